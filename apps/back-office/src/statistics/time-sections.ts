import {
  type ClockFigures,
  type DossierFigures,
  type Report,
  sharesOf,
  type StepFigures,
  type UnitSteps,
} from '@portal/reporting';
import { workingTimeInWords } from '@portal/dossiers';
import { drawBars, type Series } from './bar-chart';
import { percentInWords, percentOrNothing, shareLate, timeOrNothing } from './figures-in-words';
import { type Section, sectionOf } from './section';
import { tableOf } from './table';

const TIME: readonly Series[] = [{ text: 'Thời gian', tone: 'early' }];

/** Bars that a chart of steps shows; the table has all of them. */
const LONGEST = 8;

const timeCells = ({ workingTime, reserveUsed }: DossierFigures, perDay: number): string[] => [
  timeOrNothing(workingTime.quantile(0.5), perDay),
  timeOrNothing(workingTime.quantile(0.9), perDay),
  percentOrNothing(reserveUsed.quantile(0.5)),
];

/** How long it takes, and how much of the reserve goes into it. */
export function timeSection({ total, before }: Report, perDay: number): Section {
  return sectionOf({
    id: 'thoi-gian',
    title: 'Thời gian giải quyết',
    paragraphs: [
      `Thời gian làm việc từ khi tiếp nhận đến khi có quyết định, không kể lúc chờ bổ sung; một ngày là ${perDay / 60} giờ làm việc. Phần dự phòng là khoảng giữa ngày mục tiêu (nội bộ) và ngày hẹn trả: 0 % là xong trước ngày mục tiêu, 100 % là dùng hết.`,
    ],
    tables: [
      tableOf(
        { hidden: 'Thời gian làm việc đến khi có quyết định' },
        ['Kỳ', 'Một nửa số hồ sơ xong trong', '90 % xong trong', 'Dự phòng đã dùng (trung vị)'],
        [
          { name: 'Kỳ này', cells: timeCells(total, perDay) },
          { name: 'Kỳ trước', cells: timeCells(before, perDay) },
        ],
      ),
    ],
  });
}

/** Shares of the time of all, in tenths of a percent. */
const timeShares = (all: readonly { figures: ClockFigures }[]): number[] =>
  sharesOf(all.map(({ figures }) => figures.time.sum));

function stepCells(figures: ClockFigures, share: number, perDay: number): (string | number)[] {
  const { outcomes, time, budget } = figures;
  return [
    outcomes.total,
    timeOrNothing(time.quantile(0.5), perDay),
    timeOrNothing(budget.quantile(0.5), perDay),
    percentInWords(shareLate(figures)),
    workingTimeInWords(time.sum, perDay),
    percentInWords(share),
  ];
}

const COLUMNS = [
  'Lượt',
  'Thời gian (trung vị)',
  'Mức được giao',
  'Quá mức',
  'Tổng thời gian',
  'Tỉ trọng',
];

const barOf = (title: string, figures: ClockFigures, words: string) => ({
  title,
  parts: [figures.time.sum],
  values: words,
});

const barWords = (figures: ClockFigures, share: number): string =>
  `${percentInWords(share)} tổng thời gian · ${percentInWords(shareLate(figures))} quá mức`;

/** The steps that eat the time, the hungriest first. */
export function stepsSection(steps: readonly StepFigures[], perDay: number): Section {
  const shares = timeShares(steps);
  const several = new Set(steps.map(({ procedureTitle }) => procedureTitle)).size > 1;
  return sectionOf({
    id: 'cac-buoc',
    title: 'Các bước tốn thời gian nhất',
    paragraphs: [
      'Các bước được chuyển đi trong kỳ, xếp theo tổng thời gian làm việc đã dùng. Mức được giao là phần của bước trong mục tiêu nội bộ.',
    ],
    chart: drawBars({
      id: 'bieu-do-buoc',
      title: 'Tổng thời gian làm việc theo bước',
      series: TIME,
      rows: steps
        .slice(0, LONGEST)
        .map(({ title, figures }, index) =>
          barOf(title, figures, barWords(figures, shares[index]!)),
        ),
      scale: 'amount',
    }),
    tables: [
      tableOf(
        { hidden: 'Thời gian theo bước' },
        ['Bước', ...COLUMNS],
        steps.map(({ title, unitName, procedureTitle, figures }, index) => ({
          name: title,
          note: several ? `${unitName} · ${procedureTitle}` : unitName,
          cells: stepCells(figures, shares[index]!, perDay),
        })),
      ),
    ],
  });
}

/** Steps summed per unit: teams, not persons. */
export function unitStepsSection(units: readonly UnitSteps[], perDay: number): Section {
  const shares = timeShares(units);
  return sectionOf({
    id: 'don-vi-xu-ly',
    title: 'Các bước theo đơn vị xử lý',
    chart: drawBars({
      id: 'bieu-do-don-vi',
      title: 'Tổng thời gian làm việc theo đơn vị xử lý',
      series: TIME,
      rows: units.map(({ unitName, figures }, index) =>
        barOf(unitName, figures, barWords(figures, shares[index]!)),
      ),
      scale: 'amount',
    }),
    tables: [
      tableOf(
        { hidden: 'Thời gian theo đơn vị xử lý' },
        ['Đơn vị', ...COLUMNS],
        units.map(({ unitName, figures }, index) => ({
          name: unitName,
          cells: stepCells(figures, shares[index]!, perDay),
        })),
      ),
    ],
  });
}
