import type { DossierView, FileRow } from '@portal/dossiers';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import { checklistOf } from './checklist';

const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR));
const procedure = catalogue.versionsOf('huy-chuong-thanh-nien-xung-phong').at(-1)!;

const rowsOf = (declaredBy: string, ...filed: string[]): [string, string][] => {
  const files = filed.map((componentId) => ({ componentId }) as FileRow);
  const dossier = {
    form: { answers: { declaredBy }, nominees: [] },
  } as unknown as DossierView['dossier'];
  return checklistOf({ dossier, procedure, files }).map(({ title, state }) => [
    title.replace(/ \(.*/, ''),
    state.text,
  ]);
};

const PROOF = 'Một trong các giấy tờ chứng minh là thanh niên xung phong';

it('asks for what the answers of the dossier need', () => {
  expect(rowsOf('self', 'ban-khai')).toEqual([
    ['Bản khai của thanh niên xung phong', 'Có 1 tệp'],
    [PROOF, 'Chưa có'],
  ]);
});

it('shows what was filed without being asked for, in its own row', () => {
  expect(rowsOf('self', 'ban-khai-than-nhan')).toEqual([
    ['Bản khai của thanh niên xung phong', 'Chưa có'],
    ['Bản khai của đại diện thân nhân', 'Có 1 tệp'],
    [PROOF, 'Chưa có'],
  ]);
});
