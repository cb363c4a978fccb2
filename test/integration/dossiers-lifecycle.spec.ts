import { type Command, JournalEntry, verifyJournal } from '@portal/dossiers';
import { type Applicant, SYSTEM } from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { DossierOffice, FULL_FORM, MONDAY, SOME_FILE } from '@test/dossier-office';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a dossier', () => {
  let office: DossierOffice;
  let unit: Applicant;
  let other: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Cam Xuyen');
    other = await office.unit('Ky Anh');
  });

  beforeEach(() => office.clock.set(MONDAY));

  afterAll(() => office.close());

  async function advanceToDecision(id: string): Promise<void> {
    while (!office.procedure.steps.find((s) => s.id === 'decision' && s.decides)) break;
    for (;;) {
      const { stepId } = await office.find(id);
      if (office.procedure.steps.find((step) => step.id === stepId)?.decides) return;
      await office.act(id, await office.holder(id), { action: 'advance', note: '' });
    }
  }

  async function decision(id: string): Promise<Command> {
    const nominees = await office.nominees(id);
    return {
      action: 'decide',
      number: '123/QĐ-UBND',
      signedOn: '2026-11-30' as never,
      outcomes: nominees.map((nominee, index) => ({
        nomineeId: nominee.id,
        outcome: index === 0 ? ('approved' as const) : ('rejected' as const),
        reason: index === 0 ? null : 'Chưa đủ thành tích',
      })),
    };
  }

  it('goes from draft to result, each change with journal entry and notices', async () => {
    const { id } = await office.submitted(unit);
    let dossier = await office.find(id);
    expect(dossier).toMatchObject({
      status: 'submitted',
      turn: 'office',
      holderRole: 'reception_clerk',
      holderUnitId: 'ttpvhcc',
    });
    expect(dossier.code).toMatch(/-261130-\d{4}$/);
    dossier = await office.act(id, office.member('clerk'), { action: 'accept' });
    // 20 working days from Monday 09:00, no holiday on the way.
    expect(dossier.dueAt?.toISOString()).toBe('2026-12-28T02:00:00.000Z');
    expect(dossier.targetAt?.toISOString()).toBe('2026-12-22T02:00:00.000Z');
    expect(dossier.queueAt).toEqual(dossier.dueAt);
    await advanceToDecision(id);
    const chairman = office.member('chairman');
    await office.dossiers.attachFile(
      { dossierId: id, actor: chairman, componentId: null },
      SOME_FILE,
    );
    dossier = await office.act(id, chairman, await decision(id));
    expect(dossier).toMatchObject({ status: 'decided', holderRole: 'reception_clerk' });
    expect((await office.nominees(id)).map(({ outcome }) => outcome)).toEqual([
      'approved',
      'rejected',
    ]);
    dossier = await office.act(id, office.member('clerk'), { action: 'hand_over', receivedBy: '' });
    expect(dossier).toMatchObject({ status: 'handed_over', turn: 'nobody', queueAt: null });
    expect(await office.owed(id)).toEqual([
      'dossier.submitted',
      'staff.new_dossier',
      // The clerk who accepts holds the first step too and need not be told.
      'dossier.accepted',
      ...['dossier.advanced', 'staff.turn'],
      ...['dossier.advanced', 'staff.turn'],
      // From appraisal to opinions the same specialist goes on.
      'dossier.advanced',
      ...Array.from({ length: 4 }, () => ['dossier.advanced', 'staff.turn']).flat(),
      'dossier.decided',
      'staff.turn',
      'dossier.handed_over',
    ]);
    const entries = await office.dataSource.manager.findBy(JournalEntry, { dossierId: id });
    expect(entries.map(({ action }) => action)).toEqual([
      'submit',
      'accept',
      ...Array.from({ length: 7 }, () => 'advance'),
      'decide',
      'hand_over',
    ]);
  });

  it('writes nothing personal into the journal', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Ông Trần Văn Bình chưa ký',
      items: [{ componentId: 'to-trinh', text: 'Chữ ký' }],
    });
    const entries = await office.dataSource.manager.findBy(JournalEntry, { dossierId: id });
    const text = JSON.stringify(entries);
    for (const word of ['Trần', 'Bình', 'Đượm', 'Chữ ký', '0912345678', 'unit.example']) {
      expect(text).not.toContain(word);
    }
  });

  it('is sent once, however often the form is', async () => {
    const id = await office.fullDraft(unit);
    const { version } = await office.find(id);
    const reference = { dossierId: id, version, actor: unit };
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => office.dossiers.act(reference, { action: 'submit' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await office.owed(id)).toEqual(['dossier.submitted', 'staff.new_dossier']);
  });

  it('is refused with every fault at once, and nothing changes', async () => {
    const partyId = unit.memberships[0]!.partyId;
    const id = await office.dossiers.createDraft({
      actor: unit,
      procedureKey: office.procedure.key,
      partyId,
      communeId: null,
    });
    const before = await office.find(id);
    const refusal = await office.act(id, unit, { action: 'submit' }).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(InvalidFieldsError);
    const fields = (refusal as InvalidFieldsError).fields.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['answers.reason', 'nominees', 'components.to-trinh']),
    );
    expect(await office.find(id)).toEqual(before);
    expect(await office.owed(id)).toEqual([]);
  });

  it('waits for a supplement, then the desk has its eight hours anew', async () => {
    const { id } = await office.submitted(unit);
    office.clock.advance(3_600_000);
    const asked = await office.act(id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Thiếu chữ ký',
      items: [{ componentId: 'to-trinh', text: 'Bản có chữ ký' }],
    });
    expect(asked).toMatchObject({ turn: 'applicant', holderRole: null, queueAt: null });
    // 15 working days from Monday 10:00.
    expect(asked.supplementDueAt?.toISOString()).toBe('2026-12-21T03:00:00.000Z');
    office.clock.advance(24 * 3_600_000);
    await office.dossiers.attachFile(
      { dossierId: id, actor: unit, componentId: 'to-trinh' },
      SOME_FILE,
    );
    const answered = await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã ký' });
    expect(answered).toMatchObject({ status: 'submitted', holderRole: 'reception_clerk' });
    // Tuesday 10:00 and eight working hours: Wednesday 10:00.
    expect(answered.receptionDueAt?.toISOString()).toBe('2026-12-02T03:00:00.000Z');
    await expect(
      office.act(id, office.member('clerk'), {
        action: 'request_supplement',
        reason: 'Nữa',
        items: [{ componentId: null, text: 'Khác' }],
      }),
    ).rejects.toEqual(code('dossier.supplement_needs_approval'));
  });

  it('asks for a supplement only with items and reason, both faults told at once', async () => {
    const { id } = await office.submitted(unit);
    const refusal = await office
      .act(id, office.member('clerk'), { action: 'request_supplement', reason: ' ', items: [] })
      .catch((error: unknown) => error);
    expect((refusal as InvalidFieldsError).fields.map((fault) => fault.code)).toEqual([
      'dossier.items_missing',
      'dossier.reason_missing',
    ]);
  });

  it('has its legal clock counted anew after a supplement during appraisal', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await office.act(id, office.member('head'), { action: 'advance', note: '' });
    await office.act(id, office.member('specialist'), {
      action: 'request_supplement',
      reason: 'Cần làm rõ',
      items: [{ componentId: null, text: 'Xác nhận' }],
    });
    office.clock.advance(24 * 3_600_000);
    const answered = await office.act(id, unit, { action: 'answer_supplement', answer: 'Rõ' });
    expect(answered).toMatchObject({ status: 'processing', stepId: 'appraisal' });
    expect(answered.dueAt?.toISOString()).toBe('2026-12-29T02:00:00.000Z');
  });

  it('is closed by the sweep when no answer comes, and only then', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), {
      action: 'request_supplement',
      reason: 'Thiếu',
      items: [{ componentId: null, text: 'Xác nhận' }],
    });
    expect(await office.dossiers.closeUnanswered()).toBe(0);
    office.clock.set(new Date('2027-01-11T02:00:00Z'));
    const closed = await Promise.all([
      office.dossiers.closeUnanswered(),
      office.dossiers.closeUnanswered(),
    ]);
    expect(closed[0] + closed[1]).toBeGreaterThanOrEqual(1);
    expect(await office.find(id)).toMatchObject({ status: 'closed_unanswered', turn: 'nobody' });
    expect((await office.owed(id)).filter((k) => k === 'dossier.closed_unanswered')).toHaveLength(
      1,
    );
  });

  it('can be withdrawn before the decision, and the office hears of it', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, unit, { action: 'withdraw', reason: '' });
    expect(await office.owed(id)).toEqual(
      expect.arrayContaining(['dossier.withdrawn', 'staff.withdrawn']),
    );
    await expect(office.act(id, unit, { action: 'withdraw', reason: '' })).rejects.toEqual(
      code('dossier.action_impossible'),
    );
  });

  it('does not exist for another unit, another office or an administrator', async () => {
    const { id } = await office.submitted(unit);
    for (const actor of [other, office.member('administrator')]) {
      await expect(office.dossiers.read(actor, id)).rejects.toEqual(code('dossier.not_found'));
      await expect(office.act(id, actor, { action: 'accept' })).rejects.toEqual(
        code('dossier.not_found'),
      );
    }
  });

  it('can be acted on only by the role whose turn it is', async () => {
    const { id } = await office.submitted(unit);
    for (const name of ['specialist', 'chairman', 'inspector']) {
      await expect(office.act(id, office.member(name), { action: 'accept' })).rejects.toEqual(
        code('dossier.action_forbidden'),
      );
    }
    await expect(office.act(id, SYSTEM, { action: 'accept' })).rejects.toEqual(
      code('dossier.action_forbidden'),
    );
  });

  it('tells the second of two colleagues that the first was faster', async () => {
    const { id, version } = await office.submitted(unit);
    const reference = { dossierId: id, version, actor: office.member('clerk') };
    const results = await Promise.allSettled([
      office.dossiers.act(reference, { action: 'accept' }),
      office.dossiers.act(reference, { action: 'refuse', reason: 'Không đúng thủ tục' }),
    ]);
    const refused = results.filter((r): r is PromiseRejectedResult => r.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((refused[0]!.reason as CodedError).code).toBe('dossier.stale');
  });

  it('shows before an action what it will bring, and changes nothing', async () => {
    const { id, version } = await office.submitted(unit);
    const before = await office.find(id);
    const reference = { dossierId: id, version, actor: office.member('clerk') };
    const preview = await office.dossiers.preview(reference, { action: 'accept' });
    expect(preview.dueAt?.toISOString()).toBe('2026-12-28T02:00:00.000Z');
    expect(preview.notices.map(({ kind }) => kind)).toEqual(['dossier.accepted']);
    expect(preview.notices[0]!.subject).toContain(before.code);
    expect(await office.find(id)).toEqual(before);
    expect(await office.owed(id)).toHaveLength(2);
    const after = await office.dossiers.act(reference, { action: 'accept' });
    expect(after.dueAt).toEqual(preview.dueAt);
  });

  it('keeps a decision to its step, its nominees and its file', async () => {
    const { id } = await office.submitted(unit);
    await office.act(id, office.member('clerk'), { action: 'accept' });
    await office.act(id, office.member('clerk'), { action: 'advance', note: '' });
    await expect(office.act(id, office.member('head'), await decision(id))).rejects.toEqual(
      code('dossier.action_forbidden'),
    );
    await advanceToDecision(id);
    const chairman = office.member('chairman');
    await expect(office.act(id, chairman, { action: 'advance', note: '' })).rejects.toEqual(
      code('dossier.step_must_decide'),
    );
    const refusal = await office
      .act(id, chairman, {
        action: 'decide',
        number: ' ',
        signedOn: '2026-12-31' as never,
        outcomes: [],
      })
      .catch((error: unknown) => error);
    expect((refusal as InvalidFieldsError).fields.map((f) => f.code)).toEqual([
      'dossier.decision_number_missing',
      'dossier.decision_in_future',
      'dossier.decision_file_missing',
      'dossier.outcome_missing',
      'dossier.outcome_missing',
    ]);
  });

  it('gives 200 parallel submissions 200 consecutive codes', async () => {
    office.clock.set(new Date('2026-12-01T02:00:00Z'));
    const ids: string[] = [];
    for (let i = 0; i < 200; i += 1) ids.push(await office.fullDraft(i % 2 === 0 ? unit : other));
    await Promise.all(
      ids.map((dossierId, i) =>
        office.dossiers.act(
          { dossierId, version: 2, actor: i % 2 === 0 ? unit : other },
          { action: 'submit' },
        ),
      ),
    );
    const rows: { code: string }[] = await office.dataSource.query(
      `SELECT code FROM dossier WHERE code LIKE '%-261201-%' ORDER BY code`,
    );
    expect(rows.map((row) => Number(row.code.slice(-4)))).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
  });

  it('loses no number to a submission that fails', async () => {
    office.clock.set(new Date('2026-12-02T02:00:00Z'));
    const first = await office.submitted(unit);
    const failing = await office.fullDraft(unit);
    await expect(
      office.dataSource.transaction(async (tx) => {
        await office.dossiers.actIn(
          tx,
          { dossierId: failing, version: 2, actor: unit },
          { action: 'submit' },
        );
        throw new Error('the connection breaks before the commit');
      }),
    ).rejects.toThrow('the connection breaks');
    expect((await office.find(failing)).status).toBe('draft');
    const next = await office.submitted(unit);
    expect([first.code!.slice(-4), next.code!.slice(-4)]).toEqual(['0001', '0002']);
  });

  it('keeps a draft against another tab and merges what was typed', async () => {
    const partyId = unit.memberships[0]!.partyId;
    const id = await office.dossiers.createDraft({
      actor: unit,
      procedureKey: office.procedure.key,
      partyId,
      communeId: null,
    });
    const reference = { dossierId: id, version: 1, actor: unit };
    await office.dossiers.saveDraft(reference, { answers: { reason: 'Một' } });
    await expect(
      office.dossiers.saveDraft(reference, { answers: { reason: 'Hai' } }),
    ).rejects.toEqual(code('draft.stale'));
    await office.dossiers.saveDraft({ ...reference, version: 2 }, { nominees: FULL_FORM.nominees });
    const { form } = await office.find(id);
    expect(form.answers.reason).toBe('Một');
    expect(form.nominees).toHaveLength(2);
  });

  describe('and its journal', () => {
    const verify = () => verifyJournal(office.dataSource.manager);
    const tamper = async (sql: string, parameters: unknown[]): Promise<void> => {
      // What only somebody with the rights of the owner could do.
      await office.dataSource.query('ALTER TABLE journal_entry DISABLE TRIGGER ALL');
      await office.dataSource.query(sql, parameters);
      await office.dataSource.query('ALTER TABLE journal_entry ENABLE TRIGGER ALL');
    };

    it('is whole', async () => {
      expect((await verify()).broken).toBeNull();
    });

    it.each([
      'UPDATE journal_entry SET action = action',
      'DELETE FROM journal_entry',
      'TRUNCATE journal_entry',
    ])('refuses %s', async (sql) => {
      await expect(office.dataSource.query(sql)).rejects.toThrow(
        'journal entries are never changed or removed',
      );
    });

    it('tells an altered entry, and where', async () => {
      const { id } = await office.submitted(unit);
      const [{ data }] = (await office.dataSource.query<{ data: object }[]>(
        'SELECT data FROM journal_entry WHERE dossier_id = $1',
        [id],
      )) as [{ data: object }];
      await tamper(`UPDATE journal_entry SET data = data || '{"code":"x"}' WHERE dossier_id = $1`, [
        id,
      ]);
      expect((await verify()).broken).toEqual({ dossierId: id, sequence: 1, reason: 'altered' });
      await tamper('UPDATE journal_entry SET data = $2 WHERE dossier_id = $1', [
        id,
        JSON.stringify(data),
      ]);
      expect((await verify()).broken).toBeNull();
    });

    it('tells an end that was cut off', async () => {
      const { id } = await office.submitted(unit);
      await office.act(id, office.member('clerk'), { action: 'accept' });
      await tamper('DELETE FROM journal_entry WHERE dossier_id = $1 AND sequence = 2', [id]);
      expect((await verify()).broken).toEqual({ dossierId: id, sequence: 2, reason: 'missing' });
      await office.dataSource.query('UPDATE dossier SET journal_length = 1 WHERE id = $1', [id]);
    });
  });
});
