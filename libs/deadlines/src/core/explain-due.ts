import type { DueComputation, SkippedDay, SkippedHoliday } from './compute-due';
import { english } from './phrases-en';
import type { Phrases } from './phrases';
import { vietnamese } from './phrases-vi';

/** Languages in which a date is explained. */
export type ExplanationLanguage = 'vi' | 'en';

const phrases: Record<ExplanationLanguage, Phrases> = { vi: vietnamese, en: english };

const isHoliday = (day: SkippedDay): day is SkippedHoliday => day.reason === 'holiday';

/** Weekends together in one sentence, each holiday in its own with name and source. */
function skippedLines(skipped: readonly SkippedDay[], say: Phrases): string[] {
  const weekends = skipped.filter(({ reason }) => reason === 'weekend').map(({ date }) => date);
  const holidays = skipped.filter(isHoliday).map((day) => say.holiday(day));
  return weekends.length === 0 ? holidays : [say.weekends(weekends), ...holidays];
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
  const { received, start } = computation;
  const moved = received.date !== start.date || received.minute !== start.minute;
  return {
    lines: [
      say.received(received),
      ...(moved ? [say.countsAsArrived(start)] : []),
      say.limit(computation.rule),
      ...computation.pauses.map((pause) => say.pause(pause)),
      ...(computation.pauses.some(({ effect }) => effect === 'restarted')
        ? [say.countedAnew(computation.countedFrom)]
        : []),
      ...(computation.extension
        ? [say.extension(computation.extension, computation.rule.unit)]
        : []),
      ...skippedLines(computation.skipped, say),
      say.due(computation.due),
      ...(computation.target ? [say.target(computation.target)] : []),
      ...(computation.paused ? [say.paused] : []),
      ...(computation.provisional ? [say.provisional] : []),
    ],
  };
}
