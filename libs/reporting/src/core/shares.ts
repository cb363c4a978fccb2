import type { Outcome } from '@portal/deadlines/core';

/** Early, on time, late: how many of each (decision 3). */
export type Outcomes = Readonly<Record<Outcome, number>>;

/** The outcomes in the order in which they are shown. */
export const OUTCOMES: readonly Outcome[] = ['early', 'on_time', 'late'];

/** Tenths of a percent in a whole. */
const WHOLE = 1_000;

/**
 * The share of each count in tenths of a percent. Together they are exactly 1,000 (largest
 * remainder, of equal ones the first), so that a column of percentages adds up to 100; all are 0 when
 * there is nothing to share.
 * @param counts whole numbers, none negative
 */
export function sharesOf(counts: readonly number[]): number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (sum === 0) return counts.map(() => 0);
  const whole = counts.map((count) => Math.floor((count * WHOLE) / sum));
  const left = WHOLE - whole.reduce((a, b) => a + b, 0);
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * WHOLE) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) whole[index]! += 1;
  return whole;
}

/** Outcomes while they are being counted. */
export class OutcomeCount implements Outcomes {
  early = 0;
  on_time = 0;
  late = 0;

  add(outcome: Outcome, times = 1): void {
    this[outcome] += times;
  }

  get total(): number {
    return this.early + this.on_time + this.late;
  }
}
