import { type JobContext, type JobQueue, openJobQueue, PermanentJobError } from '@portal/jobs';
import { createLogger } from '@portal/platform';
import { startRedisServer } from '@test/redis-server';
import { createTestDatabase } from '@test/test-database';
import { startTcpGate, type TcpGate } from '@test/tcp-gate';
import { until } from '@test/until';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const logger = createLogger('test', process.env.TEST_LOG ?? 'silent');
const timing = {
  retryWait: (attempt: number) => 50 * attempt,
  lockMs: 1_500,
  stalledCheckMs: 500,
  closeMs: 3_000,
};

/** One place where a queue may be kept, and how to open it through a gate. */
interface Store {
  readonly url: string;
  open(url: string): Promise<JobQueue>;
  dispose(): Promise<void>;
}

async function postgresStore(): Promise<Store> {
  const database = await createTestDatabase([]);
  const open = (databaseUrl: string) => openJobQueue({ databaseUrl, logger, timing });
  return { url: database.url, open, dispose: () => database.dispose() };
}

async function redisStore(): Promise<Store> {
  const server = await startRedisServer();
  const open = (queueUrl: string) =>
    openJobQueue({ queueUrl, databaseUrl: 'postgres://unused', logger, timing });
  return { url: server.url, open, dispose: () => server.close() };
}

const redisMissing = startRedisServer.missing();
if (redisMissing && process.env.CI === 'true') {
  throw new Error(`${redisMissing}: install redis-server`);
}
if (redisMissing) {
  process.stderr.write(`\n*** SKIPPED: job queue on Redis (${redisMissing}) ***\n\n`);
}

const stores: [string, () => Promise<Store>][] = [['PostgreSQL', postgresStore]];
if (!redisMissing) stores.push(['Redis', redisStore]);

