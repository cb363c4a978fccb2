import { CurrentCalendar, Deadline } from '@portal/deadlines';
import { addWorkingMinutes, compileCalendar } from '@portal/deadlines/core';
import { loadCalendars } from '@portal/deadlines';
import {
  ExtensionDraft,
  JournalEntry,
  recountDossiers,
  SupplementRequest,
  surveyDossiers,
  verifyJournal,
} from '@portal/dossiers';
import type { Applicant } from '@portal/identity';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { join } from 'node:path';
import { DossierOffice, MONDAY } from '@test/dossier-office';

describe('time passes', () => {
  let office: DossierOffice;
  let unit: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Cam Xuyen');
  });
  beforeEach(() => office.clock.set(MONDAY));
  afterAll(() => office.close());

  const calendar = () => office.app.get(CurrentCalendar).get();
  /** Moves the clock on by working hours. */
  const pass = (hours: number): void =>
    office.clock.set(addWorkingMinutes(calendar(), office.clock.now(), Math.round(hours * 60)));

  /** What was owed since the last look, with whom it is for. */
  async function news(id: string, seen: { count: number }): Promise<string[]> {
    const rows: { kind: string; mark: string | null; email: string }[] =
      await office.dataSource.query(
        `SELECT o.kind, o.payload->>'mark' AS mark, split_part(coalesce(s.email, a.email), '@', 1) AS email
         FROM outbox o LEFT JOIN staff s ON s.id = o.recipient_id
         LEFT JOIN account a ON a.id = o.recipient_id
         WHERE o.dossier_id = $1 ORDER BY o.created_at, o.id`,
        [id],
      );
    const fresh = rows.slice(seen.count);
    seen.count = rows.length;
    return fresh.map(({ kind, mark, email }) => [kind, mark, email].filter(Boolean).join(' '));
  }

  const running = (dossierId: string, kind: Deadline['kind']) =>
    office.dataSource.manager.findOneByOrFail(Deadline, { dossierId, kind });

  async function accepted(): Promise<string> {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    return id;
  }

  it('and the desk is told after two hours, at four fifths, and with its head at the end', async () => {
    const { id } = await office.submitted(unit);
    const seen = { count: 0 };
    await news(id, seen);
    pass(1.9);
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual([]);
    pass(0.1);
    await office.dossiers.tellMarks();
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual(['staff.time_warning alert clerk']);
    pass(4.4);
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual(['staff.time_warning most clerk']);
    pass(1.6);
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual([
      'staff.time_warning all clerk',
      'staff.time_warning all deskleader',
    ]);
    pass(40);
    expect(await office.dossiers.tellMarks()).toBe(0);
    await office.act(id, office.member('clerk'), { action: 'refuse', reason: 'Sai thủ tục' });
  });

  it('and the holder of a step is told at 50, 80 and 100 %, the head at 100 % too', async () => {
    const id = await accepted();
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await office.act(id, office.member('head'), { action: 'advance', note: '' });
    const seen = { count: 0 };
    await news(id, seen);
    const { rule } = await office.dataSource.manager.findOneByOrFail(Deadline, {
      dossierId: id,
      kind: 'step',
      stepId: 'appraisal',
    });
    const told: string[][] = [];
    for (const share of [0.49, 0.02, 0.3, 0.2]) {
      pass((rule.amount * share) / 60);
      await office.dossiers.tellMarks();
      told.push(await news(id, seen));
    }
    expect(told).toEqual([
      [],
      ['staff.time_warning half specialist'],
      ['staff.time_warning most specialist'],
      ['staff.time_warning all specialist', 'staff.time_warning all head'],
    ]);
  });

  it('and a worker that was down tells the last mark only, once, whoever comes first', async () => {
    const id = await accepted();
    const seen = { count: 0 };
    await news(id, seen);
    pass(40);
    const swept = await Promise.all([1, 2, 3, 4].map(() => office.dossiers.tellMarks()));
    expect(swept.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(1);
    expect(await news(id, seen)).toEqual([
      'staff.time_warning all clerk',
      'staff.time_warning all deskleader',
    ]);
  });

  it('and a step that is left is measured and warns no more', async () => {
    const id = await accepted();
    pass(1);
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    const steps = await office.dataSource.manager.find(Deadline, {
      where: { dossierId: id, kind: 'step' },
      order: { startedAt: 'ASC' },
    });
    expect(steps.map(({ stepId, outcome, endedBy }) => [stepId, outcome, endedBy])).toEqual([
      ['hand-over', 'on_time', office.member('clerk').staffId],
      ['assignment', null, null],
    ]);
    expect(steps[0]!.nextMarkAt).toBeNull();
    expect((await office.find(id)).stepDueAt).toEqual(steps[1]!.dueAt);
    // What the fast step saved is not given to the next one: it stays in the reserve.
    const taken = steps[1]!.rule.amount;
    expect(steps[1]!.dueAt).toEqual(addWorkingMinutes(calendar(), office.clock.now(), taken));
  });

  it('and the applicant is reminded on the 10th and 13th day, then the dossier is closed', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Thiếu chữ ký',
      items: [{ componentId: null, text: 'Tờ trình có chữ ký' }],
    });
    const seen = { count: 0 };
    await news(id, seen);
    pass(9 * 8);
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual([]);
    for (const days of [1, 3]) {
      pass(days * 8);
      await office.dossiers.tellMarks();
      expect(await news(id, seen)).toEqual(['dossier.supplement_reminder cam-xuyen']);
    }
    pass(2 * 8);
    office.clock.set(new Date(office.clock.now().getTime() + 60_000));
    await office.dossiers.tellMarks();
    expect(await office.dossiers.closeUnanswered()).toBe(1);
    expect(await news(id, seen)).toEqual(['dossier.closed_unanswered cam-xuyen']);
  });

  it('and nobody is warned while the dossier is with its applicant', async () => {
    const id = await accepted();
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await office.act(id, office.member('head'), { action: 'advance', note: '' });
    await office.act(id, office.member('specialist'), {
      action: 'request_supplement',
      reason: 'Thiếu chữ ký',
      items: [{ componentId: null, text: 'Tờ trình có chữ ký' }],
    });
    const seen = { count: 0 };
    await news(id, seen);
    expect((await running(id, 'legal')).nextMarkAt).toBeNull();
    pass(5 * 8);
    await office.dossiers.tellMarks();
    expect(await news(id, seen)).toEqual([]);
    await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã ký' });
    const step = await office.dataSource.manager.findOneByOrFail(Deadline, {
      dossierId: id,
      kind: 'step',
      stepId: 'appraisal',
    });
    expect(step.marksPassed).toBe(0);
    expect(step.countedFromAt).toEqual(office.clock.now());
    expect((await office.find(id)).stepDueAt).toEqual(step.dueAt);
  });
});

