import { formatDate, formatInstant } from '@portal/kernel';
import type { DaySpan } from '@portal/reporting';
import { periodTitle } from './report-address';
import type { ChosenPeriod } from './report-period';

const daysInWords = ({ from, to }: DaySpan): string => `${formatDate(from)} – ${formatDate(to)}`;

/** What period the figures are of, until when they go, and what they are compared with. */
export function periodHead({ name, period, before }: ChosenPeriod): object {
  const running = period.measuredAt < period.end;
  return {
    title: periodTitle(name),
    days: daysInWords(period),
    until: running && `Kỳ chưa hết: tính đến ${formatInstant(period.measuredAt)}.`,
    before: daysInWords(before),
  };
}
