import { MAX_TEXT_LENGTH } from '@portal/dossiers';
import { formText } from '@portal/web';
import type { ActionForm } from '../action-form';

/** The leader wants no further request; who proposed it goes on. */
export const declineSupplementForm: ActionForm = {
  action: 'decline_supplement',
  rule: 'case.approve_supplement',
  path: 'khong-duyet-bo-sung',
  title: 'Không duyệt yêu cầu bổ sung',
  template: 'back-office/actions/decline-supplement',
  warning: null,
  done: 'back_office.done.decline_supplement',
  showsProposal: true,
  fields: ['reason'],
  read: (form) => ({
    command: { action: 'decline_supplement', reason: formText(form, 'reason') },
    faults: [],
  }),
  page: () => ({ maxLength: MAX_TEXT_LENGTH }),
  typed: (form) => [{ label: 'Lý do không duyệt', text: formText(form, 'reason') }],
};
