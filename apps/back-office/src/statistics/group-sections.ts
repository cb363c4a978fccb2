import type { DossierFigures, DossierGroup } from '@portal/reporting';
import { drawBars } from './bar-chart';
import {
  countsInWords,
  countsOf,
  OUTCOME_SERIES,
  OUTCOME_TITLES,
  timeOrNothing,
  withShares,
} from './figures-in-words';
import { type Section, sectionOf } from './section';
import { tableOf } from './table';

/** What groups of dossiers are called. */
interface Words {
  readonly id: string;
  readonly title: string;
  readonly column: string;
}

const HEAD = [
  'Có quyết định',
  ...OUTCOME_TITLES,
  'Còn, trong hạn',
  'Còn, quá hạn',
  '766 đúng hạn',
  '766 quá hạn',
  'Một nửa xong trong',
  '90 % xong trong',
];

function cellsOf(figures: DossierFigures, perDay: number): (string | number)[] {
  const { finished, open, progress, workingTime } = figures;
  return [
    finished.total,
    ...withShares(countsOf(finished)),
    open.inTime,
    open.overdue,
    ...withShares([progress.onTime, progress.late]),
    timeOrNothing(workingTime.quantile(0.5), perDay),
    timeOrNothing(workingTime.quantile(0.9), perDay),
  ];
}

/** Figures of dossiers side by side: per procedure, or per receiving unit. */
export function groupSection(
  { id, title, column }: Words,
  groups: readonly DossierGroup[],
  perDay: number,
): Section {
  return sectionOf({
    id,
    title,
    chart: drawBars({
      id: `bieu-do-${id}`,
      title: `${title}: hồ sơ có quyết định`,
      series: OUTCOME_SERIES,
      rows: groups.map((group) => ({
        title: group.title,
        parts: countsOf(group.figures.finished),
        values: countsInWords(OUTCOME_TITLES, countsOf(group.figures.finished)),
      })),
      scale: 'amount',
    }),
    tables: [
      tableOf(
        { hidden: title },
        [column, ...HEAD],
        groups.map((group) => ({ name: group.title, cells: cellsOf(group.figures, perDay) })),
      ),
    ],
  });
}
