import type { DueComputation } from './compute-due';
import type { SkippedDay, SkippedHoliday } from './day-off';
import { english } from './phrases-en';
import type { Phrases } from './phrases';
import { vietnamese } from './phrases-vi';

/** Languages in which a date is explained. */
export type ExplanationLanguage = 'vi' | 'en';

const phrases: Record<ExplanationLanguage, Phrases> = { vi: vietnamese, en: english };

const isHoliday = (day: SkippedDay): day is SkippedHoliday => day.reason === 'holiday';

/** Weekends together in one sentence, each holiday in its own with name and source. */
function addSkipped(lines: string[], skipped: readonly SkippedDay[], say: Phrases): void {
  const weekends = skipped.filter((day) => !isHoliday(day));
  if (weekends.length > 0) lines.push(say.weekends(weekends.map(({ date }) => date)));
  for (const day of skipped) if (isHoliday(day)) lines.push(say.holiday(day));
}

/**
 * The sum behind a date in plain sentences: reception, rule and citation, each pause with its
 * reason, each day that was not counted with its name and source, the date. It reads nothing but
 * the computation, so that it cannot tell another story than the date.
 */
export function explainDue(
  computation: DueComputation,
  language: ExplanationLanguage,
): { lines: string[] } {
  const say = phrases[language];
  const { received, start, rule, pauses, extension, target } = computation;
  const lines = [say.received(received)];
  if (received.date !== start.date || received.minute !== start.minute) {
    lines.push(say.countsAsArrived(start));
  }
  lines.push(say.limit(rule));
  for (const pause of pauses) lines.push(say.pause(pause));
  if (pauses.some(({ effect }) => effect === 'restarted')) {
    lines.push(say.countedAnew(computation.countedFrom));
  }
  if (extension) lines.push(say.extension(extension, rule.unit));
  addSkipped(lines, computation.skipped, say);
  lines.push(say.due(computation.due));
  if (target) lines.push(say.target(target));
  if (computation.paused) lines.push(say.paused);
  if (computation.provisional) lines.push(say.provisional);
  return { lines };
}
