import { type DossierView, MAX_TEXT_LENGTH } from '@portal/dossiers';
import { formText } from '@portal/web';
import type { ActionForm } from '../action-form';

function nextStepOf({ steps }: DossierView): object | false {
  const current = steps.findIndex((step) => step.state === 'current');
  return steps[current + 1] ?? false;
}

/** Hands the dossier to the next step, with a word for the colleague. */
export const advanceForm: ActionForm = {
  action: 'advance',
  rule: 'case.advance',
  path: 'chuyen-buoc',
  title: 'Chuyển bước tiếp theo',
  template: 'back-office/actions/advance',
  warning: null,
  done: 'back_office.done.advance',
  fields: ['note'],
  read: (form) => ({ command: { action: 'advance', note: formText(form, 'note') }, faults: [] }),
  page: (_form, { view }) => ({ maxLength: MAX_TEXT_LENGTH, next: nextStepOf(view) }),
  typed: (form) => [{ label: 'Ghi chú bàn giao', text: formText(form, 'note') }],
};
