import type { ActionForm } from '../action-form';

/** The leader agrees to a further request: it goes to the applicant as it was proposed. */
export const approveSupplementForm: ActionForm = {
  action: 'approve_supplement',
  rule: 'case.approve_supplement',
  path: 'duyet-bo-sung',
  title: 'Duyệt yêu cầu bổ sung',
  template: null,
  warning:
    'Duyệt rồi thì yêu cầu được gửi ngay cho đơn vị. Hồ sơ bị tính là quá hạn trong Bộ chỉ số theo Quyết định số 766/QĐ-TTg, dù trả kết quả vào ngày nào.',
  done: 'back_office.done.approve_supplement',
  showsProposal: true,
  fields: [],
  read: () => ({ command: { action: 'approve_supplement' }, faults: [] }),
  page: () => ({}),
  typed: () => [],
};
