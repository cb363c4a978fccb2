import { type ClockFigures, OUTCOMES, type Outcomes, sharesOf } from '@portal/reporting';
import { workingTimeInWords } from '@portal/dossiers';
import type { Series } from './bar-chart';

/** What people call the outcomes (decision 3), in their order. */
export const OUTCOME_TITLES = ['Trước hạn', 'Đúng hạn', 'Quá hạn'] as const;

/** The outcomes as parts of a chart. */
export const OUTCOME_SERIES: readonly Series[] = OUTCOMES.map((tone, index) => ({
  text: OUTCOME_TITLES[index]!,
  tone,
}));

/** Stands where there is nothing to count. */
export const NOTHING = '–';

/** `62,5 %` of tenths of a percent; a whole percent has no decimals. */
export const percentInWords = (tenths: number): string =>
  `${(tenths / 10).toLocaleString('vi-VN')} %`;

/** The counts of outcomes in the order in which they are shown. */
export const countsOf = (outcomes: Outcomes): number[] =>
  OUTCOMES.map((outcome) => outcomes[outcome]);

/** `8 (62,5 %)` of each; without shares when there is nothing to share. */
export function withShares(counts: readonly number[]): string[] {
  const shares = sharesOf(counts);
  const some = counts.some((count) => count > 0);
  return counts.map((count, index) =>
    some ? `${count} (${percentInWords(shares[index]!)})` : String(count),
  );
}

/** `Trước hạn 8 · Đúng hạn 3 · Quá hạn 1`. */
export const countsInWords = (names: readonly string[], counts: readonly number[]): string =>
  names.map((name, index) => `${name} ${counts[index]}`).join(' · ');

/** An amount of working time, or a dash. */
export const timeOrNothing = (minutes: number | null, perDay: number): string =>
  minutes === null ? NOTHING : workingTimeInWords(minutes, perDay);

/** A percentage, or a dash. */
export const percentOrNothing = (percent: number | null): string =>
  percent === null ? NOTHING : `${percent} %`;

/** Part of ended clocks that outlived what was planned for them, in tenths of a percent. */
export const shareLate = ({ outcomes }: Pick<ClockFigures, 'outcomes'>): number =>
  sharesOf([outcomes.late, outcomes.total - outcomes.late])[0]!;
