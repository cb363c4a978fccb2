import { CodedError } from '@portal/kernel';

/** A stretch during which the clock stood still; `to` is null while it lasts. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
  /** Why: the code `supplement`, or words as people read them. */
  readonly reason: string;
}

/**
 * What a pause did to the deadline: `restarted` it, `extended` it, is still `open` (the date stands
 * as it was until the pause ends), or had `none` (before counting began, or after the due date).
 */
export type PauseEffect = 'restarted' | 'extended' | 'open' | 'none';

/** A pause as it was counted. */
export interface CountedPause extends Pause {
  readonly effect: PauseEffect;
  /** Working minutes added (limits in working time, resume `continue`). */
  readonly addedMinutes: number;
  /** Calendar days added (limits in calendar days, resume `continue`). */
  readonly addedDays: number;
}

/**
 * Pauses in the order of time.
 * @throws CodedError `deadlines.pause_invalid` (ends before it begins), `deadlines.pauses_overlap`
 */
export function orderPauses(pauses: readonly Pause[]): Pause[] {
  const ordered = [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());
  ordered.forEach((pause, i) => {
    const from = pause.from.getTime();
    const to = pause.to?.getTime() ?? Infinity;
    if (!(from <= to)) throw new CodedError('invalid', 'deadlines.pause_invalid');
    if (i > 0 && from < (ordered[i - 1]!.to?.getTime() ?? Infinity)) {
      throw new CodedError('invalid', 'deadlines.pauses_overlap');
    }
  });
  return ordered;
}