describe('the place in the queue', () => {
  let office: DossierOffice;
  let unit: Applicant;
  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Nghi Xuan');
  });
  afterAll(() => office.close());

  it('goes by the promise while it can be kept, later when it is lost, and back when it is caught up', async () => {
    office.clock.set(MONDAY);
    const calendar = office.app.get(CurrentCalendar).get();
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    const before = await office.find(id);
    expect(before.queueAt).toEqual(before.dueAt);
    // All that remains at twice its pace: half of 128 hours before the due date.
    expect(before.keptUntil).toEqual(addWorkingMinutes(calendar, before.dueAt!, -64 * 60));
    office.clock.set(before.keptUntil!);
    await office.dossiers.placeAnew();
    expect(await office.find(id)).toEqual(before);

    office.clock.set(new Date(before.keptUntil!.getTime() + 60_000));
    const placed = await Promise.all([1, 2, 3].map(() => office.dossiers.placeAnew()));
    expect(placed.reduce((a, b) => a + b, 0)).toBe(1);
    const after = await office.find(id);
    expect(after.queueAt).toEqual(addWorkingMinutes(calendar, before.dueAt!, 40 * 480));
    // Its place is all that has changed.
    expect(Object.assign(after, { queueAt: before.queueAt, keptUntil: before.keptUntil })).toEqual(
      before,
    );

    // Lost is not forgotten: overdue dossiers have a list of their own.
    const overdue = { view: 'overdue', text: '', page: 1 } as const;
    const clerk = office.member('clerk');
    expect((await office.dossiers.listQueue(clerk, overdue)).rows).toEqual([]);
    const now = office.clock.now();
    office.clock.set(new Date(before.dueAt!.getTime() + 60_000));
    expect(await office.dossiers.listQueue(clerk, overdue)).toMatchObject({
      total: 1,
      rows: [{ id, urgency: 'overdue' }],
    });
    expect(await office.dossiers.countQueue(clerk)).toMatchObject({ overdue: 1, mine: 1 });
    office.clock.set(now);

    // The shorter the rest, the longer the promise can be kept.
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    const next = await office.find(id);
    expect(next.queueAt).toEqual(next.dueAt);
    expect(next.keptUntil!.getTime()).toBeGreaterThan(before.keptUntil!.getTime());
  });
});

