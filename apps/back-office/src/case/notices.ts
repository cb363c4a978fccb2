import type { NoticeKind, NoticeState } from '@portal/notifications';
import { Notice } from '@portal/notifications';
import type { EntityManager } from 'typeorm';
import type { Tag } from '../queue/urgency';

/** A notice with how far it has come. */
export interface NoticeRow {
  readonly title: string;
  readonly to: string;
  readonly createdAt: Date;
  readonly sentAt: Date | false;
  readonly state: Tag;
  readonly attempts: number;
  readonly lastError: string | false;
  /** As sent; none before the first try. */
  readonly text: string | false;
}

const TITLES: Readonly<Record<NoticeKind, string>> = {
  'account.confirm': 'Xác nhận địa chỉ thư điện tử',
  'account.password_reset': 'Đặt lại mật khẩu',
  'account.exists': 'Địa chỉ đã có tài khoản',
  'account.password_changed': 'Mật khẩu đã đổi',
  'dossier.submitted': 'Xác nhận đã nộp',
  'dossier.accepted': 'Hồ sơ đã được tiếp nhận',
  'dossier.supplement_requested': 'Yêu cầu bổ sung hồ sơ',
  'dossier.supplement_answered': 'Đã nhận phần bổ sung',
  'dossier.refused': 'Từ chối tiếp nhận',
  'dossier.advanced': 'Hồ sơ chuyển bước',
  'dossier.decided': 'Đã có quyết định',
  'dossier.handed_over': 'Đã trả kết quả',
  'dossier.withdrawn': 'Đã rút hồ sơ',
  'dossier.closed_unanswered': 'Dừng xử lý vì quá hạn bổ sung',
  'dossier.supplement_reminder': 'Nhắc bổ sung hồ sơ',
  'dossier.date_moved': 'Ngày hẹn được tính lại',
  'dossier.law_moved': 'Chuyển sang quy định mới',
  'staff.new_dossier': 'Có hồ sơ mới',
  'staff.supplement_answered': 'Đơn vị đã gửi phần bổ sung',
  'staff.supplement_approval': 'Trình duyệt yêu cầu bổ sung',
  'staff.supplement_declined': 'Yêu cầu bổ sung không được duyệt',
  'staff.turn': 'Đến lượt xử lý',
  'staff.time_warning': 'Cảnh báo thời hạn',
  'staff.extension_draft': 'Dự thảo xin lỗi, hẹn lại ngày trả',
  'staff.withdrawn': 'Đơn vị đã rút hồ sơ',
};

const STATES: Readonly<Record<NoticeState, Tag>> = {
  queued: { text: 'Đang chờ gửi', colour: 'grey' },
  sending: { text: 'Đang gửi', colour: 'blue' },
  sent: { text: 'Đã gửi', colour: 'green' },
  failed: { text: 'Không gửi được', colour: 'red' },
};

const RECIPIENTS: Readonly<Record<Notice['recipientKind'], string>> = {
  account: 'Đơn vị trình khen',
  staff: 'Cán bộ',
};

function rowOf(notice: Notice): NoticeRow {
  const { kind, subject, recipientKind, toAddress, state, attempts } = notice;
  return {
    title: subject ?? TITLES[kind],
    to: toAddress === null ? RECIPIENTS[recipientKind] : toAddress,
    createdAt: notice.createdAt,
    sentAt: notice.sentAt ?? false,
    state: STATES[state],
    attempts,
    lastError: state === 'sent' ? false : (notice.lastError ?? false),
    text: notice.text ?? false,
  };
}

/** Most notices that a case page shows; a dossier owes far fewer. */
const MAX_NOTICES = 100;

/** The notices about a dossier, newest first. */
export async function readNotices(manager: EntityManager, dossierId: string): Promise<NoticeRow[]> {
  const notices = await manager.find(Notice, {
    where: { dossierId },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: MAX_NOTICES,
  });
  return notices.map(rowOf);
}
