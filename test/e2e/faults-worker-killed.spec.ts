import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildPrograms,
  endPrograms,
  freePorts,
  productionEnvironment,
  type Program,
  query,
  SeededDatabases,
  startApp,
  takePort,
} from '@test/processes';
import { type RedisServer, startRedisServer } from '@test/redis-server';
import { type CaughtMail, type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { until } from '@test/until';

const redisMissing = startRedisServer.missing();
if (redisMissing && process.env.CI) throw new Error(`${redisMissing}: install redis-server`);
if (redisMissing) process.stderr.write(`\n*** SKIPPED: worker on Redis (${redisMissing}) ***\n\n`);

/** The same kills in every run (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

/** A mail that the server has taken: the sender may or may not have heard of it. */
interface Taken {
  readonly messageId: string;
  /** Which start of the worker sent it. */
  readonly generation: number;
  readonly mail: CaughtMail;
}

/** An office with notices owed, and a worker that dies again and again. */
class Scene {
  readonly taken: Taken[] = [];
  generation = 0;
  /** What the mail server does with a mail that has arrived: true takes it. */
  decide: (mail: CaughtMail) => Promise<boolean> = () => Promise.resolve(true);
  /** Mails that wait for that. */
  held = 0;

  private constructor(
    readonly databaseUrl: string,
    readonly smtp: SmtpCatcher,
    private readonly queueUrl: string,
  ) {
    smtp.beforeAnswer = async (mail) => {
      const { generation } = this;
      this.held += 1;
      const takes = await this.decide(mail);
      this.held -= 1;
      if (!takes) return new Promise<void>(() => undefined);
      this.taken.push({ messageId: mail.headers['message-id']!, generation, mail });
      return undefined;
    };
  }

  static async open(databaseUrl: string, queueUrl: string): Promise<Scene> {
    return new Scene(databaseUrl, await startSmtpCatcher(), queueUrl);
  }

  async startWorker(smtpUrl = this.smtp.url): Promise<Program> {
    const [port] = await freePorts(1);
    this.generation += 1;
    return startApp(
      'worker',
      productionEnvironment(this.databaseUrl, {
        QUEUE_URL: this.queueUrl,
        SMTP_URL: smtpUrl,
        WORKER_PORT: String(port),
        DEMONSTRATION: '1',
      }),
    );
  }

  private async column(sql: string): Promise<string[]> {
    const rows = await query<{ value: string }>(this.databaseUrl, sql);
    return rows.map((row) => row.value);
  }

  messageIds(where = 'true'): Promise<string[]> {
    return this.column(`SELECT '<' || id || '@test.example>' AS value FROM notice WHERE ${where}`);
  }

  sent(): Promise<string[]> {
    return this.messageIds(`state = 'sent'`);
  }

  async notRelayed(): Promise<number> {
    return (await this.column('SELECT id AS value FROM outbox WHERE relayed_at IS NULL')).length;
  }
}

/** The last worker ends its work; everything is recorded as sent, and stays so when it stops. */
async function finish(scene: Scene): Promise<void> {
  const worker = await scene.startWorker();
  // Asked anew each time: what has fallen due meanwhile is told too.
  const unsent = (): Promise<string[]> => scene.messageIds(`state <> 'sent'`);
  await until(async () => (await unsent()).length === 0, 90_000).catch(() => {
    throw new Error(`the last worker did not send everything:\n${worker.output}`);
  });
  await worker.stop();
  expect(worker.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}

/** Every notice arrived; every further copy is of a later worker, word for word the same. */
async function expectNothingLost(scene: Scene): Promise<Map<string, Taken[]>> {
  const copies = new Map<string, Taken[]>();
  for (const one of scene.taken) {
    copies.set(one.messageId, [...(copies.get(one.messageId) ?? []), one]);
  }
  expect([...copies.keys()].toSorted()).toEqual((await scene.messageIds()).toSorted());
  for (const of of copies.values()) {
    const generations = of.map(({ generation }) => generation);
    expect(new Set(generations).size).toBe(generations.length);
    const words = of.map(({ mail: { to, subject, text } }) => [to, subject, text].join('\n'));
    expect(new Set(words).size).toBe(1);
  }
  return copies;
}

const repeated = (copies: Map<string, Taken[]>): string[] =>
  [...copies].filter(([, of]) => of.length > 1).map(([id]) => id);

/** Killed before the relay, after it, and during sending. */
async function killAtEachStage(scene: Scene): Promise<void> {
  const all = await scene.messageIds();
  expect(all.length).toBeGreaterThanOrEqual(50);

  const atOnce = await scene.startWorker();
  await sleep(200);
  await atOnce.stop('SIGKILL');
  expect(await scene.notRelayed()).toBe(all.length);

  // A mail server that never greets: every notice gets its job, none gets out.
  const mute = await takePort();
  const relayed = await scene.startWorker(`smtp://127.0.0.1:${mute.port}`);
  await until(async () => (await scene.notRelayed()) === 0, 30_000);
  await until(async () => (await scene.messageIds(`state = 'sending'`)).length > 0);
  await relayed.stop('SIGKILL');
  mute.close();
  expect(scene.taken).toEqual([]);

  // Five mails have arrived whole and wait for their answer when the worker dies.
  let release = (): void => undefined;
  const killed = new Promise<void>((resolve) => (release = resolve));
  const arrived: string[] = [];
  scene.decide = async (mail) => {
    const place = arrived.push(mail.headers['message-id']!);
    await killed;
    return place <= 3;
  };
  const sending = await scene.startWorker();
  await until(() => scene.held === 5, 30_000);
  await sending.stop('SIGKILL');
  release();
  await until(() => scene.held === 0);
  scene.decide = () => Promise.resolve(true);

  await finish(scene);
  const copies = await expectNothingLost(scene);
  expect(repeated(copies).toSorted()).toEqual(arrived.slice(0, 3).toSorted());
}

/** Killed at five instants that nobody chose. */
async function killAtRandom(scene: Scene, seed: number): Promise<void> {
  const random = randomOf(seed);
  const known = new Map<string, number>();
  scene.decide = async () => {
    await sleep(20 + random(180));
    return true;
  };
  for (let kill = 0; kill < 5; kill += 1) {
    const before = scene.taken.length;
    const worker = await scene.startWorker();
    // One in its first steps, the others once mails go out.
    if (kill > 0) await until(() => scene.taken.length > before, 60_000);
    await sleep(random(kill === 0 ? 1_200 : 250));
    await worker.stop('SIGKILL');
    await until(() => scene.held === 0);
    for (const id of await scene.sent()) {
      if (!known.has(id)) known.set(id, scene.generation);
    }
  }
  scene.decide = () => Promise.resolve(true);
  await finish(scene);
  const copies = await expectNothingLost(scene);
  for (const [id, generation] of known) {
    expect(Math.max(...copies.get(id)!.map((copy) => copy.generation))).toBeLessThanOrEqual(
      generation,
    );
  }
  expect(known.size).toBeGreaterThan(0);
}

/** All run side by side: they wait for the locks of dead processes most of the time. */
describe('a worker that is killed loses no notice and repeats none that was recorded', () => {
  let databases: SeededDatabases;
  let redis: RedisServer | undefined;
  const scenes: Scene[] = [];
  const running = new Map<string, Promise<void>>();

  jest.setTimeout(150_000);

  beforeAll(async () => {
    buildPrograms();
    databases = await SeededDatabases.make();
    if (!redisMissing) redis = await startRedisServer();
    const begin = async (name: string, queueUrl: string, play: (scene: Scene) => Promise<void>) => {
      const scene = await Scene.open(await databases.copy(), queueUrl);
      scenes.push(scene);
      const played = play(scene);
      played.catch(() => undefined); // reported by the test that waits for it
      running.set(name, played);
    };
    await begin('stages PostgreSQL', '', killAtEachStage);
    await begin('random PostgreSQL', '', (scene) => killAtRandom(scene, 1));
    if (!redis) return;
    await begin('stages Redis', `${redis.url}/1`, killAtEachStage);
    await begin('random Redis', `${redis.url}/2`, (scene) => killAtRandom(scene, 2));
  });
  afterAll(async () => {
    await endPrograms();
    await Promise.all(scenes.map((scene) => scene.smtp.close()));
    await redis?.close();
    await databases.dispose();
  });

  const stores = redisMissing ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'];
  it.each(stores)('before the relay, after it, and during sending (queue in %s)', (store) =>
    running.get(`stages ${store}`),
  );
  it.each(stores)('at five random instants (queue in %s)', (store) =>
    running.get(`random ${store}`),
  );
});
