import { formatInstant } from '@portal/kernel';
import type { PanelContext } from './panel-context';
import { workingTimeInWords } from './working-time';

/** Width of the bar of both sides, in its own units. */
export const BAR_WIDTH = 1_000;

/** The working time of one side. */
export interface PanelSide {
  readonly name: string;
  /** `2 ngày 3 giờ làm việc`. */
  readonly time: string;
  /** Since when it has been running; empty: it stands still. */
  readonly note: string;
  /** Its part of the bar, from 0 to `BAR_WIDTH`; both parts add up to it, once any time has passed. */
  readonly width: number;
}

/** How much working time each side has had the dossier. */
export interface PanelSides {
  readonly title: string;
  readonly office: PanelSide;
  readonly applicant: PanelSide;
}

/** @param ended the work is done: neither clock runs */
export function panelSides(context: PanelContext, ended: boolean): PanelSides {
  const { calendar, dossier, reader, sideClocks } = context;
  const { officeMinutes, applicantMinutes, since } = sideClocks;
  const whole = officeMinutes + applicantMinutes;
  const note = (runs: boolean): string =>
    runs && !ended ? `đang tính, từ ${formatInstant(since)}` : '';
  const time = (minutes: number): string =>
    `${workingTimeInWords(minutes, calendar.minutesPerDay)} làm việc`;
  const applicantWidth = whole === 0 ? 0 : Math.round((applicantMinutes / whole) * BAR_WIDTH);
  const waits = dossier.turn === 'applicant';
  return {
    title: `Thời gian mỗi bên giữ hồ sơ, từ khi nộp đến ${untilWords(context, ended)}`,
    office: {
      name: 'Cơ quan nhà nước',
      time: time(officeMinutes),
      note: note(!waits),
      width: whole === 0 ? 0 : BAR_WIDTH - applicantWidth,
    },
    applicant: {
      name: reader === 'applicant' ? 'Bạn (đơn vị trình khen)' : 'Đơn vị trình khen',
      time: time(applicantMinutes),
      note: note(waits),
      width: applicantWidth,
    },
  };
}

function untilWords({ dossier }: PanelContext, ended: boolean): string {
  if (dossier.decidedAt !== null) return 'khi có quyết định';
  return ended ? 'khi kết thúc' : 'nay';
}
