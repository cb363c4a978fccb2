import {
  QUEUE_PAGE_SIZE,
  type QueueFilter,
  type QueueRow,
  type QueueView,
  timeLeftInWords,
} from '@portal/dossiers';
import { formatInstant } from '@portal/kernel';
import { pagesAround } from '@portal/web';
import type { Now } from '../office-now';
import { QUEUE_VIEWS, queueAddress, VIEW_SLUGS } from './queue-filter';
import { URGENCY_TAGS } from './urgency';

const VIEW_TITLES: Readonly<Record<QueueView, string>> = {
  mine: 'Của tôi',
  overdue: 'Quá hạn',
  waiting: 'Chờ bổ sung',
  all: 'Tất cả',
  closed: 'Đã kết thúc',
};

const EMPTY: Readonly<Record<QueueView, string>> = {
  mine: 'Hiện không có hồ sơ nào đến lượt bạn. Khi có hồ sơ mới, hệ thống sẽ báo qua thư điện tử.',
  overdue: 'Không có hồ sơ nào quá ngày hẹn trả.',
  waiting: 'Không có hồ sơ nào đang chờ đơn vị bổ sung.',
  all: 'Chưa có hồ sơ nào đang được giải quyết.',
  closed: 'Chưa có hồ sơ nào kết thúc.',
};

/** What the queue knows when its page is made. */
export interface QueueContents {
  readonly filter: QueueFilter;
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly counts: Readonly<Record<QueueView, number>>;
}

/** Whose move it is, and by when. */
function turnOf(row: QueueRow): string {
  if (URGENCY_TAGS[row.urgency].ended) return '';
  return row.holderUnitName ?? 'Đơn vị trình khen';
}

function timeLeftOf(row: QueueRow, { at, calendar }: Now): string {
  const until = row.urgency === 'waiting' ? row.supplementDueAt : row.stepDueAt;
  if (URGENCY_TAGS[row.urgency].ended || until === null) return '';
  return timeLeftInWords(calendar, at, until);
}

function rowOf(row: QueueRow, now: Now): object {
  return {
    href: `/ho-so/${row.id}`,
    code: row.code,
    procedureTitle: row.procedureTitle,
    partyName: row.partyName,
    nominees: `${row.nomineeCount} trường hợp được đề nghị`,
    status: row.statusLabel,
    step: row.stepTitle ?? '',
    turn: turnOf(row),
    due: row.dueAt === null ? 'Chưa có' : formatInstant(row.dueAt),
    timeLeft: timeLeftOf(row, now),
    ended: URGENCY_TAGS[row.urgency].ended,
    urgency: URGENCY_TAGS[row.urgency],
  };
}

const tabsOf = ({ filter, counts }: QueueContents): object[] =>
  QUEUE_VIEWS.map((view) => ({
    title: VIEW_TITLES[view],
    count: counts[view],
    href: queueAddress({ view, text: filter.text, page: 1 }),
    current: view === filter.view,
  }));

function emptyText({ filter, total }: QueueContents): string {
  if (filter.text !== '') {
    return `Không tìm thấy hồ sơ nào có mã hoặc tên đơn vị chứa “${filter.text}” trong mục này.`;
  }
  return total > 0 ? 'Trang này không có hồ sơ nào.' : EMPTY[filter.view];
}

/** Everything that the page of the work queue shows. */
export function queuePage(contents: QueueContents, now: Now): object {
  const { filter, rows, total } = contents;
  const last = Math.ceil(total / QUEUE_PAGE_SIZE);
  const first = (filter.page - 1) * QUEUE_PAGE_SIZE + 1;
  return {
    heading: VIEW_TITLES[filter.view],
    ended: filter.view === 'closed',
    view: VIEW_SLUGS[filter.view],
    text: filter.text,
    clearHref: queueAddress({ ...filter, text: '', page: 1 }),
    tabs: tabsOf(contents),
    rows: rows.map((row) => rowOf(row, now)),
    range: rows.length === 0 ? '' : `${first}–${first + rows.length - 1} trong ${total} hồ sơ`,
    emptyText: emptyText(contents),
    legend: Object.values(URGENCY_TAGS).filter(({ ended }) => ended === (filter.view === 'closed')),
    pagination: pagesAround(filter.page, last, (page) => queueAddress({ ...filter, page })),
  };
}
