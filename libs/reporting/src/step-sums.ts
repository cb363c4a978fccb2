import type { Organisation } from '@portal/procedures';
import { ClockTally } from './core';
import type { StepFigures, UnitSteps } from './report';
import type { Names } from './scope';
import type { EndedRow } from './store/statements';

interface StepSum extends StepFigures {
  readonly unitId: string;
  readonly figures: ClockTally;
}

const byTime = (a: { figures: ClockTally }, b: { figures: ClockTally }): number =>
  b.figures.time.sum - a.figures.time.sum || b.figures.outcomes.total - a.figures.outcomes.total;

/** Sums ended steps: per step of a procedure, all its versions together, and per unit. */
export class StepSums {
  /** By procedure, step and unit: the same step in another unit is another line. */
  private readonly steps = new Map<string, StepSum>();
  /** The line of a step of a version, so that names are looked up once and not row by row. */
  private readonly lines = new Map<string, StepSum>();
  private readonly units = new Map<string, ClockTally>();

  /** @param onlyUnit steps of other units are left out; null: none is */
  constructor(
    private readonly names: Names,
    private readonly onlyUnit: string | null = null,
  ) {}

  add(row: EndedRow): void {
    const sum = this.lineOf(row);
    if (this.onlyUnit !== null && sum.unitId !== this.onlyUnit) return;
    sum.figures.add(row);
    this.unitOf(sum.unitId).add(row);
  }

  /** Those that took the most time altogether first. */
  bySteps(): StepFigures[] {
    const seen = [...this.steps.values()].filter(({ figures }) => figures.outcomes.total > 0);
    return seen.toSorted(byTime);
  }

  byUnits(): UnitSteps[] {
    return [...this.units]
      .map(([unitId, figures]) => ({
        unitName: unitName(this.names.organisation, unitId),
        figures,
      }))
      .toSorted(byTime);
  }

  private unitOf(unitId: string): ClockTally {
    const known = this.units.get(unitId) ?? new ClockTally();
    this.units.set(unitId, known);
    return known;
  }

  private lineOf(row: EndedRow): StepSum {
    const line = `${row.procedure_key} ${row.procedure_version} ${row.receiving_unit_id} ${row.step_id}`;
    const known = this.lines.get(line);
    if (known) return known;
    const fresh = this.describe(row);
    const name = `${row.procedure_key} ${row.step_id} ${fresh.unitId}`;
    const sum = this.steps.get(name) ?? fresh;
    this.steps.set(name, sum);
    this.lines.set(line, sum);
    return sum;
  }

  /** People know a step by what its newest version calls it. */
  private describe({ procedure_key: key, step_id, ...row }: EndedRow): StepSum {
    const { catalogue } = this.names;
    const version = catalogue.of({
      procedureKey: key,
      procedureVersion: row.procedure_version,
      receivingUnitId: row.receiving_unit_id,
    });
    const own = version.steps.find(({ id }) => id === step_id);
    const newest = catalogue.versionsOf(key).at(-1)!;
    const named = newest.steps.find(({ id }) => id === step_id) ?? own;
    const unitId = own?.unit ?? '';
    return {
      title: named?.title.vi ?? String(step_id),
      procedureTitle: newest.title.vi,
      unitId,
      unitName: unitName(this.names.organisation, unitId),
      figures: new ClockTally(),
    };
  }
}

/** Name of a unit; its id when the organisation knows it no longer. */
export function unitName(organisation: Organisation, unitId: string): string {
  return organisation.findUnit(unitId)?.name.vi ?? unitId;
}
