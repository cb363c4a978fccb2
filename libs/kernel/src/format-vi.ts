import { formatMinute, toOfficeTime } from './office-time';
import { isoWeekday, PlainDate } from './plain-date';

const WEEKDAYS = [
  'Thứ Hai',
  'Thứ Ba',
  'Thứ Tư',
  'Thứ Năm',
  'Thứ Sáu',
  'Thứ Bảy',
  'Chủ nhật',
] as const;

/** `04/12/2026`. */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `Thứ Sáu, 04/12/2026`: people plan by weekdays, so a date that matters carries its own. */
export function formatDateWithWeekday(date: PlainDate): string {
  return `${WEEKDAYS[isoWeekday(date) - 1]}, ${formatDate(date)}`;
}

/** `14:05, Thứ Sáu, 04/12/2026` on the office's wall clock. */
export function formatInstant(instant: Date): string {
  const { date, minute } = toOfficeTime(instant);
  return `${formatMinute(minute)}, ${formatDateWithWeekday(date)}`;
}

/** `14:05 04/12/2026` on the office's wall clock: for tables and journals. */
export function formatInstantShort(instant: Date): string {
  const { date, minute } = toOfficeTime(instant);
  return `${formatMinute(minute)} ${formatDate(date)}`;
}

/** `1,5 MB`, `312 kB`, `85 byte`, `2,1 GB` (decimal units, comma as in Vietnamese). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  const [unit, name] = bytes < 1_000_000_000 ? [1_000_000, 'MB'] : [1_000_000_000, 'GB'];
  return `${(Math.round((bytes / unit) * 10) / 10).toString().replace('.', ',')} ${name}`;
}
