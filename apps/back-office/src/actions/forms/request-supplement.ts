import { computeDue } from '@portal/deadlines/core';
import { MAX_TEXT_LENGTH, type SupplementItem } from '@portal/dossiers';
import type { FieldError } from '@portal/kernel';
import { type FormData, formRows, formText, type FormValue } from '@portal/web';
import type { ActionForm, FormContext, ReadCommand } from '../action-form';

/** Rows for what belongs to no component; enough without scripts. */
const FREE_ROWS = 3;

interface Row {
  readonly name: string;
  readonly title: string;
  readonly componentId: string | null;
}

/** One row per component of the procedure, and some for anything else. */
function rowsOf({ view }: FormContext): Row[] {
  const components = view.procedure.components.map((component, index) => ({
    name: `items.${index}`,
    title: component.title.vi,
    componentId: component.id,
  }));
  const free = Array.from({ length: FREE_ROWS }, (_, index) => ({
    name: `items.${components.length + index}`,
    title: `Nội dung khác ${index + 1}`,
    componentId: null,
  }));
  return [...components, ...free];
}

const isChosen = (typed: Record<string, FormValue> | undefined): boolean =>
  typed !== undefined && (formText(typed, 'chosen') !== '' || formText(typed, 'text') !== '');

const textIn = (typed: Record<string, FormValue> | undefined): string =>
  typed === undefined ? '' : formText(typed, 'text');

function read(form: FormData, context: FormContext): ReadCommand {
  const typed = formRows(form, 'items');
  const items: SupplementItem[] = [];
  const faults: FieldError[] = [];
  rowsOf(context).forEach(({ name, componentId }, index) => {
    if (!isChosen(typed[index])) return;
    const text = textIn(typed[index]);
    if (text === '') faults.push({ field: `${name}.text`, code: 'dossier.item_text_missing' });
    // A chosen row without words is told beside its field; it does not count as "nothing chosen".
    items.push({ componentId, text: text === '' ? '–' : text });
  });
  const reason = formText(form, 'reason');
  return { command: { action: 'request_supplement', reason, items }, faults };
}

/** Says once, fully and exactly, what is missing. */
export const requestSupplementForm: ActionForm = {
  action: 'request_supplement',
  rule: 'case.request_supplement',
  path: 'yeu-cau-bo-sung',
  title: 'Yêu cầu bổ sung',
  template: 'back-office/actions/request-supplement',
  warning:
    'Chỉ được yêu cầu bổ sung một lần. Hãy chắc chắn đã nêu đầy đủ, chính xác mọi nội dung còn thiếu.',
  done: 'back_office.done.request_supplement',
  read,
  page: (form, context) => {
    const typed = formRows(form, 'items');
    const rows = rowsOf(context).map(({ name, title, componentId }, index) => ({
      chosenName: `${name}.chosen`,
      textName: `${name}.text`,
      title,
      free: componentId === null,
      files: context.view.files.filter((file) => file.componentId === componentId).length,
      chosen: isChosen(typed[index]),
      text: textIn(typed[index]),
    }));
    const { calendar, at, view } = context;
    const { dueAt } = computeDue({ calendar, rule: view.procedure.limits.supplement, start: at });
    return { rows, dueAt, maxLength: MAX_TEXT_LENGTH };
  },
  typed: (form, context) => {
    const typed = formRows(form, 'items');
    const items = rowsOf(context).map(({ title }, index) => ({
      label: title,
      text: textIn(typed[index]),
    }));
    return [...items, { label: 'Lý do', text: formText(form, 'reason') }];
  },
};
