import type { FormData } from '@portal/web';
import { caseHead } from '../case/case-head';
import type { LastChange } from '../case/last-change';
import type { ActionForm, FormContext } from './action-form';

/** Who was faster and with what; nothing that was typed is lost. */
export function stalePage(
  form: ActionForm,
  context: FormContext,
  typed: FormData,
  last: LastChange | null,
): object {
  const { view } = context;
  const head = caseHead(view);
  return {
    head,
    last: last ? { title: last.title, by: last.by, at: last.at } : false,
    statusLabel: view.statusLabel,
    typed: form.typed(typed, context).filter(({ text }) => text !== ''),
    again: view.actions.includes(form.action)
      ? { action: `${head.href}/${form.path}`, version: view.dossier.version }
      : false,
    actionTitle: form.title,
  };
}
