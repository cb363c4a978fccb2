import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import {
  compileCalendar,
  type CountingRule,
  CurrentCalendar,
  DeadlinePause,
  deadlinesEntities,
  DeadlinesModule,
  DeadlineStore,
  loadCalendars,
} from '@portal/deadlines';
import { ManualClock, newId, yearOf } from '@portal/kernel';
import { LOGGER, PlatformModule, readConfig, ROOT_DIR } from '@portal/platform';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { pino } from 'pino';
import type { EntityManager } from 'typeorm';

const hours = {
  verified: false,
  sessions: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:30' },
  ],
  workingDays: [1, 2, 3, 4, 5],
};
const calendar = compileCalendar(loadCalendars(join(ROOT_DIR, 'config', 'calendars')), hours);
const store = new DeadlineStore(new CurrentCalendar(calendar));
const lastYear = yearOf(calendar.lastDate);

const legal: CountingRule = {
  amount: 25,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'next_working_day',
  resume: 'restart',
  citation: 'Điều 1 Quyết định thử nghiệm',
  verified: false,
};

const office = (text: string): Date => new Date(`${text}:00+07:00`);
const clock = new ManualClock(office('2026-03-02T08:15'));
const started = office('2026-03-02T08:15');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(deadlinesEntities);
});
afterAll(() => database.dispose());

const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  database.dataSource.transaction(work);

/** Starts the legal clock of a new dossier. */
async function startLegal(changes: Partial<CountingRule> = {}, targetShare?: number) {
  const dossierId = newId(clock.now());
  const rule = { ...legal, ...changes };
  const share = targetShare === undefined ? {} : { targetShare };
  const deadline = await inTransaction((tx) =>
    store.start(tx, { dossierId, kind: 'legal', rule, at: started, ...share }),
  );
  return { dossierId, deadline };
}

const legalClock = (dossierId: string, at: string) =>
  ({ dossierId, kind: 'legal', at: office(at) }) as const;
const supplement = (dossierId: string, at: string) => ({
  ...legalClock(dossierId, at),
  reason: 'supplement',
  by: newId(clock.now()),
});
const current = (dossierId: string) =>
  store.current(database.dataSource.manager, dossierId, 'legal');

describe('DeadlinesModule', () => {
  /** Boots the module on a day and returns what it logged. */
  async function boot(today: string): Promise<{ store: DeadlineStore; log: string }> {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const config = readConfig({
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'portal@example.org',
      SESSION_SECRET: randomUUID(),
    });
    const platform = PlatformModule.forApp('test', config, new ManualClock(office(today)));
    const app = await Test.createTestingModule({ imports: [platform, DeadlinesModule] })
      .overrideProvider(LOGGER)
      .useValue(logger)
      .compile();
    await app.init();
    expect(app.get(CurrentCalendar).get().firstDate).toBe('2023-01-01');
    const booted = { store: app.get(DeadlineStore), log: lines.join('') };
    await app.close();
    return booted;
  }

  it('compiles the calendar at boot and warns when it ends within 18 months', async () => {
    const near = await boot(`${lastYear - 1}-11-22T09:00`);
    expect(near.store).toBeInstanceOf(DeadlineStore);
    expect(near.log).toContain('calendars end within 18 months');
    const far = await boot(`${lastYear - 1}-06-22T09:00`);
    expect(far.log).toBe('');
  });
});

