import type { OfficeTime, PlainDate } from '@portal/kernel';
import type { CountingRule, CountingUnit } from './counting-rule';
import type { SkippedHoliday } from './day-off';
import type { Extension } from './extension';
import type { CountedPause } from './pause';

/** The sentences of an explanation in one language. */
export interface Phrases {
  received(at: OfficeTime): string;
  countsAsArrived(at: OfficeTime): string;
  limit(rule: CountingRule): string;
  pause(pause: CountedPause): string;
  countedAnew(from: OfficeTime): string;
  /** All days of the plain week off in one sentence, in order; at least one. */
  weekends(days: readonly PlainDate[]): string;
  holiday(day: SkippedHoliday): string;
  extension(extension: Extension, unit: CountingUnit): string;
  due(at: OfficeTime): string;
  target(at: OfficeTime): string;
  readonly paused: string;
  readonly provisional: string;
}

/** Writes each day once; only days of compiled calendars and of pauses come here, so few. */
export function rememberDays(write: (date: PlainDate) => string): (date: PlainDate) => string {
  const written = new Map<PlainDate, string>();
  return (date) => {
    const known = written.get(date);
    if (known !== undefined) return known;
    const text = write(date);
    written.set(date, text);
    return text;
  };
}

/** Writes each holiday once and forgets it with its calendar, which all its explanations share. */
export function rememberHolidays(
  write: (day: SkippedHoliday) => string,
): (day: SkippedHoliday) => string {
  const written = new WeakMap<SkippedHoliday, string>();
  return (day) => {
    const known = written.get(day);
    if (known !== undefined) return known;
    const text = write(day);
    written.set(day, text);
    return text;
  };
}

/** Puts days together that stand in order and share what `partOf` takes of them: month or year. */
export function groupDays(
  days: readonly PlainDate[],
  partOf: (date: PlainDate) => string,
): PlainDate[][] {
  const groups: PlainDate[][] = [];
  for (const date of days) {
    const group = groups.at(-1);
    if (group && partOf(group[0]!) === partOf(date)) group.push(date);
    else groups.push([date]);
  }
  return groups;
}
