import type { Applicant } from '@portal/identity';
import { getPlainDate } from '@portal/kernel';
import { ProcedureCatalogue } from '@portal/procedures';
import { DossierOffice, FULL_FORM, SOME_FILE } from '@test/dossier-office';

const KEY = 'bang-khen-ubnd-tinh-dot-xuat';
const morningOf = (day: string): Date => new Date(`${day}T02:00:00Z`);

interface Expected {
  readonly version: string;
  readonly law: RegExp;
  readonly title: string;
  /** Null: the sources name no limit for that time. */
  readonly due: string | null;
  readonly provisional: boolean;
}

const OLD = {
  version: '2018-03-09',
  law: /15\/2003\/QH11.*91\/2017\/NĐ-CP/,
  title:
    'Tặng thưởng Bằng khen cấp Bộ, ban, ngành, đoàn thể Trung ương, tỉnh, thành phố trực thuộc',
};
const OF_2024 = {
  version: '2024-01-01',
  law: /06\/2022\/QH15.*98\/2023\/NĐ-CP/,
  title: 'Tặng thưởng Bằng khen của Bộ, ban, ngành, tỉnh về thành tích đột xuất',
};
const OF_2025 = {
  version: '2025-07-01',
  law: /06\/2022\/QH15.*152\/2025\/NĐ-CP/,
  title: 'Tặng thưởng Bằng khen của Chủ tịch UBND tỉnh về thành tích đột xuất',
};
const OF_2026 = { ...OF_2025, version: '2026-10-01', law: /152\/2025\/NĐ-CP.*06\/2026\/QH16/ };

// The two days about each change of law; the due date is 20 working days after the acceptance.
const DAYS: [string, string, Expected][] = [
  ['2023-12-31', '2024-01-02', { ...OLD, due: null, provisional: false }],
  ['2024-01-01', '2024-01-02', { ...OF_2024, due: '2024-01-30', provisional: true }],
  ['2025-06-30', '2025-06-30', { ...OF_2024, due: '2025-07-28', provisional: true }],
  ['2025-07-01', '2025-07-01', { ...OF_2025, due: '2025-07-29', provisional: true }],
  ['2026-09-30', '2026-09-30', { ...OF_2025, due: '2026-10-28', provisional: true }],
  ['2026-10-01', '2026-10-01', { ...OF_2026, due: '2026-10-29', provisional: true }],
];

describe('the law of the day of filing', () => {
  let office: DossierOffice;
  let unit: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Cam Xuyen');
  });
  afterAll(() => office.close());

  /** Files and accepts; the form is of the day of filing. */
  async function file(filedOn: string, acceptedOn: string): Promise<string> {
    office.clock.set(morningOf(filedOn));
    const procedure = office.app.get(ProcedureCatalogue).findInForce(KEY, getPlainDate(filedOn))!;
    const id = await office.dossiers.createDraft({
      actor: unit,
      procedureKey: KEY,
      partyId: unit.memberships[0]!.partyId,
      communeId: null,
    });
    const answers = { ...FULL_FORM.answers, proposalDate: '2023-12-29', eventDate: '2023-12-28' };
    await office.dossiers.saveDraft(
      { dossierId: id, version: 1, actor: unit },
      { ...FULL_FORM, answers },
    );
    for (const { id: componentId } of procedure.components) {
      await office.dossiers.attachFile({ dossierId: id, actor: unit, componentId }, SOME_FILE);
    }
    await office.act(id, unit, { action: 'submit' });
    office.clock.set(morningOf(acceptedOn));
    await office.act(id, office.member('clerk'), { action: 'accept' });
    return id;
  }

  it.each(DAYS)('filed on %s, accepted on %s', async (filedOn, acceptedOn, expected) => {
    const id = await file(filedOn, acceptedOn);
    const { dossier, procedure } = await office.dossiers.read(unit, id);
    expect(dossier).toMatchObject({
      status: 'accepted',
      procedureKey: KEY,
      procedureVersion: expected.version,
      procedureHash: procedure.hash,
    });
    expect(procedure.title.vi).toContain(expected.title);
    expect(procedure.legalBasis.map(({ vi }) => vi).join(' ')).toMatch(expected.law);
    expect(dossier.dueAt?.toISOString().slice(0, 10) ?? null).toBe(expected.due);
    expect(procedure.limits.legal?.verified === false).toBe(expected.provisional);
  });

  it('stays with the dossier when the law changes', async () => {
    const id = await file('2026-09-30', '2026-09-30');
    office.clock.set(morningOf('2026-11-30'));
    const { procedure } = await office.dossiers.read(unit, id);
    expect(procedure).toMatchObject({ version: '2025-07-01', validTo: '2026-09-30' });
  });

  it('has nothing to offer before the first law that is known', async () => {
    office.clock.set(morningOf('2018-03-08'));
    await expect(
      office.dossiers.createDraft({
        actor: unit,
        procedureKey: KEY,
        partyId: unit.memberships[0]!.partyId,
        communeId: null,
      }),
    ).rejects.toMatchObject({ code: 'procedure.not_found' });
  });
});
