import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { stringify } from 'yaml';
import { sampleSource } from '../testing/sample-version';
import { DefinitionsError, type Fault } from './faults';
import { loadOrganisation } from './load-organisation';
import { loadProcedures } from './load-procedures';

const organisation = loadOrganisation(ROOT_DIR);
const KEY = 'thu-tuc-mau';
const REPEAL = {
  repealedFrom: '2027-01-01',
  legalBasis: { vi: 'Luật bãi bỏ', en: 'Law of repeal' },
  verified: false,
  note: 'giả định',
};
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repeals-'));
  write(`${KEY}/2025-07-01.yaml`, sampleSource());
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, content: object): void {
  const path = join(root, 'config/procedures', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stringify(content, { aliasDuplicateObjects: false }));
}

function faults(): readonly Fault[] {
  try {
    loadProcedures(root, organisation);
    return [];
  } catch (error) {
    if (error instanceof DefinitionsError) return error.faults;
    throw error;
  }
}

it('ends the last version on the day before, whose own content stays as it is', () => {
  const before = loadProcedures(root, organisation);
  expect(before.repealOf(KEY)).toBeUndefined();
  write(`${KEY}/repeal.yaml`, REPEAL);
  const catalogue = loadProcedures(root, organisation);
  const [version] = catalogue.versionsOf(KEY);
  expect(version).toMatchObject({
    validTo: '2026-12-31',
    hash: before.versionsOf(KEY)[0]!.hash,
  });
  expect(catalogue.findInForce(KEY, getPlainDate('2026-12-31'))).toBe(version);
  expect(catalogue.findInForce(KEY, getPlainDate('2027-01-01'))).toBeUndefined();
  expect(catalogue.repealOf(KEY)).toMatchObject({ legalBasis: { vi: 'Luật bãi bỏ' } });
  expect(catalogue.hash).not.toBe(before.hash);
});

it('ends a version whose own end is later, and leaves earlier ones alone', () => {
  write(`${KEY}/2025-07-01.yaml`, { ...sampleSource(), validTo: '2025-12-31' });
  write(`${KEY}/2026-01-01.yaml`, {
    ...sampleSource(),
    version: '2026-01-01',
    validFrom: '2026-01-01',
    validTo: '2030-12-31',
  });
  write(`${KEY}/repeal.yaml`, REPEAL);
  const ends = loadProcedures(root, organisation)
    .versionsOf(KEY)
    .map(({ validTo }) => validTo);
  expect(ends).toEqual(['2025-12-31', '2026-12-31']);
});

describe('is refused', () => {
  it.each<[string, object, string, RegExp]>([
    ['before its last version', { repealedFrom: '2025-07-01' }, 'repealedFrom', /bắt đầu từ ngày/],
    ['with an unknown entry', { colour: 'red' }, 'colour', /không có trong mẫu/],
    ['without a law', { legalBasis: undefined }, 'legalBasis', /thiếu mục này/],
    ['without a reason for doubt', { note: undefined }, '', /lý do/],
    ['on an unknown source', { sources: ['tv'] }, '', /nguồn "tv"/],
    ['without English', { legalBasis: { vi: 'Luật' } }, 'legalBasis', /tiếng Anh/],
  ])('%s', (_what, change, field, reason) => {
    write(`${KEY}/repeal.yaml`, { ...REPEAL, ...change });
    const found = faults();
    expect(found).toMatchObject([{ file: `config/procedures/${KEY}/repeal.yaml`, field }]);
    expect(found[0]!.reason).toMatch(reason);
  });

  it('where the procedure is over already, or never was', () => {
    write(`${KEY}/2025-07-01.yaml`, { ...sampleSource(), validTo: '2026-06-30' });
    write(`${KEY}/repeal.yaml`, REPEAL);
    write('khac/repeal.yaml', REPEAL);
    expect(faults().map(({ file }) => file)).toEqual([
      'config/procedures/khac/repeal.yaml',
      `config/procedures/${KEY}/repeal.yaml`,
    ]);
  });

  it('as text that is no YAML', () => {
    write(`${KEY}/repeal.yaml`, REPEAL);
    writeFileSync(join(root, `config/procedures/${KEY}/repeal.yaml`), 'a: [');
    expect(faults()).toMatchObject([{ file: `config/procedures/${KEY}/repeal.yaml` }]);
  });
});
