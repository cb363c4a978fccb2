import type { Comparison } from './compare';
import type { Figures } from './measure';

/** Mean over the seeds. */
export function meanOf({ runs }: Comparison, figure: keyof Figures): number {
  return runs.reduce((sum, run) => sum + run[figure], 0) / runs.length;
}

/** A share in per cent. */
export const percent = (share: number): string => (share * 100).toFixed(1);

/** Smallest and largest late share of the seeds, in per cent. */
function spread({ runs }: Comparison): string {
  const late = runs.map((run) => run.late);
  return `${percent(Math.min(...late))}–${percent(Math.max(...late))}`;
}

const HEAD = ['order of work', 'early %', 'on time %', 'late %', 'late, seeds', 'target met %'];
const HEAD_MORE = ['reserve used %', 'days p50', 'days p95', 'overdue mean', 'overdue max'];

/** Headings of `row`. */
export const COLUMNS: readonly string[] = [...HEAD, ...HEAD_MORE];

/** One order of work at one load, as people read it. */
export function row(one: Comparison): string[] {
  const share = (figure: keyof Figures): string => percent(meanOf(one, figure));
  const days = (figure: keyof Figures): string => meanOf(one, figure).toFixed(1);
  return [
    one.title,
    share('early'),
    share('onTime'),
    share('late'),
    spread(one),
    share('metTarget'),
    share('reserveUsed'),
    days('median'),
    days('p95'),
    days('meanOverdue'),
    days('maxOverdue'),
  ];
}

/** Lines up columns for a console; the first is text, the others are figures. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  '),
  );
}

/** Loads in the order in which they were simulated. */
export function loadsOf(comparisons: readonly Comparison[]): number[] {
  return [...new Set(comparisons.map(({ load }) => load))];
}

/** A table per load. */
export function consoleTables(comparisons: readonly Comparison[]): string {
  return loadsOf(comparisons)
    .map((load) => {
      const rows = comparisons.filter((one) => one.load === load).map(row);
      return [`Load ${Math.round(load * 100)} %`, ...align([COLUMNS, ...rows]), ''].join('\n');
    })
    .join('\n');
}

/** Late share of an order of work as a part of that of first come, first served, at one load. */
export function lateBesideFirstCome(comparisons: readonly Comparison[], one: Comparison): number {
  const first = comparisons.find((each) => each.load === one.load)!;
  return meanOf(one, 'late') / meanOf(first, 'late');
}