describe('an apology is drafted', () => {
  let office: DossierOffice;
  let unit: Applicant;
  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Ky Anh');
  });
  beforeEach(() => office.clock.set(MONDAY));
  afterAll(() => office.close());

  const calendar = () => office.app.get(CurrentCalendar).get();
  const pass = (hours: number): void =>
    office.clock.set(addWorkingMinutes(calendar(), office.clock.now(), hours * 60));

  async function accepted(): Promise<string> {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    return id;
  }
  const drafts = (dossierId: string) =>
    office.dataSource.manager.find(ExtensionDraft, { where: { dossierId } });

  it('as soon as the forecast is late, with the step that took the time', async () => {
    const id = await accepted();
    // The first step has 4 of 156 hours: what remains of 128 fits until 32 hours more are gone.
    pass(30);
    await office.dossiers.draftExtensions();
    expect(await drafts(id)).toEqual([]);
    pass(10);
    await office.dossiers.draftExtensions();
    await office.dossiers.draftExtensions();
    const [draft, ...more] = await drafts(id);
    expect(more).toEqual([]);
    expect(draft).toMatchObject({
      trigger: 'forecast_late',
      cause: 'step_overrun',
      causeStepId: 'hand-over',
      proposedDays: 1,
      settledAt: null,
    });
    const { dueAt } = await office.find(id);
    expect(draft!.dueAt).toEqual(dueAt);
    expect(draft!.forecastAt.getTime()).toBeGreaterThan(dueAt!.getTime());
    expect(draft!.proposedDueAt).toEqual(addWorkingMinutes(calendar(), dueAt!, 480));
    expect(draft!.giveBy).toEqual(addWorkingMinutes(calendar(), dueAt!, -480));
    // To who holds it and to the head, once each.
    expect((await office.owed(id)).filter((kind) => kind === 'staff.extension_draft')).toHaveLength(
      2,
    );
    const entries = await office.dataSource.manager.find(JournalEntry, {
      where: { dossierId: id, action: 'draft_extension' },
    });
    expect(entries).toHaveLength(1);
    expect((await verifyJournal(office.dataSource.manager)).broken).toBeNull();
    // The draft is the office's own matter.
    const { timeline } = await office.dossiers.read(unit, id);
    expect(timeline.map(({ title }) => title)).not.toContain('Soạn dự thảo xin lỗi, hẹn lại');
    const seen = await office.dossiers.read(office.member('clerk'), id);
    expect(seen.timeline[0]!.title).toBe('Soạn dự thảo xin lỗi, hẹn lại');
  });

  it('three working days before the limit runs out, when the forecast is still in time', async () => {
    const id = await accepted();
    for (const name of ['clerk', 'head', 'specialist', 'specialist', 'head', 'director']) {
      await office.act(id, office.member(name), { action: 'advance', note: '' });
    }
    await office.act(id, office.member('office'), { action: 'advance', note: '' });
    const { dueAt, extensionDraftAt } = await office.find(id);
    expect(extensionDraftAt).toEqual(addWorkingMinutes(calendar(), dueAt!, -3 * 480));
    office.clock.set(extensionDraftAt!);
    await office.dossiers.draftExtensions();
    expect(await drafts(id)).toMatchObject([
      { trigger: 'limit_near', cause: 'step_overrun', causeStepId: 'decision', proposedDays: 1 },
    ]);
  });

  it('and no longer needed when the clock is counted anew', async () => {
    const id = await accepted();
    pass(40);
    await office.dossiers.draftExtensions();
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    expect((await office.find(id)).extensionDraftAt).toBeNull();
    await office.act(id, unit, { action: 'withdraw', reason: '' });
    const [draft] = await drafts(id);
    expect(draft!.settledAt).toEqual(office.clock.now());
  });
});

