import { addWorkingMinutes, CurrentCalendar, workingMinutesBetween } from '@portal/deadlines';
import type { Applicant, StaffMember } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { type Period, periodOf, type Report, Reporting } from '@portal/reporting';
import { DossierOffice, FULL_FORM, SOME_FILE } from '@test/dossier-office';

const at = (date: string, hour = 9, minute = 0): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 + minute });

const SUMMER = { proposalDate: '2026-08-20', eventDate: '2026-08-10' };
const SUMMER_FORM = { ...FULL_FORM, answers: { ...FULL_FORM.answers, ...SUMMER } };

const ASKED_FOR = {
  action: 'request_supplement',
  reason: 'Tờ trình chưa đóng dấu',
  items: [{ componentId: 'to-trinh', text: 'Bản có dấu' }],
} as const;

describe('figures of dossiers that lived through the real actions', () => {
  let office: DossierOffice;
  let unit: Applicant;
  let reporting: Reporting;

  const period = (from: string, to: string): Period =>
    periodOf({ from: getPlainDate(from), to: getPlainDate(to) }, office.clock.now());

  /** A dossier that was accepted at nine on a day. */
  async function accepted(date: string): Promise<string> {
    office.clock.set(at(date, 8));
    const { id } = await office.submitted(unit, SUMMER_FORM);
    office.clock.set(at(date));
    await office.act(id, office.member('clerk'), { action: 'accept' });
    return id;
  }

  /** Hands on to the next step after some working minutes. */
  async function handOn(id: string, minutes: number): Promise<void> {
    const calendar = office.app.get(CurrentCalendar).get();
    office.clock.set(addWorkingMinutes(calendar, office.clock.now(), minutes));
    await office.act(id, await office.holder(id), { action: 'advance', note: '' });
  }

  /** All steps but the last take an hour; the decision is made at a moment. */
  async function decide(id: string, moment: Date): Promise<void> {
    for (;;) {
      const { stepId } = await office.find(id);
      if (office.procedure.steps.find((step) => step.id === stepId)?.decides) break;
      await handOn(id, 60);
    }
    office.clock.set(moment);
    const chairman = office.member('chairman');
    const file = { dossierId: id, actor: chairman, componentId: null };
    await office.dossiers.attachFile(file, SOME_FILE);
    const nominees = await office.nominees(id);
    await office.act(id, chairman, {
      action: 'decide',
      number: '1/QĐ-UBND',
      signedOn: getPlainDate('2026-09-01'),
      outcomes: nominees.map(({ id: nomineeId }) => ({
        nomineeId,
        outcome: 'approved' as const,
        reason: null,
      })),
    });
  }

  const reportFor = (
    reader: StaffMember,
    more: { unitId?: string; procedureKey?: string } = {},
  ): Promise<Report> =>
    reporting.report({
      reader,
      filter: { procedureKey: more.procedureKey ?? null, unitId: more.unitId ?? null },
      period: period('2026-10-01', '2026-10-31'),
      before: period('2026-09-01', '2026-09-30'),
    });

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Cam Xuyen');
    const { dataSource, app } = office;
    reporting = new Reporting(
      dataSource,
      app.get(CurrentCalendar),
      app.get(ProcedureCatalogue),
      app.get(Organisation),
    );

    // Twenty working days from each acceptance, 2 September being a holiday of two days.
    const september = await accepted('2026-08-31');
    await decide(september, at('2026-09-10'));
    const early = await accepted('2026-09-14');
    await decide(early, at('2026-10-05'));
    const onTime = await accepted('2026-09-14');
    // The minute of its due date.
    await decide(onTime, at('2026-10-12'));
    const late = await accepted('2026-09-14');
    await decide(late, at('2026-10-12', 9, 1));
    const withdrawn = await accepted('2026-10-05');
    await handOn(withdrawn, 60);
    await office.act(withdrawn, unit, { action: 'withdraw', reason: 'Nộp nhầm' });
    // Waits through the end of October; answered and decided afterwards.
    const waiting = await accepted('2026-10-26');
    await handOn(waiting, 60);
    await handOn(waiting, 60);
    await office.act(waiting, office.member('specialist'), ASKED_FOR);
    const open = await accepted('2026-10-28');
    const overdue = await accepted('2026-09-21');
    office.clock.set(at('2026-11-05'));
    await office.act(waiting, unit, { action: 'answer_supplement', answer: 'Đã bổ sung' });
    await decide(waiting, at('2026-11-12'));
    await decide(open, at('2026-11-13'));
    await decide(overdue, at('2026-11-16'));
    office.clock.set(at('2026-11-30'));
  }, 120_000);

  afterAll(() => office.close());

  it('counts early, on time and late, what was stopped, and what was open at the end', async () => {
    const { total, before } = await reportFor(office.member('inspector'));
    expect(total.touched).toBe(7);
    expect(total.finished).toMatchObject({ early: 1, on_time: 1, late: 1 });
    expect(total.stopped).toBe(1);
    expect(total.open).toEqual({ inTime: 2, overdue: 1, waiting: 1 });
    expect(before.finished).toMatchObject({ early: 1, on_time: 0, late: 0 });
    expect(before.touched).toBe(5);
  });

  it('counts the progress of 766, and late with a second request whatever the dates', async () => {
    const first = await reportFor(office.member('inspector'));
    expect(first.total.progress).toEqual({ onTime: 5, late: 2, lateByRequests: 0 });
    // One request more, on days that lie behind: only its row counts, and only in its time.
    const [row] = await office.dataSource.query<{ id: string }[]>(
      `SELECT d.id FROM dossier d JOIN supplement_request r ON r.dossier_id = d.id`,
    );
    const ask = (moment: Date): Promise<unknown> =>
      office.dataSource.query(
        `WITH d AS (UPDATE dossier SET supplement_count = supplement_count + 1 WHERE id = $1)
         INSERT INTO supplement_request
           (id, dossier_id, number, reason, items, requested_by_staff_id, proposed_at, requested_at,
            due_at)
         SELECT gen_random_uuid(), $1, 2 + (extract(day from $3::timestamptz))::int, 'x', '[]', $2,
                $3, $3, $3`,
        [row!.id, office.member('specialist').staffId, moment],
      );
    await ask(at('2026-11-06'));
    const later = await reportFor(office.member('inspector'));
    expect(later.total.progress).toEqual(first.total.progress);
    await ask(at('2026-10-29'));
    const second = await reportFor(office.member('inspector'));
    expect(second.total.progress).toEqual({ onTime: 4, late: 3, lateByRequests: 1 });
    expect(second.total.finished).toEqual(first.total.finished);
  });

  it('tells working time and the reserve that was used', async () => {
    const { total } = await reportFor(office.member('inspector'));
    // 15 working days, 20 days, 20 days and a minute.
    expect(total.workingTime.quantile(0.5)).toBe(20 * 480);
    expect(total.workingTime.quantile(0.9)).toBe(20 * 480 + 1);
    expect(total.workingTime.sum).toBe(55 * 480 + 1);
    expect(total.reserveUsed.quantile(0.5)).toBe(100);
    expect(total.reserveUsed.quantile(0.1)).toBe(0);
  });

  it('finds the steps that eat the time, with their units and budgets', async () => {
    const { steps, unitSteps } = await reportFor(office.member('inspector'));
    expect(steps[0]).toMatchObject({ unitName: 'Ủy ban nhân dân tỉnh' });
    expect(steps[0]!.figures.outcomes.total).toBe(3);
    expect(steps[0]!.figures.outcomes.late).toBe(3);
    // 16 of 156 parts of the target of 128 hours.
    expect(steps[0]!.figures.budget.quantile(0.5)).toBe(788);
    const all = steps.reduce((sum, { figures }) => sum + figures.time.sum, 0);
    expect(unitSteps.reduce((sum, { figures }) => sum + figures.time.sum, 0)).toBe(all);
    // What its applicant took back was not finished by anybody of the office.
    const ended = steps.reduce((sum, { figures }) => sum + figures.outcomes.total, 0);
    const [row] = await office.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM deadline WHERE kind = 'step' AND ended_by IS NOT NULL
         AND ended_at >= '2026-10-01 00:00+7' AND ended_at < '2026-11-01 00:00+7'`,
    );
    expect(ended).toBe(row!.n);
  });

  it('narrows steps to a unit, dossiers to what it takes part in, and to a procedure', async () => {
    const inspector = office.member('inspector');
    const own = await reportFor(inspector, { unitId: 'ttpvhcc' });
    expect(own.total.touched).toBe(7);
    expect(new Set(own.steps.map(({ unitName }) => unitName))).toEqual(
      new Set(['Trung tâm Phục vụ hành chính công tỉnh']),
    );
    const none = await reportFor(inspector, { procedureKey: 'khong-co' });
    expect([none.total.touched, none.steps.length]).toEqual([0, 0]);
    expect((await reportFor(inspector, { unitId: 'so-khac' })).total.touched).toBe(0);
  });

  it('makes the sums of a unit of what the unit takes part in, and names nobody', async () => {
    const report = await reportFor(office.member('director'));
    expect(report.total.touched).toBe(7);
    const stranger = { ...office.member('director'), unitId: 'so-khac' };
    const theirs = await reportFor(stranger);
    expect([theirs.total.touched, theirs.steps, reporting.procedures(stranger)]).toEqual([
      0,
      [],
      [],
    ]);
    const text = JSON.stringify(report);
    for (const { fullName, staffId } of office.staff.values()) {
      expect(text).not.toContain(fullName);
      expect(text).not.toContain(staffId);
    }
  });

  it('gives everybody their own numbers and nobody else’s', async () => {
    const october = period('2026-10-01', '2026-10-31');
    const clerk = await reporting.ownReport(office.member('clerk'), october);
    // Three were accepted in October; two of them were handed on by then.
    expect(clerk.answers.outcomes).toMatchObject({ early: 3, on_time: 0, late: 0 });
    expect(clerk.answers.time.quantile(0.5)).toBe(60);
    expect(clerk.allSteps.outcomes.total).toBe(2);
    const chairman = await reporting.ownReport(office.member('chairman'), october);
    expect(chairman.allSteps.outcomes).toMatchObject({ late: 3 });
    expect(chairman.answers.outcomes.total).toBe(0);
    const idle = await reporting.ownReport(office.member('administrator'), october);
    expect([idle.allSteps.outcomes.total, idle.answers.outcomes.total]).toEqual([0, 0]);
  });

  it('counts working time in the database as the calendar does, pauses too', async () => {
    // All of one member of staff, one by one, against the calendar: the waiting step among them.
    const calendar = office.app.get(CurrentCalendar).get();
    const specialist = office.member('specialist');
    const year = period('2026-01-01', '2026-12-31');
    const { allSteps } = await reporting.ownReport(specialist, year);
    const rows = await office.dataSource.query<Record<string, Date>[]>(
      `SELECT d.started_at, d.ended_at, p.from_at, p.to_at FROM deadline d
       LEFT JOIN deadline_pause p ON p.deadline_id = d.id
       WHERE d.kind = 'step' AND d.ended_by = $1`,
      [specialist.staffId],
    );
    const between = (from: Date, to: Date): number => workingMinutesBetween(calendar, from, to);
    const expected = rows.map(
      (row) =>
        between(row['started_at']!, row['ended_at']!) -
        (row['from_at'] ? between(row['from_at'], row['to_at']!) : 0),
    );
    expect(rows.some((row) => row['from_at'])).toBe(true);
    expect(allSteps.time.count).toBe(rows.length);
    expect(allSteps.time.sum).toBe(expected.reduce((a, b) => a + b, 0));
  });
});
