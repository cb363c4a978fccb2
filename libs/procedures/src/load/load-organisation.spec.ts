import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { COMMUNE } from '../core';
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

it('knows each of the 69 communes as a unit, in the order of their own names', () => {
  const organisation = loadOrganisation(ROOT_DIR);
  const { communes } = organisation;
  expect(communes).toHaveLength(69);
  expect(organisation.getUnit('xa-can-loc')).toMatchObject({
    kind: 'commune',
    code: '18406',
    name: { vi: 'Ủy ban nhân dân xã Can Lộc', en: "People's Committee of Can Lộc commune" },
    shortName: 'UBND xã Can Lộc',
    place: { vi: 'Xã Can Lộc', en: 'Can Lộc commune' },
    verified: false,
  });
  expect(organisation.getUnit('phuong-thanh-sen').shortName).toBe('UBND phường Thành Sen');
  expect(organisation.getUnit('ttpvhcc').kind).toBe('office');
  expect(communes.every(({ note }) => note?.includes('Tỉnh đối chiếu'))).toBe(true);
  const places = communes.map(({ place }) => place.vi);
  expect(places.slice(0, 3)).toEqual(['Phường Bắc Hồng Lĩnh', 'Xã Can Lộc', 'Xã Cẩm Bình']);
  expect(places.at(-1)).toBe('Xã Yên Hòa');
});

it('has a name for any commune, which is none of them', () => {
  const organisation = loadOrganisation(ROOT_DIR);
  expect(organisation.getUnit(COMMUNE)).toMatchObject({ kind: 'commune' });
  expect([COMMUNE, 'ttpvhcc', 'xa-can-loc'].map((id) => organisation.isCommune(id))).toEqual([
    false,
    false,
    true,
  ]);
});

it.each([
  ['id: xa-ky-anh,', 'id: xa-ky-xuan,', /communes\.list\.\d+\.id: .*"xa-ky-xuan".*đã dùng/],
  ['id: xa-ky-anh,', 'id: so-noi-vu,', /communes\.list\.\d+\.id: .*"so-noi-vu".*đã dùng/],
  ['id: xa-ky-anh,', 'id: commune,', /communes\.list\.\d+\.id: .*"commune"/],
  ['id: vp-ubnd', 'id: commune', /units\.1\.id: .*dành riêng/],
  ["code: '18775'", "code: '18766'", /communes\.list\.\d+\.code: .*"18766".*đã dùng/],
  ["code: '18775'", "code: '1877'", /communes\.list\.\d+\.code/],
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
