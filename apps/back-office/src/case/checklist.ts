import type { DossierView, FileRow } from '@portal/dossiers';
import type { Tag } from '../queue/urgency';

/** A component of the procedure beside what was filed for it. */
export interface ChecklistRow {
  readonly title: string;
  readonly note: string;
  readonly state: Tag;
  readonly files: readonly FileRow[];
}

function stateOf(required: boolean, count: number): Tag {
  if (count > 0) return { text: `Có ${count} tệp`, colour: 'green' };
  return required
    ? { text: 'Chưa có', colour: 'red' }
    : { text: 'Không nộp (không bắt buộc)', colour: 'grey' };
}

/** What the law asks for, row by row, beside what came; then what belongs to no component. */
export function checklistOf({ procedure, files }: DossierView): ChecklistRow[] {
  const rows = procedure.components.map((component): ChecklistRow => {
    const own = files.filter((file) => file.componentId === component.id);
    const note = [component.form, component.help?.vi].filter(Boolean).join('. ');
    return {
      title: component.title.vi,
      note,
      state: stateOf(component.required, own.length),
      files: own,
    };
  });
  const known = new Set(procedure.components.map(({ id }) => id));
  const others = files.filter(({ componentId }) => componentId === null || !known.has(componentId));
  if (others.length === 0) return rows;
  const state = stateOf(false, others.length);
  return [...rows, { title: 'Tệp khác', note: '', state, files: others }];
}
