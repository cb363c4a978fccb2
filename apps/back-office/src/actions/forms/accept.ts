import type { ActionForm } from '../action-form';

/** The desk found the dossier complete. */
export const acceptForm: ActionForm = {
  action: 'accept',
  rule: 'case.accept',
  path: 'tiep-nhan',
  title: 'Tiếp nhận hồ sơ',
  template: null,
  warning: null,
  done: 'back_office.done.accept',
  fields: [],
  read: () => ({ command: { action: 'accept' }, faults: [] }),
  page: () => ({}),
  typed: () => [],
};
