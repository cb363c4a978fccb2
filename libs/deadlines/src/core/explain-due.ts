import type { DueComputation } from './compute-due';
import { english } from './phrases-en';
import type { Phrases } from './phrases';
import { vietnamese } from './phrases-vi';

/** Languages in which a date is explained. */
export type ExplanationLanguage = 'vi' | 'en';

const phrases: Record<ExplanationLanguage, Phrases> = { vi: vietnamese, en: english };

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
      ...computation.skipped.map((day) => say.skipped(day)),
      say.due(computation.due),
      ...(computation.target ? [say.target(computation.target)] : []),
      ...(computation.paused ? [say.paused] : []),
      ...(computation.provisional ? [say.provisional] : []),
    ],
  };
}
