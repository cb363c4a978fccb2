import { formatDate, formatDateWithWeekday, toOfficeTime } from '@portal/kernel';
import type { TemplateHelper } from '@portal/templates';

const instant = (helper: string, value: unknown): Date => {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw new TypeError(`{{${helper}}} needs an instant (Date), not ${String(value)}`);
};

/** What mail templates may call beside the standard helpers. */
export const mailHelpers: Readonly<Record<string, TemplateHelper>> = {
  /** `Thứ Sáu, 04/12/2026` of an instant. */
  day: (value: unknown) => formatDateWithWeekday(toOfficeTime(instant('day', value)).date),
  /** `04/12/2026` of an instant: for subjects. */
  dayShort: (value: unknown) => formatDate(toOfficeTime(instant('dayShort', value)).date),
  /** Each line of a longer text behind `> `. */
  quote: (value: unknown) => {
    if (typeof value !== 'string') throw new TypeError(`{{quote}} needs text`);
    const lines = value.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => `> ${line.trim()}`).join('\n');
  },
};