describe('DeadlineStore', () => {
  it('keeps the date, the target and what they were computed with', async () => {
    const { dossierId } = await startLegal({}, 0.8);
    expect(await current(dossierId)).toMatchObject({
      stepId: null,
      rule: legal,
      startedAt: started,
      dueAt: office('2026-04-06T08:15'),
      dueDate: '2026-04-06',
      targetShare: 0.8,
      targetAt: office('2026-03-30T08:15'),
      calendars: { 2026: calendar.findHash(2026) },
      provisional: false,
      endedAt: null,
      outcome: null,
    });
  });

  it('restarts after a supplement, target and all', async () => {
    const { dossierId } = await startLegal({}, 0.8);
    await inTransaction((tx) => store.pause(tx, supplement(dossierId, '2026-03-10T09:00')));
    expect((await current(dossierId))!.dueAt).toEqual(office('2026-04-06T08:15'));
    await inTransaction((tx) => store.resume(tx, legalClock(dossierId, '2026-03-12T10:00')));
    expect(await current(dossierId)).toMatchObject({
      dueAt: office('2026-04-16T10:00'),
      dueDate: '2026-04-16',
      targetAt: office('2026-04-09T10:00'),
      startedAt: started,
    });
  });

  it('continues where the rule says so, through several pauses', async () => {
    const { dossierId } = await startLegal({ resume: 'continue' });
    for (const [from, to] of [
      ['2026-03-10T09:00', '2026-03-12T10:00'],
      ['2026-03-16T09:00', '2026-03-16T10:00'],
    ] as const) {
      await inTransaction((tx) => store.pause(tx, supplement(dossierId, from)));
      await inTransaction((tx) => store.resume(tx, legalClock(dossierId, to)));
    }
    expect((await current(dossierId))!.dueAt).toEqual(office('2026-04-08T10:15'));
  });

  it('explains the stored date', async () => {
    const { dossierId } = await startLegal();
    await inTransaction((tx) => store.pause(tx, supplement(dossierId, '2026-03-10T09:00')));
    await inTransaction((tx) => store.resume(tx, legalClock(dossierId, '2026-03-12T10:00')));
    const { manager } = database.dataSource;
    const explanation = (await store.explain(manager, dossierId, 'legal'))!;
    expect(explanation.matchesStored).toBe(true);
    expect(explanation.computation.dueAt).toEqual(explanation.deadline.dueAt);
    expect(explanation.lines.vi).toContain('Đến hạn lúc 10:00, Thứ Năm, 16/04/2026.');
    expect(explanation.lines.en).toContain('Due at 10:00, Thursday 16 April 2026.');
    expect(await store.explain(manager, newId(clock.now()), 'legal')).toBeNull();
  });

  it('notices that the calendar has moved under a stored date', async () => {
    const { dossierId } = await startLegal();
    const sixDays = compileCalendar(loadCalendars(join(ROOT_DIR, 'config', 'calendars')), {
      ...hours,
      workingDays: [1, 2, 3, 4, 5, 6],
    });
    const other = new DeadlineStore(new CurrentCalendar(sixDays));
    const explanation = await other.explain(database.dataSource.manager, dossierId, 'legal');
    expect(explanation!.matchesStored).toBe(false);
  });

  it.each([
    ['2026-04-03T17:00', 'early'],
    ['2026-04-06T08:15', 'on_time'],
    ['2026-04-06T08:16', 'late'],
  ])('stopped at %s it ended %s', async (at, outcome) => {
    const { dossierId } = await startLegal();
    await inTransaction((tx) => store.stop(tx, legalClock(dossierId, at)));
    expect(await current(dossierId)).toMatchObject({ endedAt: office(at), outcome });
  });

  it('stopped while it waits for a supplement it is measured at the request', async () => {
    const { dossierId, deadline } = await startLegal();
    await inTransaction((tx) => store.pause(tx, supplement(dossierId, '2026-03-10T09:00')));
    await inTransaction((tx) => store.stop(tx, legalClock(dossierId, '2026-05-20T09:00')));
    expect((await current(dossierId))!.outcome).toBe('early');
    const pauses = await database.dataSource.manager.findBy(DeadlinePause, {
      deadlineId: deadline.id,
    });
    expect(pauses).toMatchObject([
      { fromAt: office('2026-03-10T09:00'), toAt: office('2026-05-20T09:00') },
    ]);
  });

  it('lets one clock of a kind run, and starts it again after its end', async () => {
    const { dossierId } = await startLegal();
    const again = legalClock(dossierId, '2026-03-03T09:00');
    const restart = () =>
      inTransaction((tx) => store.start(tx, { ...again, rule: { ...legal, amount: 5 } }));
    await expect(restart()).rejects.toMatchObject({ code: 'deadlines.already_running' });
    await inTransaction((tx) => store.stop(tx, again));
    await restart();
    expect((await current(dossierId))!.dueAt).toEqual(office('2026-03-10T09:00'));
  });

  it('keeps the clocks of a dossier apart, steps by their id', async () => {
    const { dossierId } = await startLegal();
    const rule: CountingRule = {
      ...legal,
      amount: 90,
      unit: 'working_minute',
      firstDay: 'same_moment',
    };
    const step = { dossierId, kind: 'step', stepId: 'appraisal', rule, at: started } as const;
    await inTransaction((tx) => store.start(tx, step));
    const { manager } = database.dataSource;
    expect(await store.current(manager, dossierId, 'step')).toMatchObject({
      stepId: 'appraisal',
      dueAt: office('2026-03-02T09:45'),
    });
    expect((await current(dossierId))!.rule.amount).toBe(25);
    expect(await store.current(manager, dossierId, 'reception')).toBeNull();
  });

  it('a step without its id is refused by the table', async () => {
    const dossierId = newId(clock.now());
    const nameless = { dossierId, kind: 'step', rule: legal, at: started } as const;
    await expect(inTransaction((tx) => store.start(tx, nameless))).rejects.toThrow(
      'ck_deadline_step',
    );
  });

  it('refuses what does not fit the state of the clock', async () => {
    const { dossierId } = await startLegal();
    const nobody = newId(clock.now());
    const refusal = (work: (tx: EntityManager) => Promise<unknown>) =>
      inTransaction(work).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    const at = '2026-03-10T09:00';
    expect(await refusal((tx) => store.resume(tx, legalClock(dossierId, at)))).toBe(
      'deadlines.not_paused',
    );
    expect(await refusal((tx) => store.pause(tx, supplement(dossierId, '2026-03-02T08:14')))).toBe(
      'deadlines.pause_invalid',
    );
    for (const act of [
      (tx: EntityManager) => store.pause(tx, supplement(nobody, at)),
      (tx: EntityManager) => store.resume(tx, legalClock(nobody, at)),
      (tx: EntityManager) => store.stop(tx, legalClock(nobody, at)),
    ]) {
      expect(await refusal(act)).toBe('deadlines.not_running');
    }
    await inTransaction((tx) => store.pause(tx, supplement(dossierId, at)));
    expect(await refusal((tx) => store.pause(tx, supplement(dossierId, '2026-03-11T09:00')))).toBe(
      'deadlines.already_paused',
    );
    expect(await refusal((tx) => store.resume(tx, legalClock(dossierId, '2026-03-10T08:59')))).toBe(
      'deadlines.pause_invalid',
    );
    await inTransaction((tx) => store.resume(tx, legalClock(dossierId, '2026-03-10T10:00')));
    expect(await refusal((tx) => store.pause(tx, supplement(dossierId, '2026-03-10T09:30')))).toBe(
      'deadlines.pause_invalid',
    );
  });

  it('two that pause at once: one wins', async () => {
    const { dossierId, deadline } = await startLegal();
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        inTransaction((tx) => store.pause(tx, supplement(dossierId, '2026-03-10T09:00'))),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const count = await database.dataSource.manager.countBy(DeadlinePause, {
      deadlineId: deadline.id,
    });
    expect(count).toBe(1);
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const dossierId = newId(clock.now());
    const failing = inTransaction(async (tx) => {
      await store.start(tx, { dossierId, kind: 'legal', rule: legal, at: started });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await current(dossierId)).toBeNull();
  });

  it('refuses a date in a year without a calendar', async () => {
    await expect(startLegal({ amount: 5_000 })).rejects.toMatchObject({
      code: 'deadlines.year_missing',
      params: { year: lastYear + 1 },
    });
  });
});