describe('another calendar', () => {
  let office: DossierOffice;
  let unit: Applicant;
  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Thach Ha');
  });
  afterAll(() => office.close());

  /** The calendars of the installation with Christmas Day off, as if a notice had come. */
  function withOneMoreDayOff() {
    const years = loadCalendars(join(ROOT_DIR, 'config', 'calendars')).map((year) =>
      year.year === 2026
        ? {
            ...year,
            entries: [
              ...year.entries,
              {
                date: getPlainDate('2026-12-25'),
                weekday: 'Fri' as const,
                kind: 'swapped_off' as const,
                name: { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' },
                verified: true,
                sources: [],
              },
            ],
          }
        : year,
    );
    return compileCalendar(years, office.app.get(CurrentCalendar).get().officeHours);
  }

  it('moves dates, clocks, columns, journal and notices together, and only once', async () => {
    office.clock.set(MONDAY);
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    const waiting = await office.submitted(unit);
    await office.act(waiting.id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Thiếu chữ ký',
      items: [{ componentId: null, text: 'Tờ trình có chữ ký' }],
    });
    const untouched = await office.submitted(unit);
    const before = await office.find(id);
    const calendar = withOneMoreDayOff();
    const manager = office.dataSource.manager;

    const would: string[] = [];
    await surveyDossiers(manager, calendar, ({ code, clock, from, to }) => {
      would.push(`${code} ${clock} ${from.toISOString()} ${to.toISOString()}`);
    });
    expect(would).toEqual([
      `${before.code} legal 2026-12-28T02:00:00.000Z 2026-12-29T02:00:00.000Z`,
    ]);
    expect(await office.find(id)).toEqual(before);

    const order = {
      dataSource: office.dataSource,
      catalogue: office.app.get(ProcedureCatalogue),
      organisation: office.app.get(Organisation),
      calendar,
      at: office.clock.now(),
      reason: 'Thông báo hoán đổi ngày nghỉ',
    };
    expect((await recountDossiers(order)).moved).toBe(1);
    const after = await office.find(id);
    expect(after.dueAt?.toISOString()).toBe('2026-12-29T02:00:00.000Z');
    expect(after.targetAt).toEqual(before.targetAt);
    expect(after.version).toBe(before.version + 1);
    const legal = await manager.findOneByOrFail(Deadline, { dossierId: id, kind: 'legal' });
    expect(legal.dueAt).toEqual(after.dueAt);
    expect(legal.calendars).toEqual({ 2026: calendar.findHash(2026) });
    const entry = await manager.findOneByOrFail(JournalEntry, {
      dossierId: id,
      action: 'recount',
    });
    expect(entry.data).toMatchObject({
      reason: 'Thông báo hoán đổi ngày nghỉ',
      moved: { legal: { from: '2026-12-28T02:00:00.000Z', to: '2026-12-29T02:00:00.000Z' } },
    });
    expect((await office.owed(id)).at(-1)).toBe('dossier.date_moved');
    expect((await verifyJournal(manager)).broken).toBeNull();
    expect(await office.find(untouched.id)).toEqual(untouched);
    const { timeline } = await office.dossiers.read(unit, id);
    expect(timeline[0]).toMatchObject({ title: 'Tính lại thời hạn theo lịch làm việc' });
    expect(timeline[0]!.text).toContain('29/12/2026');

    // Cut off and run again: nothing is left to do, nobody is told twice.
    const owed = await office.owed(id);
    expect((await recountDossiers(order)).moved).toBe(0);
    expect(await office.owed(id)).toEqual(owed);
  });

  it('moves the time of an applicant to supplement too', async () => {
    office.clock.set(new Date('2026-12-14T02:00:00Z'));
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Thiếu chữ ký',
      items: [{ componentId: null, text: 'Tờ trình có chữ ký' }],
    });
    const before = await office.find(id);
    await recountDossiers({
      dataSource: office.dataSource,
      catalogue: office.app.get(ProcedureCatalogue),
      organisation: office.app.get(Organisation),
      calendar: withOneMoreDayOff(),
      at: office.clock.now(),
      reason: 'Thông báo hoán đổi ngày nghỉ',
    });
    const after = await office.find(id);
    const request = await office.dataSource.manager.findOneByOrFail(SupplementRequest, {
      dossierId: id,
    });
    // The desk's clock had been counted with the first calendar and stands still.
    expect(request.dueAt).toEqual(after.supplementDueAt);
    expect(before.supplementDueAt!.getTime()).toBeLessThanOrEqual(after.supplementDueAt!.getTime());
  });
});
