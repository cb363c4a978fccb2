import { type Command, Dossier, SupplementRequest, verifyJournal } from '@portal/dossiers';
import { Deadline, DeadlinePause } from '@portal/deadlines';
import type { Applicant } from '@portal/identity';
import { InvalidFieldsError } from '@portal/kernel';
import { DossierOffice, MONDAY } from '@test/dossier-office';

const code = (expected: string) => expect.objectContaining({ code: expected });
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const asking = (action: 'request_supplement' | 'propose_supplement'): Command => ({
  action,
  reason: 'Vẫn thiếu dấu của cấp trình',
  items: [{ componentId: 'to-trinh', text: 'Bản có đóng dấu' }],
});
const REQUEST = asking('request_supplement');
const PROPOSE = asking('propose_supplement');
const APPROVE: Command = { action: 'approve_supplement' };
const DECLINE: Command = { action: 'decline_supplement', reason: 'Đã có trong hồ sơ' };
const ANSWER: Command = { action: 'answer_supplement', answer: 'Đã gửi' };

describe('a further supplement request', () => {
  let office: DossierOffice;
  let unit: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Can Loc');
  });
  beforeEach(() => office.clock.set(MONDAY));
  afterAll(() => office.close());

  const requests = (dossierId: string): Promise<SupplementRequest[]> =>
    office.dataSource.manager.find(SupplementRequest, {
      where: { dossierId },
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
  const clock = (dossierId: string, kind: Deadline['kind']): Promise<Deadline> =>
    office.dataSource.manager.findOneOrFail(Deadline, {
      where: { dossierId, kind },
      order: { startedAt: 'DESC', id: 'DESC' },
    });
  const pausesOf = ({ id }: Deadline): Promise<number> =>
    office.dataSource.manager.countBy(DeadlinePause, { deadlineId: id });

  /** Back at the desk after its first supplement. */
  async function again(): Promise<string> {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), REQUEST);
    office.clock.advance(DAY);
    await office.act(id, unit, ANSWER);
    return id;
  }
  async function toAppraisal(id: string): Promise<string> {
    await office.act(id, office.member('clerk'), { action: 'accept' });
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await office.act(id, office.member('head'), { action: 'advance', note: '' });
    return id;
  }

  /** What cannot change while a leader considers: dates, step and place in the queue. */
  const standing = ({
    stepId,
    stepStartedAt,
    stepDueAt,
    queueAt,
    extensionDraftAt,
    receptionDueAt,
    dueAt,
    targetAt,
    supplementCount,
  }: Dossier) => ({
    ...{ stepId, stepStartedAt, stepDueAt, queueAt, extensionDraftAt },
    ...{ receptionDueAt, dueAt, targetAt, supplementCount },
  });

  describe.each([
    {
      where: 'at reception',
      begin: () => again(),
      ...{ worker: 'clerk', leader: 'deskLeader' },
      ...{ waiting: 'approval_at_reception', before: 'submitted' },
    },
    {
      where: 'at appraisal',
      begin: async () => toAppraisal(await again()),
      ...{ worker: 'specialist', leader: 'director' },
      ...{ waiting: 'approval_at_appraisal', before: 'processing' },
    },
  ])('$where', ({ begin, worker, leader, waiting, before }) => {
    const kind = before === 'submitted' ? 'reception' : 'legal';

    it('is offered only as a proposal, and refused when it is made directly', async () => {
      const id = await begin();
      const { actions, supplementRules } = await office.dossiers.read(office.member(worker), id);
      expect(actions).toContain('propose_supplement');
      expect(actions).not.toContain('request_supplement');
      expect(supplementRules?.approverUnit).toMatch(
        before === 'submitted' ? /^Trung tâm/ : /^Sở Nội vụ/,
      );
      await expect(office.act(id, office.member(worker), REQUEST)).rejects.toEqual(
        code('dossier.supplement_needs_approval'),
      );
    });

    it('waits for the leader whom the procedure names, and the clocks run on', async () => {
      const id = await begin();
      const was = await office.find(id);
      const owed = await office.owed(id);
      office.clock.advance(HOUR);
      const proposed = await office.act(id, office.member(worker), PROPOSE);
      const { unitId } = office.member(leader);
      const held = { turn: 'office', holderRole: 'leader', holderUnitId: unitId };
      expect(proposed).toMatchObject({ status: waiting, ...held });
      expect(standing(proposed)).toEqual(standing(was));
      expect(await pausesOf(await clock(id, kind))).toBe(kind === 'reception' ? 1 : 0);
      expect((await clock(id, 'supplement')).endedAt).not.toBeNull();
      if (kind === 'legal') {
        expect(await clock(id, 'step')).toMatchObject({ endedAt: null, dueAt: was.stepDueAt });
      }
      expect((await office.owed(id)).slice(owed.length)).toEqual(['staff.supplement_approval']);
      const row = (await requests(id)).at(-1);
      expect(row).toMatchObject({
        number: null,
        requestedByStaffId: office.member(worker).staffId,
        proposedAt: office.clock.now(),
        requestedAt: null,
        dueAt: null,
        reason: 'Vẫn thiếu dấu của cấp trình',
      });
      const mine = { view: 'mine', text: '', page: 1 } as const;
      const { rows } = await office.dossiers.listQueue(office.member(leader), mine);
      expect(rows.find((one) => one.id === id)).toMatchObject({
        statusLabel: 'Chờ lãnh đạo duyệt yêu cầu bổ sung',
        queueAt: was.queueAt,
        stepDueAt: was.stepDueAt,
      });
    });

    it('is approved: from then on a request like the first', async () => {
      const id = await begin();
      await office.act(id, office.member(worker), PROPOSE);
      const was = await office.find(id);
      office.clock.advance(2 * HOUR);
      const owed = await office.owed(id);
      const asked = await office.act(id, office.member(leader), APPROVE);
      expect(asked).toMatchObject({
        status: before === 'submitted' ? 'supplement_at_reception' : 'supplement_at_appraisal',
        ...{ turn: 'applicant', holderRole: null, supplementCount: 2, queueAt: null },
      });
      const due = await clock(id, 'supplement');
      expect(due).toMatchObject({ endedAt: null, startedAt: office.clock.now() });
      expect(asked.supplementDueAt).toEqual(due.dueAt);
      const request = (await requests(id)).at(-1);
      expect(request).toMatchObject({
        number: 2,
        requestedAt: office.clock.now(),
        approvedByStaffId: office.member(leader).staffId,
        dueAt: due.dueAt,
      });
      expect((await office.owed(id)).slice(owed.length)).toEqual(['dossier.supplement_requested']);

      office.clock.advance(DAY);
      const answered = await office.act(id, unit, ANSWER);
      expect(answered).toMatchObject({ status: before, stepId: was.stepId });
      const counted = await clock(id, kind);
      expect(counted.countedFromAt).toEqual(office.clock.now());
      const date = kind === 'reception' ? answered.receptionDueAt : answered.dueAt;
      expect(date).toEqual(counted.dueAt);
      expect((await requests(id)).map(({ answer }) => answer)).toEqual(['Đã gửi', 'Đã gửi']);
    });

    it('reminds of what was sent, not of what was declined before', async () => {
      const id = await begin();
      await office.act(id, office.member(worker), PROPOSE);
      await office.act(id, office.member(leader), DECLINE);
      await office.act(id, office.member(worker), PROPOSE);
      await office.act(id, office.member(leader), APPROVE);
      const sent = (await requests(id)).find(({ number }) => number === 2)!;
      office.clock.set(new Date((await clock(id, 'supplement')).nextMarkAt!));
      await office.dossiers.tellMarks();
      const [row] = await office.dataSource.query<{ payload: object }[]>(
        `SELECT payload FROM outbox WHERE dossier_id = $1 AND kind = 'dossier.supplement_reminder'`,
        [id],
      );
      expect(row!.payload).toEqual({ supplementId: sent.id });
    });

    it('is declined: back where it was, and only who proposed it hears of it', async () => {
      const id = await begin();
      const was = await office.find(id);
      const owed = await office.owed(id);
      office.clock.advance(HOUR);
      await office.act(id, office.member(worker), PROPOSE);
      office.clock.advance(HOUR);
      const back = await office.act(id, office.member(leader), DECLINE);
      const { holderRole, holderUnitId } = was;
      expect(back).toMatchObject({ status: before, turn: 'office', holderRole, holderUnitId });
      expect(standing(back)).toEqual(standing(was));
      const told: { kind: string; recipient_id: string }[] = await office.dataSource.query(
        'SELECT kind, recipient_id FROM outbox WHERE dossier_id = $1 ORDER BY created_at, id',
        [id],
      );
      expect(told.slice(owed.length)).toEqual([
        { kind: 'staff.supplement_approval', recipient_id: office.member(leader).staffId },
        { kind: 'staff.supplement_declined', recipient_id: office.member(worker).staffId },
      ]);
      const { proposal } = await office.dossiers.read(office.member(worker), id);
      expect(proposal).toMatchObject({
        state: 'declined',
        declineReason: 'Đã có trong hồ sơ',
        declinerName: `Cán bộ ${leader}`,
      });
      // And it may be proposed anew.
      office.clock.advance(HOUR);
      expect(await office.act(id, office.member(worker), PROPOSE)).toMatchObject({
        status: waiting,
      });
    });

    it('shows the applicant and the public what they saw before', async () => {
      const id = await begin();
      const seen = async () => {
        const view = await office.dossiers.read(unit, id);
        const { code: dossierCode, lookupKey } = await office.find(id);
        const { rows } = await office.dossiers.listOwn(unit, 1);
        const own = rows.find((row) => row.id === id)!;
        const typed = { code: dossierCode!, key: lookupKey! };
        return {
          ...{ status: view.dossier.status, label: view.statusLabel, situation: view.situation },
          ...{ steps: view.steps, timeline: view.timeline, supplement: view.supplement },
          ...{ proposal: view.proposal, rules: view.supplementRules, actions: view.actions },
          ...{ due: view.due, own: [own.status, own.statusLabel, own.turn, own.dueAt] },
          publicly: await office.dossiers.lookUp(typed),
        };
      };
      const was = await seen();
      await office.act(id, office.member(worker), PROPOSE);
      expect(await seen()).toEqual(was);
      await office.act(id, office.member(leader), DECLINE);
      expect(await seen()).toEqual(was);
      expect(JSON.stringify(was)).not.toContain('Lãnh đạo');
      const staff = await office.dossiers.read(office.member(worker), id);
      expect(staff.timeline.slice(0, 2).map(({ title }) => title)).toEqual([
        'Lãnh đạo không duyệt yêu cầu bổ sung',
        'Trình lãnh đạo duyệt yêu cầu bổ sung',
      ]);
    });

    it('tells the applicant of an approved one as of any request', async () => {
      const id = await begin();
      await office.act(id, office.member(worker), PROPOSE);
      await office.act(id, office.member(leader), APPROVE);
      const { timeline, supplement } = await office.dossiers.read(unit, id);
      expect(timeline[0]!.title).toBe('Yêu cầu bổ sung giấy tờ');
      expect(timeline.map(({ title }) => title).join()).not.toMatch(/lãnh đạo/i);
      expect(supplement).toMatchObject({ number: 2, reason: 'Vẫn thiếu dấu của cấp trình' });
    });

    it('gives the slip of what was sent, not of what is considered', async () => {
      const id = await begin();
      const settings = { intakeUrl: 'http://localhost:3000', demonstration: true };
      const slip = (actor = unit) =>
        office.dossiers.paper({ name: 'supplement-slip', dossierId: id, actor, settings });
      const sent = await slip();
      office.clock.advance(HOUR);
      await office.act(id, office.member(worker), {
        ...PROPOSE,
        reason: 'Chưa được gửi',
      } as Command);
      expect(await slip()).toEqual(sent);
      await office.act(id, office.member(leader), APPROVE);
      expect((await slip()).reason).toBe('Chưa được gửi');
    });

    it('can be overtaken by a withdrawal, and stays in the record', async () => {
      const id = await begin();
      await office.act(id, office.member(worker), PROPOSE);
      await office.act(id, unit, { action: 'withdraw', reason: '' });
      expect(await office.find(id)).toMatchObject({ status: 'withdrawn', supplementCount: 1 });
      expect((await clock(id, kind)).endedAt).not.toBeNull();
      if (kind === 'legal') expect((await clock(id, 'step')).endedAt).not.toBeNull();
      expect(await requests(id)).toHaveLength(2);
      await expect(office.act(id, office.member(leader), APPROVE)).rejects.toEqual(
        code('dossier.action_impossible'),
      );
      const { proposal } = await office.dossiers.read(office.member(worker), id);
      expect(proposal?.state).toBe('left');
      expect(await office.owed(id)).not.toContain('staff.supplement_declined');
    });

    it('is decided by that leader alone', async () => {
      const id = await begin();
      await office.act(id, office.member(worker), PROPOSE);
      const others = ['clerk', 'head', 'specialist', 'chairman', 'deskLeader', 'director'];
      for (const name of others.filter((other) => other !== leader)) {
        for (const command of [APPROVE, DECLINE]) {
          await expect(office.act(id, office.member(name), command)).rejects.toEqual(
            code('dossier.action_forbidden'),
          );
        }
      }
    });

    it('is previewed by itself: the mail to the leader, then the mail to the applicant', async () => {
      const id = await begin();
      const preview = async (name: string, command: Command) => {
        const { version } = await office.find(id);
        return office.dossiers.preview(
          { dossierId: id, version, actor: office.member(name) },
          command,
        );
      };
      const proposing = await preview(worker, PROPOSE);
      expect(proposing.notices.map((notice) => notice.toName)).toEqual([`Cán bộ ${leader}`]);
      const [toLeader] = proposing.notices;
      expect(toLeader!.text).toContain('Bản có đóng dấu');
      expect(toLeader!.text).toContain('Vẫn thiếu dấu của cấp trình');
      expect(toLeader!.text).toContain('766');
      expect(await requests(id)).toHaveLength(1);
      await office.act(id, office.member(worker), PROPOSE);
      const approving = await preview(leader, APPROVE);
      expect(approving.notices.map((notice) => notice.kind)).toEqual([
        'dossier.supplement_requested',
      ]);
      expect(approving.notices[0]!.text).toContain('Vẫn thiếu dấu của cấp trình');
      expect((await office.find(id)).status).toBe(waiting);
      const declining = await preview(leader, DECLINE);
      expect(declining.notices[0]!.text).toContain('Đã có trong hồ sơ');
    });

    it('happens once, however many try at once', async () => {
      const id = await begin();
      const { version } = await office.find(id);
      const many = async (name: string, command: Command, at: number): Promise<unknown[]> => {
        const reference = { dossierId: id, version: at, actor: office.member(name) };
        const results = await Promise.allSettled(
          Array.from({ length: 5 }, () => office.dossiers.act(reference, command)),
        );
        return results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      };
      const stale = Array.from({ length: 4 }, () => code('dossier.stale'));
      expect(await many(worker, PROPOSE, version)).toEqual(stale);
      expect(await many(leader, APPROVE, version + 1)).toEqual(stale);
      const owed = await office.owed(id);
      expect(owed.filter((one) => one === 'staff.supplement_approval')).toHaveLength(1);
      expect(owed.filter((one) => one === 'dossier.supplement_requested')).toHaveLength(2);
      expect(await requests(id)).toHaveLength(2);
    });
  });

  it('needs items and reason, and a reason to be declined', async () => {
    const id = await again();
    const refusal = await office
      .act(id, office.member('clerk'), { action: 'propose_supplement', reason: '', items: [] })
      .catch((error: unknown) => error);
    expect((refusal as InvalidFieldsError).fields.map((fault) => fault.code)).toEqual([
      'dossier.items_missing',
      'dossier.reason_missing',
    ]);
    await office.act(id, office.member('clerk'), PROPOSE);
    const declining = { action: 'decline_supplement', reason: ' ' } as const;
    await expect(office.act(id, office.member('deskLeader'), declining)).rejects.toBeInstanceOf(
      InvalidFieldsError,
    );
  });

  it('is not needed for the first request', async () => {
    const { id } = await office.submitted(unit);
    const { actions } = await office.dossiers.read(office.member('clerk'), id);
    expect(actions).toContain('request_supplement');
    expect(actions).not.toContain('propose_supplement');
    await expect(office.act(id, office.member('clerk'), PROPOSE)).rejects.toEqual(
      code('dossier.supplement_needs_no_approval'),
    );
  });

  it('is not put before a unit that has no leader', async () => {
    const id = await again();
    const { staffId } = office.member('deskLeader');
    await office.dataSource.query('UPDATE staff SET active = false WHERE id = $1', [staffId]);
    await expect(office.act(id, office.member('clerk'), PROPOSE)).rejects.toMatchObject({
      code: 'dossier.no_approver',
      params: { unit: 'Trung tâm Phục vụ hành chính công tỉnh' },
    });
    await office.dataSource.query('UPDATE staff SET active = true WHERE id = $1', [staffId]);
    expect(await office.find(id)).toMatchObject({ status: 'submitted' });
  });

  it('tells in a late mail of its own request, not of the last', async () => {
    const id = await again();
    office.clock.advance(HOUR);
    await office.act(id, office.member('clerk'), PROPOSE);
    const { version } = await office.find(id);
    const reference = { dossierId: id, version, actor: office.member('deskLeader') };
    await office.dossiers.act(reference, APPROVE);
    const sent = await requests(id);
    const rows: { payload: { supplementId: string } }[] = await office.dataSource.query(
      `SELECT payload FROM outbox WHERE dossier_id = $1 AND kind = 'dossier.supplement_requested'
       ORDER BY created_at`,
      [id],
    );
    expect(rows.map(({ payload }) => payload.supplementId)).toEqual(sent.map((one) => one.id));
  });

  it('keeps every journal whole, with no word of a request in it', async () => {
    const id = await again();
    await office.act(id, office.member('clerk'), PROPOSE);
    await office.act(id, office.member('deskLeader'), DECLINE);
    const entries: { data: object }[] = await office.dataSource.query(
      'SELECT data FROM journal_entry WHERE dossier_id = $1',
      [id],
    );
    const text = JSON.stringify(entries);
    for (const word of ['dấu', 'Đã có trong']) expect(text).not.toContain(word);
    expect((await verifyJournal(office.dataSource.manager)).broken).toBeNull();
  });
});

