import { type FormData, formText } from '@portal/web';
import type { ActionForm, ReadCommand } from '../action-form';

const WAYS = [
  { value: 'online', text: 'Trực tuyến trên hệ thống này' },
  { value: 'counter', text: 'Trực tiếp tại bộ phận một cửa' },
] as const;

const wayInWords = (way: string): string => WAYS.find(({ value }) => value === way)?.text ?? '';

function read(form: FormData): ReadCommand {
  const way = formText(form, 'way');
  const receiver = formText(form, 'receivedBy');
  const faults = [
    ...(way === '' ? [{ field: 'way', code: 'back_office.way_missing' }] : []),
    ...(way === 'counter' && receiver === ''
      ? [{ field: 'receivedBy', code: 'back_office.receiver_missing' }]
      : []),
  ];
  const receivedBy = way === 'counter' ? receiver : '';
  return { command: { action: 'hand_over', receivedBy }, faults };
}

/** The applicant gets the result. */
export const handOverForm: ActionForm = {
  action: 'hand_over',
  rule: 'case.hand_over',
  path: 'tra-ket-qua',
  title: 'Trả kết quả',
  template: 'back-office/actions/hand-over',
  warning: 'Trả kết quả sẽ kết thúc hồ sơ; sau đó không sửa được nữa.',
  done: 'back_office.done.hand_over',
  fields: ['way', 'receivedBy'],
  read,
  page: () => ({ ways: WAYS }),
  typed: (form) => [
    { label: 'Cách trả kết quả', text: wayInWords(formText(form, 'way')) },
    { label: 'Người nhận kết quả', text: formText(form, 'receivedBy') },
  ],
};
