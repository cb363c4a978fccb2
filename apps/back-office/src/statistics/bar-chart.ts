/** One line of a chart: a title, a bar of one or more parts, and the numbers in words below it. */
export interface BarRow {
  readonly title: string;
  /** None negative; one per series. */
  readonly parts: readonly number[];
  readonly values: string;
}

/** Colour and pattern of a part: the same meaning looks the same in every chart. */
export type Tone = 'early' | 'on_time' | 'late';

/** A kind of part. */
export interface Series {
  readonly text: string;
  readonly tone: Tone;
}

/** What a chart shows. */
export interface BarData {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Names of the parts; a chart of one part needs no legend. */
  readonly series: readonly Series[];
  readonly rows: readonly BarRow[];
  /** `share`: each bar is a whole; `amount`: bars are as long as their amounts compare. */
  readonly scale: 'share' | 'amount';
}

/** A rectangle; `x` and `width` in percent of the chart, so that it fits every screen. */
interface Segment {
  readonly x: string;
  readonly width: string;
  readonly tone: Tone;
}

interface DrawnRow {
  readonly title: string;
  readonly values: string;
  readonly titleY: number;
  readonly barY: number;
  readonly valuesY: number;
  readonly segments: readonly Segment[];
}

/** A chart with every coordinate; pixels but for what is said to be percent. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  /** All its numbers in words, for who does not see it. */
  readonly description: string;
  readonly height: number;
  readonly barHeight: number;
  readonly legend: readonly (Series & { readonly x: number; readonly textX: number })[];
  readonly rows: readonly DrawnRow[];
}

const LEGEND_HEIGHT = 34;
const LEGEND_STEP = 108;
const SWATCH_TO_TEXT = 24;
const ROW_HEIGHT = 80;
const TITLE_BASELINE = 16;
const BAR_TOP = 25;
const BAR_HEIGHT = 22;
const VALUES_BASELINE = 64;

/** Letters of a title that fit a phone in one line; the whole title stands in the table. */
const TITLE_LENGTH = 38;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Hundredths of a percent are finer than a pixel. */
const percent = (part: number): string => `${Math.round(part * 10_000) / 100}%`;

const shortened = (title: string): string =>
  title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;

function segmentsOf(parts: readonly number[], whole: number, series: readonly Series[]): Segment[] {
  if (whole === 0) return [];
  return parts.flatMap((part, index) => {
    if (part === 0) return [];
    const x = percent(sum(parts.slice(0, index)) / whole);
    return [{ x, width: percent(part / whole), tone: series[index]!.tone }];
  });
}

/** Lays a chart out. Rows without amounts keep an empty bar. */
export function drawBars({ id, title, series, rows, scale }: BarData): BarChart {
  const largest = Math.max(0, ...rows.map(({ parts }) => sum(parts)));
  const top = series.length > 1 ? LEGEND_HEIGHT : 0;
  return {
    id,
    title,
    description: rows.map((row) => `${row.title}: ${row.values}.`).join(' '),
    height: top + rows.length * ROW_HEIGHT,
    barHeight: BAR_HEIGHT,
    legend: (series.length > 1 ? series : []).map((one, index) => ({
      ...one,
      x: index * LEGEND_STEP,
      textX: index * LEGEND_STEP + SWATCH_TO_TEXT,
    })),
    rows: rows.map((row, index) => ({
      title: shortened(row.title),
      values: row.values,
      titleY: top + index * ROW_HEIGHT + TITLE_BASELINE,
      barY: top + index * ROW_HEIGHT + BAR_TOP,
      valuesY: top + index * ROW_HEIGHT + VALUES_BASELINE,
      segments: segmentsOf(row.parts, scale === 'share' ? sum(row.parts) : largest, series),
    })),
  };
}