describe('a supplement asked for during appraisal', () => {
  let office: DossierOffice;
  let unit: Applicant;
  // Three working days from Monday 09:00.
  const LAST = new Date('2026-12-03T02:00:00Z');

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Duc Tho');
  });
  beforeEach(() => office.clock.set(MONDAY));
  afterAll(() => office.close());

  async function atAppraisal(): Promise<string> {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await office.act(id, office.member('head'), { action: 'advance', note: '' });
    return id;
  }
  const read = (id: string) => office.dossiers.read(office.member('specialist'), id);

  it('is possible to the last minute of the third working day', async () => {
    const id = await atAppraisal();
    office.clock.set(new Date(LAST.getTime() + 59_000));
    const { actions, supplementRules } = await read(id);
    expect(actions).toContain('request_supplement');
    expect(supplementRules?.window).toMatchObject({ until: LAST, open: true });
    const asked = await office.act(id, office.member('specialist'), REQUEST);
    expect(asked.status).toBe('supplement_at_appraisal');
  });

  it('is neither offered nor taken a minute later, and the refusal says what to do', async () => {
    const id = await atAppraisal();
    office.clock.set(new Date(LAST.getTime() + 60_000));
    const { actions, supplementRules } = await read(id);
    expect(actions).not.toContain('request_supplement');
    expect(actions).toContain('advance');
    expect(supplementRules?.window).toMatchObject({ until: LAST, open: false });
    const before = await office.find(id);
    await expect(office.act(id, office.member('specialist'), REQUEST)).rejects.toMatchObject({
      code: 'dossier.appraisal_supplement_too_late',
      params: {
        until: expect.stringContaining('03/12/2026'),
        citation: expect.stringContaining('61/2018'),
      },
    });
    expect(await office.find(id)).toEqual(before);
  });

  it('counts from the completion from which the limit counts anew', async () => {
    const id = await atAppraisal();
    await office.act(id, office.member('specialist'), REQUEST);
    // Long after the window of the first intake.
    office.clock.set(new Date('2026-12-14T02:00:00Z'));
    await office.act(id, unit, ANSWER);
    const { actions, supplementRules } = await read(id);
    expect(actions).toContain('propose_supplement');
    expect(supplementRules?.window).toMatchObject({
      until: new Date('2026-12-17T02:00:00Z'),
      open: true,
    });
    office.clock.set(new Date('2026-12-17T02:01:00Z'));
    expect((await read(id)).actions).not.toContain('propose_supplement');
    await expect(office.act(id, office.member('specialist'), PROPOSE)).rejects.toEqual(
      code('dossier.appraisal_supplement_too_late'),
    );
  });

  it('binds the proposal, not its approval', async () => {
    const id = await atAppraisal();
    await office.act(id, office.member('specialist'), REQUEST);
    office.clock.set(new Date('2026-12-01T02:00:00Z'));
    await office.act(id, unit, ANSWER);
    await office.act(id, office.member('specialist'), PROPOSE);
    office.clock.set(new Date('2026-12-10T02:00:00Z'));
    const asked = await office.act(id, office.member('director'), APPROVE);
    expect(asked.status).toBe('supplement_at_appraisal');
  });

  it('leaves the desk its own time', async () => {
    const { id } = await office.submitted(unit);
    office.clock.set(new Date('2026-12-10T02:00:00Z'));
    const { actions, supplementRules } = await office.dossiers.read(office.member('clerk'), id);
    expect(actions).toContain('request_supplement');
    expect(supplementRules?.window).toBeNull();
  });
});
