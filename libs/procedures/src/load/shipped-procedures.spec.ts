import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { ProcedureCatalogue } from '../catalogue';
import { findUnverified, type ProcedureVersion } from '../core';
import { Organisation } from '../organisation';
import { fileProviders } from '../procedures.module';
import { loadOrganisation } from './load-organisation';
import { loadProcedures } from './load-procedures';

const KEY = 'bang-khen-ubnd-tinh-dot-xuat';
const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR));
const on = (day: string): ProcedureVersion[] => catalogue.all(getPlainDate(day));
const inForce = (key: string, day: string): ProcedureVersion | undefined =>
  catalogue.findInForce(key, getPlainDate(day));
const lawOf = (version: ProcedureVersion | undefined): string =>
  version?.legalBasis.map(({ vi }) => vi).join('; ') ?? '';

it('are read by the module at boot', async () => {
  const module = await Test.createTestingModule({ providers: fileProviders }).compile();
  expect(module.get(ProcedureCatalogue).hash).toBe(catalogue.hash);
  expect(module.get(Organisation).codeFormat).toMatchObject({ serialDigits: 4, verified: false });
  expect(module.get(Organisation).getUnit('ban-tdkt').parent).toBe('so-noi-vu');
  expect(() => module.get(Organisation).getUnit('nowhere')).toThrow('nowhere');
});

describe.each<[string, string | undefined, RegExp, string]>([
  ['2018-03-08', undefined, /^$/, ''],
  ['2023-12-31', '2018-03-09', /15\/2003\/QH11/, 'Bộ, ban, ngành, đoàn thể Trung ương'],
  ['2024-01-01', '2024-01-01', /98\/2023\/NĐ-CP/, 'Bộ, ban, ngành, tỉnh'],
  ['2025-06-30', '2024-01-01', /98\/2023\/NĐ-CP/, 'Bộ, ban, ngành, tỉnh'],
  ['2025-07-01', '2025-07-01', /152\/2025\/NĐ-CP/, 'Chủ tịch UBND tỉnh'],
  ['2026-09-30', '2025-07-01', /152\/2025\/NĐ-CP/, 'Chủ tịch UBND tỉnh'],
  ['2026-10-01', '2026-10-01', /06\/2026\/QH16/, 'Chủ tịch UBND tỉnh'],
])('on %s', (day, version, law, title) => {
  it(`the law of version ${version ?? 'none'} counts`, () => {
    const found = inForce(KEY, day);
    expect(found?.version).toBe(version);
    expect(lawOf(found)).toMatch(law);
    expect(found?.title.vi ?? '').toContain(title);
  });
});

it('hold every procedure that was found, each day as the law had it', () => {
  expect(on('2023-12-31')).toHaveLength(18);
  expect(on('2025-06-30')).toHaveLength(32);
  expect(on('2026-09-30')).toHaveLength(29);
  expect(on('2026-10-01')).toHaveLength(29);
  const levels = (day: string, level: string): number =>
    on(day).filter((version) => version.level === level).length;
  expect([levels('2025-06-30', 'district'), levels('2025-07-01', 'district')]).toEqual([7, 0]);
  expect([levels('2026-11-27', 'commune'), levels('2026-11-27', 'state')]).toEqual([8, 9]);
});

it('let every version of the law before 2026 be followed by one of 2026 that keeps it going', () => {
  const before = on('2026-09-30').filter(({ key }) => key !== 'khen-thuong-khang-chien-ton-dong');
  for (const version of before) {
    const next = catalogue.findSuccessor(version);
    expect([version.key, next?.validFrom, version.validTo]).toEqual([
      version.key,
      '2026-10-01',
      '2026-09-30',
    ]);
    expect(next?.transition).toMatchObject({
      rule: 'earlier_unless_more_favourable',
      acceptedBefore: '2026-10-01',
    });
    expect(next?.legalBasis.at(-1)).toMatchObject({ verified: false });
    expect(next?.components).toEqual(version.components);
    expect(next?.limits).toEqual(version.limits);
  }
});

it('say of everything that no source confirms why, and of the rest where it was read', () => {
  for (const version of catalogue.allVersions()) {
    const { source: _source, ...content } = version;
    expect(findUnverified(content).filter(({ note }) => note === '')).toEqual([]);
    expect(version.steps.map(({ share }) => share).reduce((sum, share) => sum + share, 0)).toBe(1);
    expect(version.eligibility[0]).toMatchObject({ id: 'stateSecret', effect: 'refuse' });
  }
});

it('keep what was read apart from what is assumed', () => {
  expect(inForce('chien-si-thi-dua-co-so-xa', '2026-09-30')!.limits.legal).toMatchObject({
    amount: 20,
    verified: true,
    citation: 'Quyết định số 638/QĐ-BNV năm 2025',
  });
  expect(inForce(KEY, '2026-09-30')!.limits.legal).toMatchObject({ amount: 20, verified: false });
  expect(inForce('gia-dinh-van-hoa', '2026-11-27')!.limits).toMatchObject({
    legal: null,
    withoutLegal: { verified: false },
  });
  expect(inForce('huy-chuong-thanh-nien-xung-phong', '2026-11-27')).toMatchObject({
    filedBy: ['person'],
    kind: { value: 'public', verified: true },
    limits: { legal: { amount: 30, unit: 'calendar_day' } },
  });
});

it('lie in a folder of their own each', () => {
  const folder = join(ROOT_DIR, 'config/procedures');
  const folders = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'parts',
  );
  const keys = new Set(catalogue.allVersions().map(({ key }) => key));
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...keys].toSorted());
});
