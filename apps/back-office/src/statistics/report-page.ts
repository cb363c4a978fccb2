import type { Report } from '@portal/reporting';
import { groupSection } from './group-sections';
import { monthSection, resultSection } from './outcome-sections';
import { progressSection } from './progress-section';
import type { Section } from './section';
import { stepsSection, timeSection, unitStepsSection } from './time-sections';

const BY_PROCEDURE = { id: 'theo-thu-tuc', title: 'Theo thủ tục', column: 'Thủ tục' };
const BY_RECEIVER = {
  id: 'theo-noi-nhan',
  title: 'Theo đơn vị tiếp nhận',
  column: 'Đơn vị tiếp nhận',
};

function dossierSections(report: Report, perDay: number): (Section | null)[] {
  return [
    resultSection(report),
    progressSection(report),
    timeSection(report, perDay),
    monthSection(report.byMonth),
    groupSection(BY_PROCEDURE, report.byProcedure, perDay),
    groupSection(BY_RECEIVER, report.byReceivingUnit, perDay),
  ];
}

/**
 * The parts of the leader's page; empty when nothing happened in the period.
 * @param perDay working minutes of a day
 */
export function reportSections(report: Report, perDay: number): Section[] {
  const some = report.total.touched > 0;
  return [
    ...(some ? dossierSections(report, perDay) : []),
    ...(report.steps.length > 0
      ? [stepsSection(report.steps, perDay), unitStepsSection(report.unitSteps, perDay)]
      : []),
  ].filter((section) => section !== null);
}
