import { getPlainDate } from '@portal/kernel';
import type { NoticeData } from './notice-data';

const dossier = {
  personName: 'Nguyễn Thị Minh Hạnh',
  code: '000.00.06.H27-261123-0001',
  procedureTitle: 'Tặng thưởng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh về thành tích đột xuất',
  link: 'http://localhost:3000/ho-so/0199a1b2-3c4d-7e5f-8a6b-9c0d1e2f3a4b',
};
const account = {
  personName: 'Nguyễn Thị Minh Hạnh',
  link: 'http://localhost:3000/tai-khoan/xac-nhan?token=mau',
  expiresAt: new Date('2026-11-24T02:05:00Z'),
};
const partyName = 'Ủy ban nhân dân xã Đức Thọ';
const submittedAt = new Date('2026-11-23T02:05:00Z');
const dueAt = new Date('2026-12-14T09:30:00Z');

const promised = {
  dueAt,
  dueIsExpected: true,
  reckoning: [
    'Nhận hồ sơ lúc 16:30, Thứ Hai, 23/11/2026.',
    'Thời hạn dự kiến (chưa được tỉnh xác nhận): 15 ngày làm việc, tính từ ngày làm việc liền sau ngày nhận, giữ nguyên giờ nhận. Căn cứ: Quyết định số 638/QĐ-BNV năm 2025.',
    'Không tính 6 ngày nghỉ hằng tuần: 28/11, 29/11, 05/12, 06/12, 12/12, 13/12/2026.',
    'Đến hạn lúc 16:30, Thứ Hai, 14/12/2026.',
  ],
};

/** One example of each kind: for the check at start-up, for previews and for tests. */
export const noticeSamples: NoticeData = {
  'account.confirm': account,
  'account.password_reset': account,
  'account.exists': { personName: account.personName, link: account.link },
  'account.password_changed': {
    personName: account.personName,
    link: account.link,
    changedAt: submittedAt,
  },
  'dossier.submitted': {
    ...dossier,
    submittedAt,
    fileCount: 4,
    receptionDueAt: new Date('2026-11-24T02:05:00Z'),
  },
  'dossier.accepted': { ...dossier, ...promised, acceptedAt: submittedAt },
  'dossier.supplement_requested': {
    ...dossier,
    items: ['Báo cáo thành tích có xác nhận của cấp trình', 'Biên bản họp Hội đồng thi đua'],
    reason: 'Báo cáo thành tích chưa có xác nhận.\nBiên bản họp thiếu chữ ký của thư ký.',
    answerBy: new Date('2026-12-04T09:30:00Z'),
  },
  'dossier.supplement_answered': { ...dossier, ...promised, answeredAt: submittedAt },
  'dossier.refused': {
    ...dossier,
    reason: 'Thành tích đã được khen thưởng theo Quyết định số 12/QĐ-UBND.',
  },
  'dossier.advanced': {
    ...dossier,
    stepTitle: 'Thẩm định hồ sơ',
    unitName: 'Phòng Thi đua, khen thưởng',
    dueAt,
  },
  'dossier.decided': {
    ...dossier,
    outcomes: [
      { name: 'Trần Văn Bình', approved: true, reason: null },
      { name: 'Tổ dân phố 3', approved: false, reason: 'Chưa đủ hồ sơ chứng minh thành tích' },
    ],
    decisionNumber: '345/QĐ-UBND',
    decisionDate: getPlainDate('2026-12-10'),
  },
  'dossier.handed_over': { ...dossier, handedOverAt: dueAt },
  'dossier.withdrawn': { ...dossier, withdrawnAt: submittedAt },
  'dossier.closed_unanswered': {
    ...dossier,
    requestedAt: submittedAt,
    answerBy: new Date('2026-12-04T09:30:00Z'),
  },
  'dossier.supplement_reminder': {
    ...dossier,
    items: ['Báo cáo thành tích có xác nhận của cấp trình'],
    requestedAt: submittedAt,
    answerBy: new Date('2026-12-14T02:05:00Z'),
  },
  'dossier.date_moved': {
    ...dossier,
    clock: 'legal',
    from: dueAt,
    to: new Date('2026-12-15T09:30:00Z'),
    dueIsExpected: true,
    reason: 'Thông báo lịch nghỉ năm 2027',
    explanation: [
      'Tiếp nhận lúc 09:05, Thứ Hai, 23/11/2026.',
      'Đến hạn lúc 16:30, Thứ Ba, 15/12/2026.',
    ],
  },
  'dossier.law_moved': {
    ...dossier,
    ...promised,
    movedAt: submittedAt,
    lawBefore: 'Luật Thi đua, khen thưởng số 06/2022/QH15',
    lawNow: 'Luật số 06/2026/QH16',
    citation: 'Điều 4 Luật số 06/2026/QH16',
    reason: 'Quy định mới rút ngắn thời hạn giải quyết.',
    dueBefore: new Date('2026-12-21T09:30:00Z'),
  },
  'staff.new_dossier': {
    ...dossier,
    partyName,
    submittedAt,
    receptionDueAt: new Date('2026-11-24T02:05:00Z'),
  },
  'staff.supplement_answered': { ...dossier, partyName, answeredAt: submittedAt },
  'staff.supplement_approval': {
    ...dossier,
    partyName,
    proposerName: 'Đặng Quốc Bảo',
    items: ['Báo cáo thành tích có xác nhận của cấp trình'],
    reason: 'Bản đã bổ sung vẫn chưa có xác nhận.\nKhông thể thẩm định thành tích.',
    workDueAt: dueAt,
  },
  'staff.supplement_declined': {
    ...dossier,
    partyName,
    leaderName: 'Võ Thị Lan Anh',
    reason: 'Nội dung này đã có trong hồ sơ.\nĐề nghị thẩm định tiếp.',
  },
  'staff.withdrawn': { ...dossier, partyName, withdrawnAt: submittedAt },
  'staff.turn': { ...dossier, partyName, stepTitle: 'Thẩm định hồ sơ', stepDueAt: dueAt },
  'staff.time_warning': {
    ...dossier,
    partyName,
    limitName: 'Thời gian của bước “Thẩm định hồ sơ”',
    mark: 'most',
    endsAt: dueAt,
    unitName: 'Phòng Thi đua, khen thưởng',
    toHead: false,
  },
  'staff.extension_draft': {
    ...dossier,
    partyName,
    dueAt,
    forecastAt: new Date('2026-12-16T03:00:00Z'),
    forecastLate: true,
    causeStep: 'Thẩm định hồ sơ',
    proposedDueAt: new Date('2026-12-16T09:30:00Z'),
    giveBy: new Date('2026-12-11T09:30:00Z'),
  },
};
