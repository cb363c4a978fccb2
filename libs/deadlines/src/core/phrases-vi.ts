import {
  formatDate,
  formatDateWithWeekday,
  formatMinute,
  type OfficeTime,
  type PlainDate,
  toOfficeTime,
} from '@portal/kernel';
import type { CountingRule, CountingUnit } from './counting-rule';
import type { CountedPause } from './pause';
import { groupDays, type Phrases, rememberDays, rememberHolidays } from './phrases';

const UNITS: Record<CountingUnit, string> = {
  working_day: 'ngày làm việc',
  working_hour: 'giờ làm việc',
  calendar_day: 'ngày (kể cả ngày nghỉ)',
  working_minute: 'phút làm việc',
};

/** Reasons that the program itself gives by a code; others are people's own words. */
const REASONS: Record<string, string> = { supplement: 'chờ bổ sung hồ sơ' };

const day = rememberDays(formatDateWithWeekday);

const moment = ({ date, minute }: OfficeTime): string => `${formatMinute(minute)}, ${day(date)}`;

function firstDay({ firstDay: first, unit }: CountingRule): string {
  if (first === 'same_moment') return 'tính ngay từ thời điểm nhận';
  const keepsClock = unit === 'working_day' || unit === 'calendar_day';
  const from = 'tính từ ngày làm việc liền sau ngày nhận';
  return keepsClock ? `${from}, giữ nguyên giờ nhận` : from;
}

function rules(rule: CountingRule): string {
  const parts = [firstDay(rule)];
  if (rule.cutOff !== undefined) {
    parts.push(`nhận sau ${formatMinute(rule.cutOff)} tính sang ngày làm việc liền sau`);
  }
  if (rule.unit === 'calendar_day' && rule.rollOver === 'next_working_day') {
    parts.push('ngày cuối trùng ngày nghỉ thì chuyển sang ngày làm việc liền sau');
  }
  return parts.join('; ');
}

function effectOf({ effect, addedMinutes, addedDays }: CountedPause): string {
  if (effect === 'restarted') return 'thời hạn được tính lại từ đầu';
  if (effect === 'open') return 'đang tạm dừng';
  if (effect === 'none') return 'không làm thay đổi thời hạn';
  return addedDays > 0 ? `cộng thêm ${addedDays} ngày` : `cộng thêm ${addedMinutes} phút làm việc`;
}

const yearOf = (date: PlainDate): string => date.slice(0, 4);

/** `26/12, 27/12/2026, 02/01/2027`: the last day of each year carries it. */
function listDays(days: readonly PlainDate[]): string {
  const years = groupDays(days, yearOf).map((group) => {
    const written = group.map((date) => formatDate(date).slice(0, 5)).join(', ');
    return `${written}/${yearOf(group[0]!)}`;
  });
  return years.join(', ');
}

/** Vietnamese. */
export const vietnamese: Phrases = {
  received: (at) => `Nhận hồ sơ lúc ${moment(at)}.`,
  countsAsArrived: (at) =>
    `Nhận ngoài giờ làm việc hoặc sau giờ chốt nên được tính là nhận lúc ${moment(at)}.`,
  limit: (rule) =>
    `${rule.verified ? 'Thời hạn' : 'Thời hạn dự kiến (chưa được tỉnh xác nhận)'}: ` +
    `${rule.amount} ${UNITS[rule.unit]}, ${rules(rule)}. Căn cứ: ${rule.citation}.`,
  pause: (pause) => {
    const from = moment(toOfficeTime(pause.from));
    const to = pause.to ? ` đến ${moment(toOfficeTime(pause.to))}` : '';
    return `Tạm dừng từ ${from}${to}, lý do: ${REASONS[pause.reason] ?? pause.reason}; ${effectOf(pause)}.`;
  },
  countedAnew: (from) => `Thời hạn được tính lại từ ${moment(from)}.`,
  weekends: (days) => `Không tính ${days.length} ngày nghỉ hằng tuần: ${listDays(days)}.`,
  holiday: rememberHolidays(({ date, name, source, verified }) => {
    const cited = source ? ` (nguồn: ${source.title})` : '';
    const unsure = verified === false ? ', dự kiến, chưa có thông báo chính thức' : '';
    return `Không tính ${day(date)}: ${name.vi}${cited}${unsure}.`;
  }),
  extension: ({ days, cause, at }, unit) =>
    `Gia hạn một lần, thêm ${days} ${UNITS[unit === 'calendar_day' ? unit : 'working_day']}, quyết định lúc ${moment(toOfficeTime(at))}, lý do: ${cause}.`,
  due: (at) => `Đến hạn lúc ${moment(at)}.`,
  target: (at) => `Mục tiêu nội bộ: ${moment(at)}.`,
  paused: 'Thời hạn đang tạm dừng: ngày đến hạn sẽ được tính lại khi hết tạm dừng.',
  provisional:
    'Đây là ngày dự kiến vì lịch nghỉ chính thức chưa được công bố; ngày sẽ được tính lại và thông báo khi có lịch chính thức.',
};