describe.each(stores)('JobQueue on %s', (_name, makeStore) => {
  let store: Store;
  let door: TcpGate;
  let queue: JobQueue;
  const opened: { readonly queue: JobQueue; readonly gate: TcpGate }[] = [];

  /** A process of its own, as far as the store can see. */
  const open = async (): Promise<(typeof opened)[number]> => {
    const gate = await startTcpGate(new URL(store.url));
    const one = { queue: await store.open(gate.url), gate };
    opened.push(one);
    return one;
  };
  type Handler = (payload: { noticeId: string }, context: JobContext) => Promise<void>;
  const work = (on: JobQueue, handler: Handler) => on.start({ 'send-notice': handler });
  const enqueue = (id: string, notBefore?: Date) =>
    queue.enqueue('send-notice', { noticeId: id }, notBefore ? { id, notBefore } : { id });

  beforeEach(async () => {
    store = await makeStore();
    ({ queue, gate: door } = await open());
  });
  afterEach(async () => {
    for (const one of opened) one.gate.resume();
    const all = opened.splice(0);
    await Promise.all(all.map((one) => one.queue.close()));
    await Promise.all(all.map((one) => one.gate.close()));
    await store.dispose();
  });

  it('hands the payload, the id and the number of the try to the handler', async () => {
    const seen: unknown[] = [];
    await work(queue, async (payload, context) => void seen.push([payload, context]));
    const id = randomUUID();
    await enqueue(id);
    await until(() => seen.length === 1);
    expect(seen).toEqual([[{ noticeId: id }, { jobId: id, attempt: 1 }]]);
  });

  it('does not add an id again while its job waits or runs', async () => {
    const id = randomUUID();
    await enqueue(id);
    await enqueue(id);
    expect(await queue.health()).toEqual({ reachable: true, waiting: 1, active: 0, delayed: 0 });
    let runs = 0;
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    await work(queue, async () => {
      runs += 1;
      await gate;
    });
    await until(() => runs === 1);
    await enqueue(id);
    await sleep(300);
    expect(await queue.health()).toMatchObject({ active: 1, waiting: 0 });
    finish();
    await until(async () => (await queue.health()).active === 0);
    expect(runs).toBe(1);
  });

  it('forgets a job that succeeded or failed for good: its id may come again', async () => {
    const id = randomUUID();
    let runs = 0;
    await work(queue, () => {
      runs += 1;
      return runs === 1 ? Promise.resolve() : Promise.reject(new PermanentJobError('no'));
    });
    for (const expected of [1, 2, 3]) {
      await enqueue(id);
      await until(() => runs === expected);
      await until(async () => (await queue.health()).active === 0);
    }
    expect(await queue.health()).toMatchObject({ waiting: 0, delayed: 0 });
  });

  it('tries again after growing waits until it succeeds', async () => {
    const at: number[] = [];
    await work(queue, (_, { attempt }) => {
      at.push(performance.now());
      return attempt < 4 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await enqueue(randomUUID());
    await until(() => at.length === 4);
    const waits = at.slice(1).map((time, index) => time - at[index]!);
    waits.forEach((wait, index) => expect(wait).toBeGreaterThan(50 * (index + 1) - 10));
  });

  it('never tries again after a PermanentJobError', async () => {
    let runs = 0;
    await work(queue, () => {
      runs += 1;
      return Promise.reject(new PermanentJobError('address refused'));
    });
    await enqueue(randomUUID());
    await until(() => runs === 1);
    await sleep(500);
    expect(runs).toBe(1);
    expect(await queue.health()).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  });

  it('holds a job until its instant', async () => {
    let ranAt = 0;
    await work(queue, async () => void (ranAt = performance.now()));
    const start = performance.now();
    await enqueue(randomUUID(), new Date(performance.timeOrigin + performance.now() + 700));
    await until(() => ranAt > 0);
    expect(ranAt - start).toBeGreaterThan(650);
  });

  it('refuses an id that a store could misread', async () => {
    await expect(enqueue('a:b')).rejects.toThrow('cannot be the id');
    await expect(enqueue('')).rejects.toThrow('cannot be the id');
  });

  it('shares the jobs between workers, each job once', async () => {
    const seen: string[] = [];
    const handler = async (_: unknown, { jobId }: JobContext) => void seen.push(jobId);
    await Promise.all([work(queue, handler), work((await open()).queue, handler)]);
    const ids = Array.from({ length: 60 }, () => randomUUID());
    await Promise.all(ids.map((id) => enqueue(id)));
    await until(() => seen.length >= 60);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it('waits for the running jobs when it closes, and leaves the others', async () => {
    const { queue: worker } = await open();
    let ended = 0;
    let begun = 0;
    await work(worker, async () => {
      begun += 1;
      await sleep(300);
      ended += 1;
    });
    await Promise.all(Array.from({ length: 30 }, () => enqueue(randomUUID())));
    await until(() => begun > 0);
    await worker.close();
    expect(ended).toBe(begun);
    const { waiting, active } = await queue.health();
    expect(active).toBe(0);
    expect(waiting).toBe(30 - ended);
  });

  it('says that the store is away, refuses to enqueue, and goes on when it is back', async () => {
    const seen: string[] = [];
    await work(queue, async (_, { jobId }) => void seen.push(jobId));
    const [before, during, after] = [randomUUID(), randomUUID(), randomUUID()];
    await enqueue(before);
    await until(() => seen.length === 1);
    door.cut();
    expect(await queue.health()).toMatchObject({ reachable: false });
    await expect(enqueue(during)).rejects.toThrow(/./);
    await sleep(1_500);
    door.resume();
    await until(async () => (await queue.health()).reachable, 20_000);
    await enqueue(after);
    await until(() => seen.includes(after), 20_000);
  });

  it('gives the job of a process that died to another worker', async () => {
    const dying = await open();
    let begun = false;
    let release = (): void => undefined;
    await work(dying.queue, () => {
      begun = true;
      return new Promise((resolve) => (release = resolve));
    });
    const id = randomUUID();
    await enqueue(id);
    await until(() => begun);
    dying.gate.cut();
    const seen: string[] = [];
    await work(queue, async (_, { jobId }) => void seen.push(jobId));
    await until(() => seen.length > 0, 20_000);
    expect(seen).toEqual([id]);
    release();
  });
});
