import { CurrentCalendar } from '@portal/deadlines';
import { Dossier, type QueueView } from '@portal/dossiers';
import type { Applicant, StaffMember, StaffRole } from '@portal/identity';
import { addDays, InvalidFieldsError, toOfficeTime } from '@portal/kernel';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { COMMUNE } from '@portal/procedures/core';
import { periodOf, type Report, Reporting } from '@portal/reporting';
import { DossierOffice, FULL_FORM, MONDAY, SOME_FILE } from '@test/dossier-office';

const CAN_LOC = 'xa-can-loc';
const KY_ANH = 'xa-ky-anh';
const ROLES: readonly StaffRole[] = ['reception_clerk', 'specialist', 'unit_head', 'leader'];
const VIEWS: readonly QueueView[] = ['mine', 'overdue', 'waiting', 'all', 'closed'];

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('dossiers of communes', () => {
  let office: DossierOffice;
  let unit: Applicant;
  let reporting: Reporting;

  const of = (communeId: string, role: StaffRole): StaffMember =>
    office.member(`${communeId} ${role}`);

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Can Loc');
    for (const communeId of [CAN_LOC, KY_ANH]) {
      for (const role of ROLES) {
        const name = `${communeId}.${role}`;
        office.staff.set(`${communeId} ${role}`, await office.hire(name, communeId, role));
      }
    }
    const { dataSource, app } = office;
    reporting = new Reporting(
      dataSource,
      app.get(CurrentCalendar),
      app.get(ProcedureCatalogue),
      app.get(Organisation),
    );
  });

  beforeEach(() => office.clock.set(MONDAY));

  afterAll(() => office.close());

  const submitted = (communeId: string): Promise<Dossier> =>
    office.submitted(unit, FULL_FORM, communeId);

  async function listed(reader: StaffMember, view: QueueView): Promise<string[]> {
    const { rows, total } = await office.dossiers.listQueue(reader, { view, text: '', page: 1 });
    expect(total).toBe(rows.length);
    return rows.map(({ id }) => id);
  }

  async function seenBy(reader: StaffMember): Promise<Set<string>> {
    const lists = await Promise.all(VIEWS.map((view) => listed(reader, view)));
    return new Set(lists.flat());
  }

  async function decide(id: string): Promise<void> {
    const leader = await office.holder(id);
    await office.dossiers.attachFile(
      { dossierId: id, actor: leader, componentId: null },
      SOME_FILE,
    );
    const nominees = await office.nominees(id);
    await office.act(id, leader, {
      action: 'decide',
      number: '12/QĐ-UBND',
      signedOn: '2026-11-30' as never,
      outcomes: nominees.map(({ id: nomineeId }) => ({
        nomineeId,
        outcome: 'approved' as const,
        reason: null,
      })),
    });
  }

  async function handledBy(id: string): Promise<string[]> {
    await office.act(id, await office.holder(id), { action: 'accept' });
    const units: string[] = [];
    for (;;) {
      const { stepId, holderUnitId } = await office.find(id);
      units.push(holderUnitId!);
      if (office.communeProcedure.steps.find((step) => step.id === stepId)?.decides) return units;
      await office.act(id, await office.holder(id), { action: 'advance', note: '' });
    }
  }

  /** Units whose staff are owed a mail about a dossier. */
  async function unitsTold(id: string): Promise<string[]> {
    const rows: { unit_id: string }[] = await office.dataSource.query(
      `SELECT DISTINCT s.unit_id FROM outbox o JOIN staff s ON s.id = o.recipient_id
       WHERE o.dossier_id = $1`,
      [id],
    );
    return rows.map((row) => row.unit_id);
  }

  const reportFor = (reader: StaffMember, unitId: string | null = null): Promise<Report> => {
    const today = toOfficeTime(office.clock.now()).date;
    const period = (from: number) =>
      periodOf({ from: addDays(today, from), to: addDays(today, from + 20) }, office.clock.now());
    const filter = { procedureKey: null, unitId };
    return reporting.report({ reader, filter, period: period(-20), before: period(-60) });
  };

  it('go from draft to result within the commune that was chosen', async () => {
    const { id, receivingUnitId, holderUnitId } = await submitted(CAN_LOC);
    expect([receivingUnitId, holderUnitId]).toEqual([CAN_LOC, CAN_LOC]);
    expect(new Set(await handledBy(id))).toEqual(new Set([CAN_LOC]));
    await decide(id);
    expect(await office.find(id)).toMatchObject({ status: 'decided', holderUnitId: CAN_LOC });
    await office.act(id, of(CAN_LOC, 'reception_clerk'), { action: 'hand_over', receivedBy: '' });
    expect((await office.find(id)).status).toBe('handed_over');
    expect(await unitsTold(id)).toEqual([CAN_LOC]);
    const { steps, receiver, situation } = await office.dossiers.read(unit, id);
    expect(receiver.name.vi).toBe('Ủy ban nhân dân xã Can Lộc');
    expect(new Set(steps.map(({ unitName }) => unitName))).toEqual(new Set([receiver.name.vi]));
    expect(situation.turn).not.toContain('xã, phường nơi nộp');
  });

  it('have their further supplement approved by the leader of that commune', async () => {
    const { id } = await submitted(CAN_LOC);
    const clerk = of(CAN_LOC, 'reception_clerk');
    const ask = { reason: 'Thiếu dấu', items: [{ componentId: 'to-trinh', text: 'Bản có dấu' }] };
    await office.act(id, clerk, { action: 'request_supplement', ...ask });
    await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã bổ sung' });
    await office.act(id, clerk, { action: 'propose_supplement', ...ask });
    expect(await office.find(id)).toMatchObject({ holderRole: 'leader', holderUnitId: CAN_LOC });
    await expect(
      office.act(id, of(KY_ANH, 'leader'), { action: 'approve_supplement' }),
    ).rejects.toEqual(code('dossier.not_found'));
    await office.act(id, of(CAN_LOC, 'leader'), { action: 'approve_supplement' });
    expect((await office.find(id)).status).toBe('supplement_at_reception');
  });

  describe('seen from another commune', () => {
    let open: Dossier;
    let processing: string;
    let closed: string;
    let own: string;

    beforeAll(async () => {
      office.clock.set(MONDAY);
      open = await submitted(CAN_LOC);
      processing = (await submitted(CAN_LOC)).id;
      await handledBy(processing);
      closed = (await submitted(CAN_LOC)).id;
      await office.act(closed, unit, { action: 'withdraw', reason: 'Nộp nhầm' });
      own = (await submitted(KY_ANH)).id;
    });

    it.each(ROLES)('stand in no list of its %s, and all in those of their own', async (role) => {
      expect(await seenBy(of(KY_ANH, role))).toEqual(new Set([own]));
      const seen = await seenBy(of(CAN_LOC, role));
      for (const id of [open.id, processing, closed]) expect(seen).toContain(id);
      expect(seen).not.toContain(own);
    });

    it('stand in no list of an office of the province, but in the inspector’s', async () => {
      for (const name of ['clerk', 'specialist', 'director', 'chairman']) {
        expect(await seenBy(office.member(name))).toEqual(new Set());
      }
      const seen = await seenBy(office.member('inspector'));
      for (const id of [open.id, processing, closed, own]) expect(seen).toContain(id);
    });

    it.each(ROLES)('do not exist for its %s: page, file, paper, action, preview', async (role) => {
      const actor = of(KY_ANH, role);
      const missing = code('dossier.not_found');
      const settings = { intakeUrl: 'https://x.example', demonstration: true };
      for (const id of [open.id, processing, closed]) {
        const { version } = await office.find(id);
        const reference = { dossierId: id, version, actor };
        await expect(office.dossiers.read(actor, id)).rejects.toEqual(missing);
        await expect(
          office.dossiers.paper({ name: 'acknowledgement', dossierId: id, actor, settings }),
        ).rejects.toEqual(missing);
        for (const command of [
          { action: 'accept' },
          { action: 'advance', note: '' },
          { action: 'refuse', reason: 'x' },
        ] as const) {
          await expect(office.dossiers.act(reference, command)).rejects.toEqual(missing);
          await expect(office.dossiers.preview(reference, command)).rejects.toEqual(missing);
        }
        await expect(
          office.dossiers.attachFile({ dossierId: id, actor, componentId: null }, SOME_FILE),
        ).rejects.toEqual(missing);
        const [file] = await office.dataSource.query<{ id: string }[]>(
          'SELECT id FROM attachment WHERE dossier_id = $1 LIMIT 1',
          [id],
        );
        await expect(office.dossiers.attachmentForReading(actor, file!.id)).rejects.toEqual(
          code('file.not_found'),
        );
      }
    });

    it('have their papers made in the name of the commune that received them', async () => {
      const settings = { intakeUrl: 'https://x.example', demonstration: true };
      const actor = of(CAN_LOC, 'reception_clerk');
      const request = { name: 'receipt', dossierId: processing, actor, settings } as const;
      expect((await office.dossiers.paper(request)).agency).toEqual({
        ...{ parent: null, name: 'Ủy ban nhân dân xã Can Lộc', unit: null, place: 'Xã Can Lộc' },
        ...{ address: null, hotline: null, email: null },
      });
      const { id: dossierId } = await office.submitted(unit);
      const desk = { actor: office.member('clerk'), settings, dossierId };
      const { agency } = await office.dossiers.paper({ name: 'acknowledgement', ...desk });
      expect(agency.name).toBe('Trung tâm Phục vụ hành chính công tỉnh Hà Tĩnh');
    });
  });

  it('count in the figures of their own commune alone, and of the province', async () => {
    const handled = await submitted(KY_ANH);
    await handledBy(handled.id);
    const [{ n: here }] = await office.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM deadline c JOIN dossier d ON d.id = c.dossier_id
       WHERE c.kind = 'legal' AND d.receiving_unit_id = $1`,
      [KY_ANH],
    );
    expect(here).toBe(1);
    const theirs = await reportFor(of(KY_ANH, 'leader'));
    expect(theirs.total.touched).toBe(here);
    expect(theirs.byReceivingUnit.map(({ title }) => title)).toEqual(['Ủy ban nhân dân xã Kỳ Anh']);
    const unitNames = theirs.steps.map(({ unitName }) => unitName);
    expect(new Set(unitNames)).toEqual(new Set(['Ủy ban nhân dân xã Kỳ Anh']));
    expect(reporting.units(of(KY_ANH, 'leader'))).not.toContain(CAN_LOC);
    // Asking for another commune's finds nothing.
    const asked = await reportFor(of(KY_ANH, 'leader'), CAN_LOC);
    expect([asked.total.touched, asked.steps]).toEqual([0, []]);
    const whole = await reportFor(office.member('inspector'));
    const narrowed = await reportFor(office.member('inspector'), KY_ANH);
    expect(narrowed.total.touched).toBe(here);
    expect(whole.total.touched).toBeGreaterThan(here);
    expect((await reportFor(office.member('chairman'))).total.touched).toBe(0);
  });

  describe('as drafts', () => {
    const partyId = (): string => unit.memberships[0]!.partyId;
    const begin = (procedureKey: string, communeId: string | null): Promise<string> =>
      office.dossiers.createDraft({ actor: unit, procedureKey, partyId: partyId(), communeId });

    it.each([null, '', 'ttpvhcc', COMMUNE, 'xa-khong-co'])('are not begun at %j', async (id) => {
      const refusal = await begin(office.communeProcedure.key, id).catch((e: unknown) => e);
      expect(refusal).toBeInstanceOf(InvalidFieldsError);
      expect(refusal).toMatchObject({
        fields: [{ field: 'communeId', code: 'draft.commune_required' }],
      });
    });

    it('are not begun at a commune where an office receives', async () => {
      await expect(begin(office.procedure.key, CAN_LOC)).rejects.toEqual(
        code('draft.commune_not_asked'),
      );
      const id = await begin(office.procedure.key, null);
      const reference = { dossierId: id, version: 1, actor: unit };
      await expect(office.dossiers.chooseCommune(reference, CAN_LOC)).rejects.toEqual(
        code('draft.commune_not_asked'),
      );
      expect(await office.find(id)).toMatchObject({ version: 1, receivingUnitId: 'ttpvhcc' });
    });

    it('change their commune until they are sent, and not over another page', async () => {
      const id = await office.fullDraft(unit, FULL_FORM, CAN_LOC);
      const { version } = await office.find(id);
      const reference = { dossierId: id, version, actor: unit };
      await office.dossiers.chooseCommune(reference, KY_ANH);
      await expect(office.dossiers.chooseCommune(reference, CAN_LOC)).rejects.toEqual(
        code('draft.stale'),
      );
      expect(await office.find(id)).toMatchObject({
        receivingUnitId: KY_ANH,
        version: version + 1,
      });
      const sent = await office.act(id, unit, { action: 'submit' });
      expect(sent).toMatchObject({ receivingUnitId: KY_ANH, holderUnitId: KY_ANH });
      await expect(
        office.dossiers.chooseCommune({ ...reference, version: sent.version }, CAN_LOC),
      ).rejects.toEqual(code('draft.already_sent'));
      expect((await office.find(id)).receivingUnitId).toBe(KY_ANH);
    });

    it('are changed by nobody else, and seen by no commune', async () => {
      const id = await office.fullDraft(unit, FULL_FORM, CAN_LOC);
      const { version } = await office.find(id);
      const other = await office.unit('Ky Anh');
      for (const actor of [other, of(CAN_LOC, 'reception_clerk'), of(KY_ANH, 'leader')]) {
        await expect(
          office.dossiers.chooseCommune({ dossierId: id, version, actor }, KY_ANH),
        ).rejects.toEqual(code('dossier.not_found'));
        await expect(office.dossiers.read(actor, id)).rejects.toEqual(code('dossier.not_found'));
      }
      expect(await seenBy(of(CAN_LOC, 'reception_clerk'))).not.toContain(id);
    });

    it('are not sent while their commune is still to be chosen', async () => {
      const id = await office.fullDraft(unit, FULL_FORM, CAN_LOC);
      // As a version leaves it that communes receive, after one that an office received.
      await office.dataSource.manager.update(Dossier, { id }, { receivingUnitId: COMMUNE });
      const refusal = await office.act(id, unit, { action: 'submit' }).catch((e: unknown) => e);
      expect(refusal).toMatchObject({
        fields: [{ field: 'communeId', code: 'draft.commune_required' }],
      });
      const { version } = await office.find(id);
      await office.dossiers.chooseCommune({ dossierId: id, version, actor: unit }, CAN_LOC);
      expect((await office.act(id, unit, { action: 'submit' })).holderUnitId).toBe(CAN_LOC);
    });
  });
});
