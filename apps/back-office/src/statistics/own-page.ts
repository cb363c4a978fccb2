import type { ClockFigures, OwnReport } from '@portal/reporting';
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

const barOf = (title: string, { outcomes }: ClockFigures) => ({
  title: `${title}: ${outcomes.total} lượt`,
  parts: countsOf(outcomes),
  values: countsInWords(OUTCOME_TITLES, countsOf(outcomes)),
});

const cellsOf = ({ outcomes, time }: ClockFigures, perDay: number): (string | number)[] => [
  outcomes.total,
  ...withShares(countsOf(outcomes)),
  timeOrNothing(time.quantile(0.5), perDay),
];

function stepsSection({ steps, allSteps }: OwnReport, perDay: number): Section {
  return sectionOf({
    id: 'buoc-cua-toi',
    title: 'Các bước bạn đã xử lý',
    paragraphs: ['So với mức thời gian được giao cho bước, không kể lúc hồ sơ chờ bổ sung.'],
    chart: drawBars({
      id: 'bieu-do-buoc-cua-toi',
      title: 'Các bước bạn đã xử lý: trước hạn, đúng hạn, quá hạn',
      series: OUTCOME_SERIES,
      rows: [barOf('Tất cả các bước', allSteps)],
      scale: 'share',
    }),
    tables: [
      tableOf(
        { hidden: 'Các bước bạn đã xử lý' },
        ['Bước', 'Lượt', ...OUTCOME_TITLES, 'Mức được giao', 'Thời gian (trung vị)'],
        steps.map(({ title, procedureTitle, figures }) => {
          const [total, ...rest] = cellsOf(figures, perDay);
          const median = rest.pop()!;
          const budget = timeOrNothing(figures.budget.quantile(0.5), perDay);
          return { name: title, note: procedureTitle, cells: [total!, ...rest, budget, median] };
        }),
      ),
    ],
  });
}

function answersSection({ answers }: OwnReport, perDay: number): Section {
  return sectionOf({
    id: 'tra-loi-cua-toi',
    title: 'Trả lời tiếp nhận',
    paragraphs: ['Hồ sơ bạn đã tiếp nhận hoặc từ chối, so với hạn trả lời sau khi đơn vị nộp.'],
    chart: drawBars({
      id: 'bieu-do-tra-loi',
      title: 'Trả lời tiếp nhận của bạn: trước hạn, đúng hạn, quá hạn',
      series: OUTCOME_SERIES,
      rows: [barOf('Trả lời tiếp nhận', answers)],
      scale: 'share',
    }),
    tables: [
      tableOf(
        { hidden: 'Trả lời tiếp nhận của bạn' },
        ['Việc', 'Lượt', ...OUTCOME_TITLES, 'Thời gian (trung vị)'],
        [{ name: 'Trả lời tiếp nhận', cells: cellsOf(answers, perDay) }],
      ),
    ],
  });
}

/**
 * The parts of a person's own page; empty when they ended nothing in the period.
 * @param perDay working minutes of a day
 */
export function ownSections(report: OwnReport, perDay: number): Section[] {
  return [
    ...(report.allSteps.outcomes.total > 0 ? [stepsSection(report, perDay)] : []),
    ...(report.answers.outcomes.total > 0 ? [answersSection(report, perDay)] : []),
  ];
}
