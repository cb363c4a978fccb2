import { JobQueue, openJobQueue } from '@portal/jobs';
import { ManualClock, newId, systemClock } from '@portal/kernel';
import {
  DeliveryAttempt,
  enqueueNotice,
  type LoadedNotice,
  Notice,
  noticeBacklog,
  type NoticeOrder,
  NoticeRecords,
  NoticeRenderer,
  type NoticeRequest,
  noticeSamples,
  NoticeSender,
  NoticeSource,
  notificationsEntities,
  OutboxListener,
  OutboxRelay,
  OutboxRow,
  type Recipient,
  SmtpMailer,
} from '@portal/notifications';
import { createLogger, databaseOptions, ROOT_DIR } from '@portal/platform';
import { type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { startTcpGate, type TcpGate } from '@test/tcp-gate';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { until } from '@test/until';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';

const logger = createLogger('test', process.env.TEST_LOG ?? 'silent');
const from = 'Vinh Danh Hà Tĩnh <khong-tra-loi@vinhdanh.example>';
const renderer = new NoticeRenderer({
  root: join(ROOT_DIR, 'templates/email'),
  senderName: 'Vinh Danh Hà Tĩnh',
  demonstration: false,
});
const at = new Date('2026-11-23T02:00:00Z');
const dossierId = newId(at);

/** Facts as an application would look them up: the address tells the recipient. */
class SampleSource extends NoticeSource {
  loads = 0;
  gone = new Set<string>();

  override load(request: NoticeRequest): Promise<LoadedNotice | null> {
    this.loads += 1;
    if (this.gone.has(request.recipient.id)) return Promise.resolve(null);
    const sample = noticeSamples[request.kind];
    const link = `http://localhost:3000/x?token=${request.token ?? 'none'}`;
    return Promise.resolve({
      to: { name: 'Nguyễn Thị Hạnh', address: `${request.recipient.id}@example.vn` },
      data: request.token === null ? sample : { ...sample, link },
      unsubscribeUrl: 'http://localhost:3000/thoi-nhan/abc',
    });
  }
}

/** One worker process, as far as the database, the queue and the mail server can see. */
class TestWorker {
  readonly source = new SampleSource();
  readonly mailer: SmtpMailer;
  readonly listener: OutboxListener;
  readonly relay: OutboxRelay;
  readonly sender: NoticeSender;

  constructor(
    readonly parts: { dataSource: DataSource; queue: JobQueue; url: string; smtp: string },
    clock = systemClock,
  ) {
    const { dataSource, queue, url, smtp } = parts;
    this.mailer = new SmtpMailer(smtp, from);
    this.listener = new OutboxListener(url, logger);
    this.relay = new OutboxRelay(
      { dataSource, queue, clock, logger },
      { poll: 1_000, sweep: 60_000, stale: 600_000 },
    );
    this.sender = new NoticeSender({
      ...{ source: this.source, renderer, mailer: this.mailer, clock, logger },
      records: new NoticeRecords(dataSource),
      domain: 'vinhdanh.example',
      processNumber: this.listener.processNumber,
    });
  }

  async work(): Promise<void> {
    await this.parts.queue.start({ 'send-notice': ({ noticeId }) => this.sender.send(noticeId) });
  }

  startRelay(): void {
    this.listener.start(() => this.relay.wake());
    this.relay.start();
  }

  async close(): Promise<void> {
    await this.relay.stop();
    await this.parts.queue.close();
    await this.listener.stop();
    this.mailer.close();
  }
}

/** Enqueues for real, then dies: the transaction that would mark the row never commits. */
class DyingQueue extends JobQueue {
  constructor(private readonly real: JobQueue) {
    super();
  }
  override async enqueue(...args: Parameters<JobQueue['enqueue']>): Promise<void> {
    await this.real.enqueue(...args);
    throw new Error('killed');
  }
  override start = (): Promise<void> => Promise.reject(new Error('not here'));
  override health = () => this.real.health();
  override close = (): Promise<void> => Promise.resolve();
}

describe('notices, from the transaction to the mail server', () => {
  let database: TestDatabase;
  let smtp: SmtpCatcher;
  const workers: TestWorker[] = [];
  const timing = {
    retryWait: (attempt: number) => 100 * attempt,
    ...{ lockMs: 2_000, stalledCheckMs: 500, closeMs: 3_000 },
  };

  const openQueue = (databaseUrl = database.url): Promise<JobQueue> =>
    openJobQueue({ databaseUrl, logger, timing });
  const makeWorker = async (clock = systemClock): Promise<TestWorker> => {
    const { dataSource, url } = database;
    const parts = { dataSource, url, smtp: smtp.url, queue: await openQueue() };
    const worker = new TestWorker(parts, clock);
    workers.push(worker);
    return worker;
  };
  const account = () => ({ kind: 'account' as const, id: newId(at) });
  const order = (change: { recipient?: Recipient; releaseAt?: Date } = {}): NoticeOrder => ({
    ...{ kind: 'dossier.submitted', dossierId, payload: {}, at, recipient: account() },
    ...change,
  });
  const oweThis = (what: NoticeOrder): Promise<string> =>
    database.dataSource.transaction((tx) => enqueueNotice(tx, what));
  const owe = (change: Parameters<typeof order>[0] = {}): Promise<string> => oweThis(order(change));
  const notice = (id: string): Promise<Notice> =>
    database.dataSource.manager.findOneByOrFail(Notice, { id });
  const row = (id: string): Promise<OutboxRow> =>
    database.dataSource.manager.findOneByOrFail(OutboxRow, { id });
  const attempts = (noticeId: string): Promise<DeliveryAttempt[]> =>
    database.dataSource.manager.find(DeliveryAttempt, {
      where: { noticeId },
      order: { at: 'ASC' },
    });
  const reaches = (id: string, state: string): Promise<void> =>
    until(async () => (await notice(id)).state === state, 20_000);

  beforeEach(async () => {
    database = await createTestDatabase(notificationsEntities);
    smtp = await startSmtpCatcher();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    await smtp.close();
    await database.dispose();
  });

  it('owes nothing when the transaction is rolled back', async () => {
    const failed = database.dataSource.transaction(async (tx) => {
      await enqueueNotice(tx, order());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await database.dataSource.manager.count(OutboxRow)).toBe(0);
    expect(await database.dataSource.manager.count(Notice)).toBe(0);
  });

  it('refuses a recipient of the wrong kind', async () => {
    await expect(owe({ recipient: { kind: 'staff', id: newId(at) } })).rejects.toThrow('staff');
  });

  it('sends the mail with everything in its headers, and records it', async () => {
    const worker = await makeWorker();
    await worker.work();
    worker.startRelay();
    const id = await owe();
    await reaches(id, 'sent');
    expect(smtp.mails).toHaveLength(1);
    const [mail] = smtp.mails;
    const thread = `<dossier.${dossierId}@vinhdanh.example>`;
    expect(mail!.subject).toBe('Đã nhận được hồ sơ của bạn [000.00.06.H27-261123-0001]');
    expect(mail!.text).toContain('Kính gửi: Nguyễn Thị Minh Hạnh');
    expect(mail!.html).toContain('<html lang="vi">');
    expect(mail!.headers).toMatchObject({
      'message-id': `<${id}@vinhdanh.example>`,
      references: thread,
      'in-reply-to': thread,
      'auto-submitted': 'auto-generated',
    });
    expect(mail!.headers['list-unsubscribe']).toBeUndefined();
    const sent = await notice(id);
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, subject: mail!.subject });
    expect(sent.sentAt).toBeInstanceOf(Date);
    expect(await attempts(id)).toMatchObject([{ result: 'accepted', smtpCode: 250 }]);
  });

  it('offers to unsubscribe from optional mail only', async () => {
    const worker = await makeWorker();
    await worker.work();
    worker.startRelay();
    const id = await oweThis({
      ...{ kind: 'staff.turn', dossierId, payload: { stepId: 'tham-dinh' }, at },
      recipient: { kind: 'staff', id: newId(at) },
    });
    await reaches(id, 'sent');
    expect(smtp.mails[0]!.headers).toMatchObject({
      'list-unsubscribe': '<http://localhost:3000/thoi-nhan/abc>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
  });

  it('hears of a new notice at once, not at the next look', async () => {
    const worker = await makeWorker();
    await worker.work();
    worker.startRelay();
    await sleep(1_200);
    const start = performance.now();
    const id = await owe();
    await until(async () => (await row(id)).relayedAt !== null);
    expect(performance.now() - start).toBeLessThan(700);
  });

  it('sends a token, and keeps it nowhere', async () => {
    const worker = await makeWorker();
    worker.startRelay();
    const token = 'b7Qx-secret-token_Zz9';
    const id = await oweThis({
      ...{ kind: 'account.confirm', dossierId: null, payload: {}, secret: { token }, at },
      recipient: account(),
    });
    await until(async () => (await row(id)).relayedAt !== null);
    const dump = await database.dataSource.query<object[]>('SELECT * FROM bullmq.job');
    expect(dump).toHaveLength(1);
    expect(JSON.stringify(dump)).not.toContain(token);
    expect((await row(id)).secret).toEqual({ token });
    await worker.work();
    await reaches(id, 'sent');
    expect(smtp.mails[0]!.text).toContain(token);
    expect(smtp.mails[0]!.headers.references).toBeUndefined();
    const kept = JSON.stringify([await notice(id), await row(id), await attempts(id)]);
    expect(kept).not.toContain(token);
  });

  it('waits and tries again after 451, with the same words and Message-ID', async () => {
    const worker = await makeWorker();
    let asked = 0;
    smtp.answer = () => ((asked += 1) <= 2 ? 451 : undefined);
    await worker.work();
    worker.startRelay();
    const id = await owe();
    await reaches(id, 'sent');
    expect(smtp.mails).toHaveLength(1);
    expect(await attempts(id)).toMatchObject([
      { result: 'deferred', smtpCode: 451 },
      { result: 'deferred', smtpCode: 451 },
      { result: 'accepted', smtpCode: 250 },
    ]);
    expect(await notice(id)).toMatchObject({ attempts: 3, lastError: null });
  });

  it('gives up at once after 550, without the address in its log', async () => {
    const worker = await makeWorker();
    smtp.answer = () => 550;
    await worker.work();
    worker.startRelay();
    const id = await owe();
    await reaches(id, 'failed');
    await sleep(500);
    const log = await attempts(id);
    expect(log).toMatchObject([{ result: 'refused', smtpCode: 550 }]);
    expect(log[0]!.reason).not.toContain('example.vn');
    expect(await noticeBacklog(database.dataSource.manager, systemClock.now())).toMatchObject({
      failed: 1,
      waiting: 0,
    });
  });

  it('waits while the mail server is away', async () => {
    const port = Number(new URL(smtp.url).port);
    const worker = await makeWorker();
    await smtp.close();
    await worker.work();
    worker.startRelay();
    const id = await owe();
    await until(async () => (await attempts(id)).length > 0);
    expect((await attempts(id))[0]).toMatchObject({ result: 'deferred', smtpCode: null });
    smtp = await startSmtpCatcher(port);
    await reaches(id, 'sent');
    expect(smtp.mails).toHaveLength(1);
  });

  it('gives a notice up that could not be handed over for five days', async () => {
    const clock = new ManualClock(new Date('2026-12-28T03:00:00Z'));
    const worker = await makeWorker(clock);
    smtp.answer = () => 451;
    await worker.work();
    worker.startRelay();
    const id = await owe();
    // A month late, because no worker ran: the five days begin with the first try.
    await until(async () => (await attempts(id)).length > 0, 20_000);
    expect((await notice(id)).state).not.toBe('failed');
    clock.set(new Date('2027-01-02T03:00:01Z'));
    await reaches(id, 'failed');
    expect((await attempts(id)).at(0)).toMatchObject({ result: 'deferred', smtpCode: 451 });
    expect((await attempts(id)).at(-1)).toMatchObject({ result: 'refused', smtpCode: 451 });
  });

  it('tells nobody when nobody is left to tell', async () => {
    const worker = await makeWorker();
    const recipient = account();
    worker.source.gone.add(recipient.id);
    await worker.work();
    worker.startRelay();
    const id = await owe({ recipient });
    await reaches(id, 'failed');
    expect(smtp.mails).toHaveLength(0);
  });

  it('holds a notice until its release', async () => {
    const clock = new ManualClock(new Date('2026-11-23T02:00:00Z'));
    const worker = await makeWorker(clock);
    const id = await owe({ releaseAt: new Date('2026-11-23T03:00:00Z') });
    expect(await worker.relay.relayAll()).toBe(0);
    clock.advance(3_600_000);
    expect(await worker.relay.relayAll()).toBe(1);
    expect((await row(id)).relayedAt).not.toBeNull();
  });

  it('sends one mail when the relay dies between enqueueing and marking', async () => {
    const worker = await makeWorker();
    const id = await owe();
    const { dataSource } = database;
    const dying = new OutboxRelay({
      ...{ dataSource, clock: systemClock, logger },
      queue: new DyingQueue(worker.parts.queue),
    });
    await expect(dying.relayAll()).rejects.toThrow('killed');
    expect((await row(id)).relayedAt).toBeNull();
    // Once while the first job is still there, once more after it has run and left.
    await worker.work();
    await reaches(id, 'sent');
    expect(await worker.relay.relayAll()).toBe(1);
    await until(async () => {
      const { waiting, active } = await worker.parts.queue.health();
      return waiting + active === 0;
    });
    expect(smtp.mails).toHaveLength(1);
    expect((await notice(id)).attempts).toBe(1);
  });

  it('gives each notice one job with several relays at once', async () => {
    const relays = [await makeWorker(), await makeWorker(), await makeWorker()];
    const ids = await Promise.all(Array.from({ length: 250 }, () => owe()));
    const counts = await Promise.all(relays.map(({ relay }) => relay.relayAll()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(250);
    expect(await relays[0]!.parts.queue.health()).toMatchObject({ waiting: 250 });
    await Promise.all(relays.map((worker) => worker.work()));
    await until(() => smtp.mails.length >= 250, 40_000);
    await until(async () => (await relays[0]!.parts.queue.health()).active === 0);
    const sent = smtp.mails.map((mail) => mail.headers['message-id']);
    expect(new Set(sent).size).toBe(250);
    expect(sent).toHaveLength(250);
    expect(new Set(sent)).toEqual(new Set(ids.map((id) => `<${id}@vinhdanh.example>`)));
  });

  it('finds notices whose job was lost with its queue', async () => {
    const worker = await makeWorker();
    const id = await owe();
    await worker.relay.relayAll();
    await database.dataSource.query('DELETE FROM bullmq.job');
    expect(await worker.relay.sweepAll()).toBe(1);
    expect(await worker.relay.sweepAll()).toBe(0);
    await worker.work();
    await reaches(id, 'sent');
    expect(smtp.mails).toHaveLength(1);
  });

  it('sends again, recognisably, what a process was sending when it died', async () => {
    const worker = await makeWorker();
    const id = await owe();
    await database.dataSource.manager.update(Notice, id, { state: 'sending', claimedBy: 12_345 });
    await worker.work();
    worker.startRelay();
    await reaches(id, 'sent');
    expect(smtp.mails.map((mail) => mail.headers['message-id'])).toEqual([
      `<${id}@vinhdanh.example>`,
    ]);
  });

  it('takes over at once all that a dead process was sending', async () => {
    const { sender } = await makeWorker();
    const ids = await Promise.all(Array.from({ length: 12 }, () => owe()));
    await database.dataSource.manager.update(Notice, ids, { state: 'sending', claimedBy: 12_345 });
    await Promise.all(ids.map((id) => sender.send(id)));
    expect(smtp.mails).toHaveLength(12);
  });

  it('leaves alone what another living process is sending', async () => {
    const [one, other] = [await makeWorker(), await makeWorker()];
    one.listener.start(() => undefined);
    await sleep(500);
    const id = await owe();
    const claimedBy = one.listener.processNumber;
    await database.dataSource.manager.update(Notice, id, { state: 'sending', claimedBy });
    await expect(other.sender.send(id)).rejects.toThrow('another process');
    await one.listener.stop();
    await other.sender.send(id);
    expect(smtp.mails).toHaveLength(1);
  });

  describe('when PostgreSQL goes away', () => {
    let gate: TcpGate;
    let dataSource: DataSource;

    beforeEach(async () => {
      gate = await startTcpGate(new URL(database.url));
      const options = databaseOptions({ DATABASE_URL: gate.url, DATABASE_POOL: 10 });
      dataSource = await new DataSource({
        ...options,
        entities: notificationsEntities,
      }).initialize();
    });
    afterEach(async () => {
      gate.resume();
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      await dataSource.destroy();
      await gate.close();
    });

    const gatedWorker = async (): Promise<TestWorker> => {
      const queue = await openQueue(gate.url);
      const worker = new TestWorker({ dataSource, queue, url: gate.url, smtp: smtp.url });
      workers.push(worker);
      await worker.work();
      worker.startRelay();
      return worker;
    };

    it('goes on when it is back', async () => {
      await gatedWorker();
      const before = await owe();
      await reaches(before, 'sent');
      gate.cut();
      const during = await owe();
      await sleep(2_500);
      gate.resume();
      await reaches(during, 'sent');
      const after = await owe();
      await reaches(after, 'sent');
      expect(smtp.mails).toHaveLength(3);
    });

    it('goes on when the administrator ended every connection', async () => {
      await gatedWorker();
      await reaches(await owe(), 'sent');
      const administrator = new Client({ connectionString: database.url });
      await administrator.connect();
      await administrator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await administrator.end();
      await sleep(500);
      await reaches(await owe(), 'sent');
      expect(smtp.mails).toHaveLength(2);
    });

    it('sends once when it goes between the mail server taking the mail and the record', async () => {
      await gatedWorker();
      smtp.beforeAnswer = async () => {
        gate.cut();
        setTimeout(() => gate.resume(), 1_500);
      };
      const id = await owe();
      await reaches(id, 'sent');
      await sleep(3_000);
      expect(smtp.mails).toHaveLength(1);
      expect((await notice(id)).attempts).toBe(1);
    });
  });
});
