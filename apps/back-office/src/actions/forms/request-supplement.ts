import { computeDue } from '@portal/deadlines/core';
import { formatInstant } from '@portal/kernel';
import type { FormContext } from '../action-form';
import { supplementForm } from './supplement-form';
import { windowNotes } from './window-notes';

const ONCE =
  'Hãy nêu một lần, đầy đủ và chính xác mọi nội dung còn thiếu: yêu cầu lần thứ hai phải được lãnh đạo duyệt và làm hồ sơ bị tính là quá hạn trong Bộ chỉ số 766.';

function answerBy({ calendar, at, view }: FormContext): string {
  const { dueAt } = computeDue({ calendar, rule: view.procedure.limits.supplement, start: at });
  return `Nếu gửi lúc này, đơn vị có đến ${formatInstant(dueAt)} để bổ sung. Hạn chính xác được tính khi bạn bấm thực hiện.`;
}

/** Says once, fully and exactly, what is missing. */
export const requestSupplementForm = supplementForm({
  action: 'request_supplement',
  rule: 'case.request_supplement',
  path: 'yeu-cau-bo-sung',
  title: 'Yêu cầu bổ sung',
  warning: ONCE,
  done: 'back_office.done.request_supplement',
  notes: (context) => ({
    warning: ONCE,
    notes: [answerBy(context), ...windowNotes(context.view)],
  }),
});
