import { MAX_TEXT_LENGTH } from '@portal/dossiers';
import { formText } from '@portal/web';
import type { ActionForm } from '../action-form';

/** Refusal at intake, in writing. */
export const refuseForm: ActionForm = {
  action: 'refuse',
  rule: 'case.refuse',
  path: 'tu-choi',
  title: 'Từ chối tiếp nhận',
  template: 'back-office/actions/refuse',
  warning: 'Từ chối rồi thì không mở lại được hồ sơ này; đơn vị phải lập hồ sơ mới.',
  done: 'back_office.done.refuse',
  fields: ['reason'],
  read: (form) => ({
    command: { action: 'refuse', reason: formText(form, 'reason') },
    faults: [],
  }),
  page: () => ({ maxLength: MAX_TEXT_LENGTH }),
  typed: (form) => [{ label: 'Lý do từ chối', text: formText(form, 'reason') }],
};
