import type { WorkingCalendar } from '@portal/deadlines/core';
import { Distribution } from './distribution';
import {
  askedTooOften,
  isOnTime766,
  isWaiting,
  type LegalRun,
  reserveUsed,
  standingOf,
  workedMinutes,
} from './legal-run';
import type { Period } from './period';
import { OutcomeCount, type Outcomes } from './shares';

/** On time and late as QĐ 766/QĐ-TTg counts them ("tiến độ giải quyết"). */
export interface Progress766 {
  readonly onTime: number;
  readonly late: number;
  /** Of the late ones: those that more than one supplement request alone made late. */
  readonly lateByRequests: number;
}

/** What a number of dossiers comes to in a period. */
export interface DossierFigures {
  /** Dossiers whose legal clock ran in the period. */
  readonly touched: number;
  /** Decided in the period, by decision 3. */
  readonly finished: Outcomes & { readonly total: number };
  /** Withdrawn or closed in the period without a decision. */
  readonly stopped: number;
  /** Open at the end of the period; `waiting` ones stand among the other two. */
  readonly open: { readonly inTime: number; readonly overdue: number; readonly waiting: number };
  readonly progress: Progress766;
  /** Working minutes from acceptance to decision without those of supplements. */
  readonly workingTime: Distribution;
  /** Percent of the reserve that the decided ones took. */
  readonly reserveUsed: Distribution;
}

/** Counts runs of legal clocks that touch one period; their order does not matter. */
export class DossierTally implements DossierFigures {
  touched = 0;
  readonly finished = new OutcomeCount();
  stopped = 0;
  readonly open = { inTime: 0, overdue: 0, waiting: 0 };
  readonly progress = { onTime: 0, late: 0, lateByRequests: 0 };
  readonly workingTime = new Distribution();
  readonly reserveUsed = new Distribution();

  constructor(
    private readonly period: Period,
    private readonly calendar: WorkingCalendar,
  ) {}

  add(run: LegalRun): void {
    this.touched += 1;
    this.addStanding(run);
    this.addProgress(run);
  }

  private addStanding(run: LegalRun): void {
    const standing = standingOf(run, this.period);
    if (isWaiting(run, this.period)) this.open.waiting += 1;
    if (standing === 'open_in_time') this.open.inTime += 1;
    else if (standing === 'open_overdue') this.open.overdue += 1;
    else if (standing === 'stopped') this.stopped += 1;
    else {
      this.finished.add(standing);
      this.addTimes(run);
    }
  }

  private addTimes(run: LegalRun): void {
    this.workingTime.add(workedMinutes(this.calendar, run));
    const used = reserveUsed(this.calendar, run);
    if (used !== null) this.reserveUsed.add(used);
  }

  private addProgress(run: LegalRun): void {
    if (isOnTime766(run, this.period)) {
      this.progress.onTime += 1;
      return;
    }
    this.progress.late += 1;
    const byDates = isOnTime766({ ...run, supplementRequests: 0 }, this.period);
    if (byDates && askedTooOften(run)) this.progress.lateByRequests += 1;
  }
}
