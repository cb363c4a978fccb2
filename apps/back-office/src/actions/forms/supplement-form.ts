import { MAX_TEXT_LENGTH, type SupplementItem } from '@portal/dossiers';
import { type FormData, formText } from '@portal/web';
import type { ActionForm, FormContext, ReadCommand } from '../action-form';
import { formGroup } from '../form-group';

/** Rows for what belongs to no component; enough without scripts. */
const FREE_ROWS = 3;

interface Row {
  /** Name of the row in the form. */
  readonly key: string;
  readonly title: string;
  readonly componentId: string | null;
}

/** One row per component of the procedure, and some for anything else. */
function rowsOf({ view }: FormContext): Row[] {
  const components = view.procedure.components.map(({ id, title }) => ({
    key: `c-${id}`,
    title: title.vi,
    componentId: id,
  }));
  const free = Array.from({ length: FREE_ROWS }, (_, index) => ({
    key: `khac-${index + 1}`,
    title: `Nội dung khác ${index + 1}`,
    componentId: null,
  }));
  return [...components, ...free];
}

/** The rows with what was typed into them. */
function itemsIn(form: FormData, context: FormContext) {
  const typed = formGroup(form, 'items');
  return rowsOf(context).map((row) => {
    const own = formGroup(typed, row.key);
    const text = formText(own, 'text');
    return { ...row, text, chosen: text !== '' || formText(own, 'chosen') !== '' };
  });
}

/** An action that says what is missing. */
type SupplementAction = 'request_supplement' | 'propose_supplement';

const readAs =
  (action: SupplementAction) =>
  (form: FormData, context: FormContext): ReadCommand => {
    const chosen = itemsIn(form, context).filter((item) => item.chosen);
    const faults = chosen
      .filter(({ text }) => text === '')
      .map(({ key }) => ({ field: `items.${key}.text`, code: 'dossier.item_text_missing' }));
    // A chosen row without words is told beside its field; it does not count as "nothing chosen".
    const items = chosen.map(({ componentId, text }): SupplementItem => ({
      componentId,
      text: text === '' ? '–' : text,
    }));
    const reason = formText(form, 'reason');
    return { command: { action, reason, items }, faults };
  };

function pageOf(form: FormData, context: FormContext) {
  const rows = itemsIn(form, context).map(({ key, componentId, ...row }) => ({
    ...row,
    chosenName: `items.${key}.chosen`,
    textName: `items.${key}.text`,
    free: componentId === null,
    files: context.view.files.filter((file) => file.componentId === componentId).length,
  }));
  return { rows, maxLength: MAX_TEXT_LENGTH };
}

/** Sentences above the fields; the first is the warning. */
export interface SupplementNotes {
  readonly warning: string;
  readonly notes: readonly string[];
}

/** What tells the two forms apart that say what is missing. */
type Own = Pick<ActionForm, 'rule' | 'path' | 'title' | 'warning' | 'done'> & {
  readonly action: SupplementAction;
  readonly notes: (context: FormContext) => SupplementNotes;
};

/** The form that says what is missing, item by item. */
export const supplementForm = ({ notes, ...own }: Own): ActionForm => ({
  ...own,
  template: 'back-office/actions/request-supplement',
  fields: ['items', 'reason'],
  read: readAs(own.action),
  page: (form, context) => ({ ...pageOf(form, context), ...notes(context) }),
  typed: (form, context) => {
    const items = itemsIn(form, context).map(({ title, text }) => ({ label: title, text }));
    return [...items, { label: 'Lý do', text: formText(form, 'reason') }];
  },
  rowTitle: (field, context) =>
    rowsOf(context).find(({ key }) => field === `items.${key}.text`)?.title ?? '',
});
