import { type CaseLaw, MOVE_REASON } from '@portal/dossiers';
import { formText } from '@portal/web';
import type { ActionForm } from '../action-form';

/** What the form says of the later law; the use case refuses where there is none. */
function lawOf(law: CaseLaw | null): object {
  if (!law?.later) return { later: false };
  const { later, basis } = law;
  const { limit, authority } = later;
  return {
    later,
    basisBefore: basis,
    limitChanges: limit.before !== limit.after,
    authorityChanges: authority.before !== authority.after,
  };
}

/** Puts a dossier under the later law, because it is more favourable. */
export const moveVersionForm: ActionForm = {
  action: 'move_version',
  rule: 'case.move_version',
  path: 'chuyen-quy-dinh',
  title: 'Chuyển sang quy định mới',
  template: 'back-office/actions/move-version',
  warning: 'Chuyển rồi thì hồ sơ không trở lại quy định cũ. Đơn vị trình khen được báo ngay.',
  done: 'back_office.done.move_version',
  fields: ['reason'],
  read: (form) => ({
    command: { action: 'move_version', reason: formText(form, 'reason') },
    faults: [],
  }),
  page: (_form, { view }) => ({ maxLength: MOVE_REASON.max, ...lawOf(view.law) }),
  typed: (form) => [{ label: 'Lý do quy định mới có lợi hơn', text: formText(form, 'reason') }],
};
