import { Deadline } from '@portal/deadlines';
import { type Command, type Dossier, JournalEntry, LawMove, verifyJournal } from '@portal/dossiers';
import type { Applicant, StaffMember } from '@portal/identity';
import { InvalidFieldsError } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import { DossierOffice, SOME_FILE } from '@test/dossier-office';
import {
  EARLIER_LAW,
  earlierLaw,
  FIRST_DAY,
  followVersions,
  FORM_BEFORE,
  LAST_DAY,
  laterLaw,
  limitsOf,
  renamedSteps,
  threeSteps,
  TRANSITION,
} from '@test/two-laws';

const code = (expected: string) => expect.objectContaining({ code: expected });
const REASON = 'Thời hạn ngắn hơn mười ngày làm việc.';
const MOVE: Command = { action: 'move_version', reason: REASON };
const LATER = laterLaw();

describe('a later law for dossiers on their way', () => {
  let office: DossierOffice;
  let unit: Applicant;
  let chairman: StaffMember;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Can Loc');
    chairman = office.member('chairman');
  });
  beforeEach(() => useLaws(EARLIER_LAW, LATER));
  afterAll(() => office.close());

  function useLaws(...versions: ProcedureVersion[]): void {
    followVersions(office.app, versions);
    office.procedure = versions[0]!;
    office.clock.set(LAST_DAY);
  }
  /** Accepted at once; the later law is in force when it returns. */
  async function accepted(at = LAST_DAY): Promise<string> {
    const { id } = await office.submitted(unit, FORM_BEFORE as never);
    office.clock.set(at);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    office.clock.set(new Date(Math.max(FIRST_DAY.getTime(), at.getTime() + 1)));
    return id;
  }
  const offered = async (id: string, to: StaffMember = chairman) =>
    (await office.dossiers.read(to, id)).actions.includes('move_version');
  const lawOf = async (id: string) => (await office.dossiers.read(chairman, id)).law!;
  const clock = (dossierId: string, kind: Deadline['kind']): Promise<Deadline | null> =>
    office.dataSource.manager.findOne(Deadline, {
      where: { dossierId, kind },
      order: { startedAt: 'DESC', id: 'DESC' },
    });
  const lastEntry = async (dossierId: string) =>
    (await office.dataSource.manager.findOne(JournalEntry, {
      where: { dossierId },
      order: { sequence: 'DESC' },
    }))!;
  const unchanged = async (id: string, before: Dossier): Promise<void> =>
    expect(await office.find(id)).toEqual(before);

  it('counts from acceptance, keeps step and holder, and tells the applicant', async () => {
    const id = await accepted();
    const before = await office.find(id);
    const after = await office.act(id, chairman, MOVE);
    expect(after).toMatchObject({
      ...{ procedureVersion: LATER.version, procedureHash: LATER.hash, status: 'accepted' },
      ...{ stepId: before.stepId, stepStartedAt: before.stepStartedAt, turn: 'office' },
      ...{ holderRole: before.holderRole, holderUnitId: before.holderUnitId },
      version: before.version + 1,
    });
    expect(before.dueAt).toEqual(new Date('2026-10-28T02:00:00Z'));
    expect(after.dueAt).toEqual(new Date('2026-10-14T02:00:00Z'));
    expect(after.targetAt! < before.targetAt!).toBe(true);
    expect(after.stepDueAt! < before.stepDueAt!).toBe(true);
    const legal = await clock(id, 'legal');
    expect(legal).toMatchObject({ startedAt: before.acceptedAt, dueAt: after.dueAt });
    const step = await clock(id, 'step');
    expect(step).toMatchObject({ startedAt: before.stepStartedAt, dueAt: after.stepDueAt });
    expect((await office.owed(id)).at(-1)).toBe('dossier.law_moved');
    expect(await office.owed(id)).toHaveLength(5);
  });

  it('keeps the reason beside the journal, which holds its hash and both versions', async () => {
    const id = await accepted();
    const before = await office.find(id);
    await office.act(id, chairman, MOVE);
    const move = await office.dataSource.manager.findOneByOrFail(LawMove, { dossierId: id });
    expect(move).toMatchObject({
      ...{ fromVersion: '2025-07-01', fromHash: EARLIER_LAW.hash, toVersion: '2026-10-01' },
      ...{ toHash: LATER.hash, movedByKind: 'staff', movedById: chairman.staffId },
      ...{ reason: REASON, dueBefore: before.dueAt },
    });
    const entry = await lastEntry(id);
    expect(entry).toMatchObject({ action: 'move_version', actorId: chairman.staffId });
    expect(entry.data).toMatchObject({
      ...{ fromVersion: '2025-07-01', fromHash: EARLIER_LAW.hash, moveId: move.id },
      ...{ toVersion: '2026-10-01', toHash: LATER.hash },
      reasonHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(entry.data)).not.toContain(REASON);
    expect((await verifyJournal(office.dataSource.manager)).broken).toBeNull();
    const { law, timeline } = await office.dossiers.read(chairman, id);
    expect(law?.moves).toMatchObject([{ by: chairman.fullName, reason: REASON }]);
    expect(timeline[0]).toMatchObject({ text: expect.stringContaining('2026-10-01') });
  });

  it('shows before what it will bring, to the letter', async () => {
    const id = await accepted();
    const { version } = await office.find(id);
    const reference = { dossierId: id, version, actor: chairman };
    const preview = await office.dossiers.preview(reference, MOVE);
    const after = await office.act(id, chairman, MOVE);
    const { dueAt, targetAt, stepDueAt } = after;
    expect(preview).toMatchObject({ dueAt, targetAt, stepDueAt, stepTitle: 'Kiểm tra' });
    const [mail] = preview.notices;
    expect(preview.notices).toHaveLength(1);
    expect(mail!.subject.length).toBeLessThanOrEqual(70);
    for (const said of [REASON, '28/10/2026', '14/10/2026', TRANSITION.citation]) {
      expect(mail!.text).toContain(said);
    }
  });

  it('still shows what was typed and handed in under the earlier law', async () => {
    const id = await accepted();
    await office.act(id, chairman, MOVE);
    for (const reader of [chairman, unit]) {
      const { sections, nominees, files } = await office.dossiers.read(reader, id);
      expect(sections[0]!.rows).toContainEqual(expect.objectContaining({ text: 'Trong lũ' }));
      expect(nominees.map(({ kindTitle }) => kindTitle)).toEqual(['Cá nhân', 'Tập thể']);
      expect(files.map(({ componentTitle }) => componentTitle)).toEqual(['Tờ trình', 'Báo cáo']);
    }
  });

  it('never makes a promised date later', async () => {
    useLaws(EARLIER_LAW, laterLaw({ limits: limitsOf(30) }));
    const id = await accepted();
    const before = await office.find(id);
    const after = await office.act(id, chairman, MOVE);
    const { dueAt, targetAt, stepDueAt, queueAt } = before;
    expect(after).toMatchObject({ dueAt, targetAt, stepDueAt, queueAt });
    expect((await clock(id, 'legal'))?.rule.amount).toBe(20);
  });

  it('promises a date where the earlier law knew none', async () => {
    useLaws({ ...EARLIER_LAW, limits: limitsOf(null) } as never, LATER);
    const id = await accepted();
    expect((await office.find(id)).dueAt).toBeNull();
    const after = await office.act(id, chairman, MOVE);
    expect(after.dueAt).toEqual(new Date('2026-10-14T02:00:00Z'));
    expect(await clock(id, 'step')).toMatchObject({ dueAt: after.stepDueAt, endedAt: null });
  });

  it('keeps a promise that the later law does not know, to its end', async () => {
    useLaws(EARLIER_LAW, laterLaw({ limits: limitsOf(null) }));
    const id = await accepted();
    const { dueAt } = await office.find(id);
    expect((await office.act(id, chairman, MOVE)).dueAt).toEqual(dueAt);
    await office.act(id, unit, { action: 'withdraw', reason: '' });
    expect((await clock(id, 'legal'))?.endedAt).not.toBeNull();
  });

  it('tells who holds the step only when it is somebody else', async () => {
    const [first, second] = LATER.steps.map(({ share: _share, ...step }) => ({
      ...step,
      weight: 1,
    }));
    const steps = [{ ...first!, unit: 'so-noi-vu', role: 'leader' }, second!];
    useLaws(EARLIER_LAW, laterLaw({ steps }));
    const id = await accepted();
    await office.act(id, chairman, MOVE);
    expect(await office.find(id)).toMatchObject({
      holderUnitId: 'so-noi-vu',
      holderRole: 'leader',
    });
    expect((await office.owed(id)).slice(-2).toSorted()).toEqual([
      'dossier.law_moved',
      'staff.turn',
    ]);
  });

  it('goes on under the later law until its decision', async () => {
    const id = await accepted();
    await office.act(id, chairman, MOVE);
    await office.act(id, office.member('specialist'), { action: 'advance', note: '' });
    expect(await office.find(id)).toMatchObject({ status: 'processing', stepId: 'decide' });
    await office.dossiers.attachFile(
      { dossierId: id, actor: chairman, componentId: null },
      { ...SOME_FILE, sha256: 'b'.repeat(64) },
    );
    const outcomes = (await office.nominees(id)).map(({ id: nomineeId }) => ({
      ...{ nomineeId, outcome: 'approved' as const, reason: null },
    }));
    const decide: Command = {
      ...{ action: 'decide', number: '12/QĐ', signedOn: '2026-10-01' as never, outcomes },
    };
    expect((await office.act(id, chairman, decide)).status).toBe('decided');
    expect((await clock(id, 'legal'))?.outcome).toBe('early');
    await expect(office.act(id, chairman, MOVE)).rejects.toEqual(code('dossier.action_impossible'));
  });

  it('may be moved while a step is under way, its clock counted from where it began', async () => {
    const id = await accepted();
    await office.act(id, office.member('specialist'), { action: 'advance', note: '' });
    const before = await office.find(id);
    office.clock.advance(26 * 3_600_000);
    const after = await office.act(id, chairman, MOVE);
    expect(after).toMatchObject({ status: 'processing', stepId: 'decide' });
    expect(after.stepStartedAt).toEqual(before.stepStartedAt);
    expect(after.stepDueAt! < before.stepDueAt!).toBe(true);
  });

  it.each<[string, () => ProcedureVersion | null, string]>([
    ['no law has followed', () => null, 'dossier.law_not_followed'],
    [
      'it says nothing of the way',
      () => laterLaw({ transition: null }),
      'dossier.law_without_transition',
    ],
    [
      'its rule is the earlier law',
      () => laterLaw({ transition: { ...TRANSITION, rule: 'earlier' } }),
      'dossier.law_stays',
    ],
    [
      'a commune would receive it',
      () => laterLaw({ receivingUnit: 'commune' }),
      'dossier.law_other_receiver',
    ],
    ['it has no such step', () => laterLaw({ steps: renamedSteps() }), 'dossier.law_step_missing'],
  ])('stays where it is when %s', async (_name, make, expected) => {
    const later = make();
    useLaws(EARLIER_LAW, ...(later ? [later] : []));
    const id = await accepted();
    const before = await office.find(id);
    expect(await offered(id)).toBe(false);
    await expect(office.act(id, chairman, MOVE)).rejects.toEqual(code(expected));
    await unchanged(id, before);
    const { note, later: view } = await lawOf(id);
    expect(view).toBeNull();
    expect(note === '').toBe(later === null);
    if (expected === 'dossier.law_stays') expect(note).toContain(TRANSITION.citation);
  });

  it('is for dossiers that were accepted before its day, and from that day', async () => {
    const id = await accepted(new Date('2026-10-01T01:30:00Z'));
    await expect(office.act(id, chairman, MOVE)).rejects.toEqual(code('dossier.law_not_covered'));
    office.clock.set(LAST_DAY);
    const early = await accepted();
    office.clock.set(new Date('2026-09-30T16:59:59Z'));
    expect(await offered(early)).toBe(false);
    await expect(office.act(early, chairman, MOVE)).rejects.toEqual(
      code('dossier.law_not_followed'),
    );
    office.clock.set(new Date('2026-09-30T17:00:00Z'));
    expect(await offered(early)).toBe(true);
  });

  it('is a leader’s to allow, of a unit that takes part', async () => {
    const id = await accepted();
    expect(await offered(id, office.member('deskLeader'))).toBe(true);
    for (const name of ['clerk', 'specialist', 'head', 'inspector']) {
      expect(await offered(id, office.member(name))).toBe(false);
      await expect(office.act(id, office.member(name), MOVE)).rejects.toEqual(
        code('dossier.action_forbidden'),
      );
    }
    // Their unit has no step in it: for them it does not exist.
    await expect(office.act(id, office.member('director'), MOVE)).rejects.toEqual(
      code('dossier.not_found'),
    );
    await expect(office.act(id, unit, MOVE)).rejects.toEqual(code('dossier.action_forbidden'));
  });

  it.each(['', '   ', 'quá ngắn', 'x'.repeat(2_001)])(
    'asks why it is more favourable (%#)',
    async (reason) => {
      const id = await accepted();
      const before = await office.find(id);
      await expect(office.act(id, chairman, { action: 'move_version', reason })).rejects.toThrow(
        InvalidFieldsError,
      );
      await unchanged(id, before);
    },
  );

  it('names the papers that it asks for and the dossier lacks', async () => {
    const { later, note } = await lawOf(await accepted());
    expect(note).toContain('có lợi hơn');
    expect(later).toMatchObject({
      ...{ componentsMissing: ['Xác nhận'], componentsGone: ['Báo cáo'] },
      ...{ componentsAdded: ['Xác nhận'], basis: ['Luật số 06/2026/QH16'] },
      steps: { same: true },
    });
  });

  it('waits until a supplement is back', async () => {
    useLaws(earlierLaw({ steps: threeSteps() }), laterLaw({ steps: threeSteps() }));
    const id = await accepted();
    await office.act(id, office.member('specialist'), { action: 'advance', note: '' });
    const items = [{ componentId: 'to-trinh', text: 'Bản có dấu' }];
    const ask: Command = { action: 'request_supplement', reason: 'Thiếu dấu', items };
    await office.act(id, office.member('specialist'), ask);
    await expect(office.act(id, chairman, MOVE)).rejects.toEqual(code('dossier.action_impossible'));
    expect((await lawOf(id)).note).toContain('đang ở một bước xử lý');
    office.clock.advance(24 * 3_600_000);
    await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã gửi' });
    const before = await office.find(id);
    const after = await office.act(id, chairman, MOVE);
    // Counted from the completion that made the limit count anew, as it was before.
    expect(after.dueAt).toEqual(new Date('2026-10-16T02:00:00Z'));
    expect(after.dueAt! < before.dueAt!).toBe(true);
  });

  it('is moved once, by two leaders at a time, and never twice', async () => {
    for (let round = 0; round < 5; round += 1) {
      office.clock.set(LAST_DAY);
      const id = await accepted();
      const { version } = await office.find(id);
      const leaders = [chairman, office.member('deskLeader')];
      const both = await Promise.allSettled(
        leaders.map((actor) => office.dossiers.act({ dossierId: id, version, actor }, MOVE)),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'dossier.stale' },
      });
      await expect(office.act(id, chairman, MOVE)).rejects.toEqual(
        code('dossier.law_not_followed'),
      );
      expect(await office.dataSource.manager.countBy(LawMove, { dossierId: id })).toBe(1);
    }
  });
});
