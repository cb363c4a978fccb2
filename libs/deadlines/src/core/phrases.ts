import type { OfficeTime, PlainDate } from '@portal/kernel';
import type { CountingRule, CountingUnit } from './counting-rule';
import type { SkippedDay } from './day-off';
import type { Extension } from './extension';
import type { CountedPause } from './pause';

/** The sentences of an explanation in one language. */
export interface Phrases {
  received(at: OfficeTime): string;
  countsAsArrived(at: OfficeTime): string;
  limit(rule: CountingRule): string;
  pause(pause: CountedPause): string;
  countedAnew(from: OfficeTime): string;
  skipped(day: SkippedDay): string;
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

/** Writes each day off once and forgets it with its calendar, which all its explanations share. */
export function rememberDaysOff(write: (day: SkippedDay) => string): (day: SkippedDay) => string {
  const written = new WeakMap<SkippedDay, string>();
  return (day) => {
    const known = written.get(day);
    if (known !== undefined) return known;
    const text = write(day);
    written.set(day, text);
    return text;
  };
}
