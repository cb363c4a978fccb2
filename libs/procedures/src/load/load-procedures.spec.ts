import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation } from './load-organisation';
import { loadProcedures } from './load-procedures';

it('reads what is shipped', () => {
  const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR));
  const version = catalogue.get('bang-khen-ubnd-tinh-dot-xuat', '2025-07-01');
  expect(version.steps.reduce((sum, { share }) => sum + share, 0)).toBe(1);
  expect(version.sections[0]!.fields[0]!.label.vi).toBe('Tên cơ quan, đơn vị trình khen');
});
