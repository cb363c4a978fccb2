import { supplementForm } from './supplement-form';
import { windowNotes } from './window-notes';

const LATE =
  'Yêu cầu bổ sung quá một lần làm hồ sơ bị tính là quá hạn trong Bộ chỉ số theo Quyết định số 766/QĐ-TTg, dù trả kết quả vào ngày nào.';

/** Puts a further request before the leader whom the procedure names. */
export const proposeSupplementForm = supplementForm({
  action: 'propose_supplement',
  rule: 'case.propose_supplement',
  path: 'trinh-bo-sung',
  title: 'Trình duyệt yêu cầu bổ sung',
  warning: LATE,
  done: 'back_office.done.propose_supplement',
  notes: ({ view }) => ({
    warning: LATE,
    notes: [
      `Hồ sơ đã được yêu cầu bổ sung ${view.dossier.supplementCount} lần. Yêu cầu này phải được lãnh đạo ${view.supplementRules?.approverUnit ?? ''} duyệt, theo ${view.supplementRules?.citation ?? ''}.`,
      'Đơn vị trình khen chỉ nhận được yêu cầu khi lãnh đạo duyệt. Trong lúc chờ, thời gian của cơ quan vẫn chạy.',
      ...windowNotes(view),
    ],
  }),
});
