import { Attachment, Dossier, JournalEntry, LawMove } from '@portal/dossiers';
import type { Applicant } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { COMMUNE } from '@portal/procedures/core';
import { DossierOffice, SOME_FILE } from '@test/dossier-office';
import {
  CHANGING,
  EARLIER_LAW,
  earlierLaw,
  FIRST_DAY,
  followVersions,
  FORM_BEFORE,
  LAST_DAY,
  laterLaw,
  LONG_BEFORE,
} from '@test/two-laws';

const code = (expected: string) => expect.objectContaining({ code: expected });
const LATER = laterLaw();
const CONSENT = { to: LATER.version, communeId: null };

describe('a draft that crosses a change of law', () => {
  let office: DossierOffice;
  let unit: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    office.procedure = EARLIER_LAW;
    unit = await office.unit('Can Loc');
  });
  beforeEach(() => {
    followVersions(office.app, [EARLIER_LAW, LATER]);
    office.clock.set(LAST_DAY);
  });
  afterAll(() => office.close());

  const draft = (): Promise<string> => office.fullDraft(unit, FORM_BEFORE as never);
  const reference = async (id: string) => {
    const { version } = await office.find(id);
    return { dossierId: id, version, actor: unit };
  };
  const move = async (id: string, to = LATER.version): Promise<number> =>
    office.dossiers.moveDraft(await reference(id), { to, communeId: null });
  const moves = (dossierId: string): Promise<LawMove[]> =>
    office.dataSource.manager.find(LawMove, { where: { dossierId }, order: { movedAt: 'ASC' } });
  const files = (dossierId: string): Promise<Attachment[]> =>
    office.dataSource.manager.find(Attachment, { where: { dossierId }, order: { id: 'ASC' } });
  const lawOf = async (id: string) => (await office.dossiers.read(unit, id)).draftLaw;

  it('knows how its law stands on each day', async () => {
    office.clock.set(LONG_BEFORE);
    const id = await draft();
    expect(await lawOf(id)).toEqual({ state: 'in_force' });
    office.clock.set(new Date('2026-08-30T17:00:00Z'));
    expect(await lawOf(id)).toMatchObject({ state: 'ends_soon', lastDay: '2026-09-30' });
    office.clock.set(new Date('2026-09-30T16:59:00Z'));
    expect(await lawOf(id)).toMatchObject({ state: 'ends_soon', next: { version: '2026-10-01' } });
    office.clock.set(new Date('2026-09-30T17:00:00Z'));
    expect(await lawOf(id)).toMatchObject({ state: 'ended', next: { version: '2026-10-01' } });
    const { rows } = await office.dossiers.listOwn(unit, 1);
    expect(rows.find((row) => row.id === id)?.law).toBe('ended');
  });

  it('is sent on the last day, and refused on the next', async () => {
    const [sent, late] = [await draft(), await draft()];
    await office.act(sent, unit, { action: 'submit' });
    office.clock.set(FIRST_DAY);
    await expect(office.act(late, unit, { action: 'submit' })).rejects.toEqual(
      expect.objectContaining({
        code: 'dossier.version_expired',
        params: { validTo: '30/09/2026' },
      }),
    );
  });

  it('keeps what matches, drops what was listed, and tells the journal where it came from', async () => {
    const id = await draft();
    office.clock.set(FIRST_DAY);
    const view = await office.dossiers.read(unit, id);
    const plan = await office.dossiers.planDraftMove(view, LATER);
    expect(plan.lost.map(({ text }) => text)).toEqual(['Trong lũ']);
    expect(plan.nomineesLost.map(({ name }) => name)).toEqual(['Tổ dân phố 3']);
    expect(plan.componentsGone).toMatchObject([{ title: 'Báo cáo', files: [{ name: 'tep.pdf' }] }]);

    const before = await files(id);
    const version = await move(id);
    const moved = await office.find(id);
    expect(moved).toMatchObject({ version, status: 'draft', form: plan.form });
    expect(moved).toMatchObject({ procedureVersion: LATER.version, procedureHash: LATER.hash });
    expect(moved.form.answers).toEqual({ title: 'Cứu người', place: 'counter', since: 1990 });
    expect(await files(id)).toEqual(before);
    expect(await moves(id)).toMatchObject([
      { fromVersion: '2025-07-01', fromHash: EARLIER_LAW.hash, toHash: LATER.hash, reason: null },
    ]);

    const answers = { region: 'Miền núi' };
    await office.dossiers.saveDraft(await reference(id), { answers });
    await office.dossiers.attachFile(
      { dossierId: id, actor: unit, componentId: 'xac-nhan' },
      SOME_FILE,
    );
    await office.act(id, unit, { action: 'submit' });
    const entry = await office.dataSource.manager.findOneByOrFail(JournalEntry, { dossierId: id });
    expect(entry.data).toMatchObject({
      version: LATER.version,
      movedFrom: [{ version: '2025-07-01', versionHash: EARLIER_LAW.hash, by: unit.accountId }],
    });
    // What was attached for a paper that is no longer asked for was filed too, and nothing is lost.
    expect((await files(id)).every(({ filedAt }) => filedAt !== null)).toBe(true);
  });

  it('names no earlier law in the journal of a draft that never had one', async () => {
    const id = await draft();
    await office.act(id, unit, { action: 'submit' });
    const entry = await office.dataSource.manager.findOneByOrFail(JournalEntry, { dossierId: id });
    expect(entry.data).not.toHaveProperty('movedFrom');
  });

  it('lets a file go whose component went', async () => {
    const id = await draft();
    office.clock.set(FIRST_DAY);
    await move(id);
    const report = (await files(id)).find(({ componentId }) => componentId === 'bao-cao')!;
    await office.dossiers.removeFile({ dossierId: id, actor: unit }, report.id);
    expect((await files(id)).map(({ componentId }) => componentId)).toEqual(['to-trinh']);
    await expect(
      office.dossiers.attachFile({ dossierId: id, actor: unit, componentId: 'bao-cao' }, SOME_FILE),
    ).rejects.toEqual(code('dossier.component_unknown'));
  });

  it('is not moved before its day, nor to another law than was consented to', async () => {
    const id = await draft();
    await expect(move(id)).rejects.toEqual(code('draft.law_still_in_force'));
    office.clock.set(FIRST_DAY);
    await expect(move(id, '2027-01-01')).rejects.toEqual(code('draft.stale'));
    await expect(
      office.dossiers.moveDraft({ ...(await reference(id)), version: 1 }, CONSENT),
    ).rejects.toEqual(code('draft.stale'));
    expect(await moves(id)).toEqual([]);
  });

  it('has nowhere to go when the procedure has ended', async () => {
    const ended = { ...EARLIER_LAW, validTo: '2026-09-30' as never };
    followVersions(office.app, [ended]);
    const id = await draft();
    office.clock.set(FIRST_DAY);
    expect(await lawOf(id)).toEqual({ state: 'ended', lastDay: '2026-09-30', next: null });
    await expect(move(id)).rejects.toEqual(code('draft.law_without_successor'));
  });

  it('keeps the commune that was chosen, and asks for one that nobody chose', async () => {
    const [first, second] = office.app.get(Organisation).communes;
    const receivingUnit = COMMUNE;
    const atCommune = earlierLaw({ receivingUnit });
    followVersions(office.app, [atCommune, laterLaw({ receivingUnit })]);
    const partyId = unit.memberships[0]!.partyId;
    const id = await office.dossiers.createDraft({
      ...{ actor: unit, procedureKey: CHANGING, partyId },
      communeId: second!.id,
    });
    office.clock.set(FIRST_DAY);
    await move(id);
    expect((await office.find(id)).receivingUnitId).toBe(second!.id);

    office.clock.set(LAST_DAY);
    followVersions(office.app, [EARLIER_LAW, laterLaw({ receivingUnit })]);
    const other = await draft();
    office.clock.set(FIRST_DAY);
    await expect(move(other)).rejects.toMatchObject({
      fields: [{ field: 'communeId', code: 'draft.commune_required' }],
    });
    const consent = { ...CONSENT, communeId: first!.id };
    await office.dossiers.moveDraft(await reference(other), consent);
    expect((await office.find(other)).receivingUnitId).toBe(first!.id);
  });

  it('is nobody else’s to move, and no dossier once it was sent', async () => {
    const id = await draft();
    const other = await office.unit('Huong Son');
    office.clock.set(FIRST_DAY);
    const foreign = { ...(await reference(id)), actor: other };
    await expect(office.dossiers.moveDraft(foreign, CONSENT)).rejects.toEqual(
      code('dossier.not_found'),
    );
    office.clock.set(LAST_DAY);
    await office.act(id, unit, { action: 'submit' });
    office.clock.set(FIRST_DAY);
    await expect(move(id)).rejects.toEqual(code('draft.already_sent'));
  });

  it('passes over a law that came and went meanwhile, and from law to law', async () => {
    const third = laterLaw({ version: '2027-01-01', validFrom: '2027-01-01' });
    followVersions(office.app, [EARLIER_LAW, LATER, third]);
    const [skips, follows] = [await draft(), await draft()];
    office.clock.set(FIRST_DAY);
    await move(follows);
    office.clock.set(new Date('2027-01-01T02:00:00Z'));
    await move(skips, third.version);
    await move(follows, third.version);
    expect((await moves(skips)).map(({ toVersion }) => toVersion)).toEqual(['2027-01-01']);
    expect((await moves(follows)).map(({ fromVersion }) => fromVersion)).toEqual([
      '2025-07-01',
      '2026-10-01',
    ]);
    await office.dossiers.deleteDraft(await reference(follows));
    expect(await office.dataSource.manager.existsBy(Dossier, { id: follows })).toBe(false);
    expect(await moves(follows)).toEqual([]);
  });

  it('is moved once by two at a time, and takes up what is attached meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      office.clock.set(LAST_DAY);
      const id = await draft();
      office.clock.set(FIRST_DAY);
      const same = await reference(id);
      const target = { dossierId: id, actor: unit, componentId: 'bao-cao' };
      const [one, two, attached] = await Promise.allSettled([
        office.dossiers.moveDraft(same, CONSENT),
        office.dossiers.moveDraft(same, CONSENT),
        office.dossiers.attachFile(target, SOME_FILE),
      ]);
      expect([one.status, two.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const refused = [one, two].find(({ status }) => status === 'rejected');
      expect(refused).toMatchObject({ reason: { code: 'draft.stale' } });
      if (attached.status === 'rejected') {
        expect(attached.reason).toEqual(code('dossier.component_unknown'));
      }
      expect(await files(id)).toHaveLength(attached.status === 'fulfilled' ? 3 : 2);
      expect(await moves(id)).toHaveLength(1);
    }
  });
});
