import type { DossierView, FileRow } from '@portal/dossiers';
import { askedComponents } from '@portal/procedures/core';
import type { Tag } from '../queue/urgency';

/** A component of the procedure beside what was filed for it. */
export interface ChecklistRow {
  readonly title: string;
  readonly note: string;
  readonly state: Tag;
  readonly files: readonly FileRow[];
}

type ChecklistView = Pick<DossierView, 'dossier' | 'procedure' | 'files'>;

function stateOf(required: boolean, count: number): Tag {
  if (count > 0) return { text: `Có ${count} tệp`, colour: 'green' };
  return required
    ? { text: 'Chưa có', colour: 'red' }
    : { text: 'Không nộp (không bắt buộc)', colour: 'grey' };
}

/** What the law asks for by the answers, row by row, beside what came; then what belongs to no component. */
export function checklistOf({ dossier, procedure, files }: ChecklistView): ChecklistRow[] {
  const asked = new Set(askedComponents(procedure, dossier.form.answers));
  const filed = new Set(files.map(({ componentId }) => componentId));
  const shown = procedure.components.filter((each) => asked.has(each) || filed.has(each.id));
  const rows = shown.map((component): ChecklistRow => {
    const own = files.filter((file) => file.componentId === component.id);
    const note = [component.form, component.condition?.vi, component.help?.vi]
      .filter(Boolean)
      .join('. ');
    return {
      title: component.title.vi,
      note,
      state: stateOf(component.required && asked.has(component), own.length),
      files: own,
    };
  });
  const known = new Set(procedure.components.map(({ id }) => id));
  const others = files.filter(({ componentId }) => componentId === null || !known.has(componentId));
  if (others.length === 0) return rows;
  const state = stateOf(false, others.length);
  return [...rows, { title: 'Tệp khác', note: '', state, files: others }];
}
