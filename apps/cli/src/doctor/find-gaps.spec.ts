import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation } from '@portal/procedures';
import { COMMUNE, type ProcedureVersion } from '@portal/procedures/core';
import { findGaps } from './find-gaps';

const organisation = loadOrganisation(ROOT_DIR);
const procedure = (receivingUnit: string, unit: string): ProcedureVersion =>
  ({ receivingUnit, steps: [{ unit, role: 'leader' }] }) as unknown as ProcedureVersion;
const PROVINCE = procedure('ttpvhcc', 'ubnd-tinh');
const LOCAL = procedure(COMMUNE, COMMUNE);
const held = (...names: string[]) =>
  names.map((name) => ({ unitId: name.split('/')[0]!, role: name.split('/')[1]! }));

describe('who is missing', () => {
  it('names the steps of offices that nobody holds, each once', () => {
    const gaps = findGaps([PROVINCE, PROVINCE], organisation, held('ttpvhcc/reception_clerk'));
    expect(gaps).toEqual({ missing: ['ubnd-tinh/leader'], emptyCommunes: 0 });
  });

  it('counts communes without anybody, once for all procedures', () => {
    expect(findGaps([LOCAL, LOCAL], organisation, [])).toEqual({ missing: [], emptyCommunes: 69 });
  });

  it('asks a commune that has staff for every role, and no other for any', () => {
    const staff = held('xa-can-loc/reception_clerk', 'ttpvhcc/leader');
    expect(findGaps([LOCAL], organisation, staff)).toEqual({
      missing: ['xa-can-loc/leader'],
      emptyCommunes: 68,
    });
  });

  it('says nothing of communes with which nothing can be filed', () => {
    const staff = held('ttpvhcc/reception_clerk', 'ubnd-tinh/leader', 'xa-can-loc/specialist');
    expect(findGaps([PROVINCE], organisation, staff)).toEqual({ missing: [], emptyCommunes: 0 });
  });
});
