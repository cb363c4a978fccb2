import type { WorkingCalendar } from '@portal/deadlines';
import type { PlainDate } from '@portal/kernel';
import { DossierTally, firstDayOfMonth, OutcomeCount, type Period, standingOf } from './core';
import type { DossierGroup, MonthFigures } from './report';
import type { LegalRow } from './store/statements';
import { toLegalRun } from './store/to-legal-run';

const byTouched = (a: DossierGroup, b: DossierGroup): number =>
  b.figures.touched - a.figures.touched || a.title.localeCompare(b.title, 'vi');

/** Sums legal clocks: all together, per procedure, per receiving unit, per month of the decision. */
export class DossierSums {
  readonly total: DossierTally;
  private readonly procedures = new Map<string, DossierTally>();
  private readonly receivers = new Map<string, DossierTally>();
  private readonly months = new Map<PlainDate, OutcomeCount>();

  constructor(
    private readonly period: Period,
    private readonly calendar: WorkingCalendar,
  ) {
    this.total = this.tally();
  }

  add(row: LegalRow): void {
    const run = toLegalRun(row);
    this.total.add(run);
    this.of(this.procedures, row.procedure_key).add(run);
    this.of(this.receivers, row.receiving_unit_id).add(run);
    const standing = standingOf(run, this.period);
    if (standing === 'early' || standing === 'on_time' || standing === 'late') {
      this.monthOf(firstDayOfMonth(row.decided_at!)).add(standing);
    }
  }

  byProcedure(title: (key: string) => string): DossierGroup[] {
    return groups(this.procedures, title);
  }

  byReceivingUnit(title: (unitId: string) => string): DossierGroup[] {
    return groups(this.receivers, title);
  }

  byMonth(): MonthFigures[] {
    return [...this.months]
      .map(([month, finished]) => ({ month, finished }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  }

  private tally(): DossierTally {
    return new DossierTally(this.period, this.calendar);
  }

  private of(tallies: Map<string, DossierTally>, name: string): DossierTally {
    const known = tallies.get(name) ?? this.tally();
    tallies.set(name, known);
    return known;
  }

  private monthOf(month: PlainDate): OutcomeCount {
    const known = this.months.get(month) ?? new OutcomeCount();
    this.months.set(month, known);
    return known;
  }
}

function groups(
  tallies: ReadonlyMap<string, DossierTally>,
  title: (name: string) => string,
): DossierGroup[] {
  return [...tallies]
    .map(([name, figures]) => ({ title: title(name), figures }))
    .toSorted(byTouched);
}
