import type { DossierFigures, MonthFigures, Report } from '@portal/reporting';
import { drawBars } from './bar-chart';
import {
  countsInWords,
  countsOf,
  OUTCOME_SERIES,
  OUTCOME_TITLES,
  withShares,
} from './figures-in-words';
import { type Section, sectionOf } from './section';
import { tableOf } from './table';

const barOf = (title: string, finished: DossierFigures['finished']) => ({
  title: `${title}: ${finished.total} hồ sơ`,
  parts: countsOf(finished),
  values: countsInWords(OUTCOME_TITLES, countsOf(finished)),
});

const finishedCells = ({ finished }: Pick<DossierFigures, 'finished'>): (string | number)[] => [
  finished.total,
  ...withShares(countsOf(finished)),
];

const openCells = ({ touched, stopped, open }: DossierFigures): number[] => [
  touched,
  stopped,
  open.inTime,
  open.overdue,
  open.waiting,
];

/** Early, on time and late, beside the period before; and what is still open. */
export function resultSection({ total, before }: Report): Section {
  return sectionOf({
    id: 'ket-qua',
    title: 'Trước hạn, đúng hạn, quá hạn',
    paragraphs: [
      'Hồ sơ có quyết định trong kỳ, so với ngày hẹn trả: xong trước ngày hẹn là trước hạn; trong ngày hẹn, đến giờ hẹn, là đúng hạn; sau đó là quá hạn.',
    ],
    chart: drawBars({
      id: 'bieu-do-ket-qua',
      title: 'Hồ sơ có quyết định: trước hạn, đúng hạn, quá hạn',
      series: OUTCOME_SERIES,
      rows: [barOf('Kỳ này', total.finished), barOf('Kỳ trước', before.finished)],
      scale: 'share',
    }),
    tables: [
      tableOf(
        'Hồ sơ có quyết định',
        ['Kỳ', 'Có quyết định', ...OUTCOME_TITLES],
        [
          { name: 'Kỳ này', cells: finishedCells(total) },
          { name: 'Kỳ trước', cells: finishedCells(before) },
        ],
      ),
      tableOf(
        'Mọi hồ sơ có thời hạn chạy trong kỳ',
        ['Kỳ', 'Tất cả', 'Dừng, rút', 'Còn lại, trong hạn', 'Còn lại, quá hạn', 'Đang chờ bổ sung'],
        [
          { name: 'Kỳ này', cells: openCells(total) },
          { name: 'Kỳ trước', cells: openCells(before) },
        ],
      ),
    ],
  });
}

const monthInWords = (month: string): string =>
  `Tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`;

/** How it went month by month; null for a period within one month. */
export function monthSection(months: readonly MonthFigures[]): Section | null {
  if (months.length < 2) return null;
  return sectionOf({
    id: 'theo-thang',
    title: 'Theo tháng',
    chart: drawBars({
      id: 'bieu-do-thang',
      title: 'Hồ sơ có quyết định theo tháng',
      series: OUTCOME_SERIES,
      rows: months.map(({ month, finished }) => barOf(monthInWords(month), finished)),
      scale: 'amount',
    }),
    tables: [
      tableOf(
        { hidden: 'Hồ sơ có quyết định theo tháng' },
        ['Tháng', 'Có quyết định', ...OUTCOME_TITLES],
        months.map(({ month, finished }) => ({
          name: monthInWords(month),
          cells: finishedCells({ finished }),
        })),
      ),
    ],
  });
}
