import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { DefinitionsError, describeFault } from './faults';
import { loadOrganisation } from './load-organisation';

const shipped = readFileSync(join(ROOT_DIR, 'config/organisation.yaml'), 'utf8');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'organisation-'));
  mkdirSync(join(root, 'config'));
});
afterEach(() => rmSync(root, { recursive: true }));

function faultsOf(text: string | null): string[] {
  if (text !== null) writeFileSync(join(root, 'config/organisation.yaml'), text);
  try {
    loadOrganisation(root);
    return [];
  } catch (error) {
    if (error instanceof DefinitionsError) return error.faults.map(describeFault);
    throw error;
  }
}

it('reads the shipped file; what is unknown is null and never invented', () => {
  const organisation = loadOrganisation(ROOT_DIR);
  expect(organisation.province.vi).toBe('Hà Tĩnh');
  expect(organisation.oneStopShop.hotline).toMatchObject({ value: null, verified: false });
  expect(organisation.officeHours.sessions).toEqual([
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:30' },
  ]);
  expect(organisation.findUnit('nowhere')).toBeUndefined();
});

it.each([
  [
    'unit: ttpvhcc',
    'unit: quay',
    /^config\/organisation\.yaml:\d+:\d+ oneStopShop\.unit: .*"quay"/,
  ],
  ['parent: so-noi-vu', 'parent: kho', /units\.4\.parent: .*"kho"/],
  ['parent: so-noi-vu', 'parent: ban-tdkt', /units\.4\.parent/],
  ['id: vp-ubnd', 'id: ubnd-tinh', /units\.1\.id: .*đã dùng/],
  ['{serial:4}', '{serial:2}', /codeFormat\.template: .*\{serial:4\}/],
  ["from: '13:30'", "from: '11:00'", /officeHours\.sessions: .*thứ tự/],
  ["from: '07:30'", "from: '7h30'", /officeHours\.sessions\.0\.from: không đúng dạng/],
  ['authority:', 'authorities:', /authorities: mục này không có trong mẫu/],
])('%s → %s', (from, to, fault) => {
  expect(shipped).toContain(from);
  expect(faultsOf(shipped.replace(from, to)).join('\n')).toMatch(fault);
});

it('says that the file is missing', () => {
  expect(faultsOf(null)).toEqual(['config/organisation.yaml:1:1: không đọc được tệp (ENOENT)']);
});
