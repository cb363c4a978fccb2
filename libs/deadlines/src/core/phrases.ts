import type { OfficeTime } from '@portal/kernel';
import type { SkippedDay } from './compute-due';
import type { CountingRule } from './counting-rule';
import type { CountedPause } from './pause';

/** The sentences of an explanation in one language. */
export interface Phrases {
  received(at: OfficeTime): string;
  countsAsArrived(at: OfficeTime): string;
  limit(rule: CountingRule): string;
  pause(pause: CountedPause): string;
  countedAnew(from: OfficeTime): string;
  skipped(day: SkippedDay): string;
  due(at: OfficeTime): string;
  target(at: OfficeTime): string;
  readonly paused: string;
  readonly provisional: string;
}
