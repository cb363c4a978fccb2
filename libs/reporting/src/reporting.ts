import { Injectable } from '@nestjs/common';
import { CurrentCalendar } from '@portal/deadlines';
import type { StaffMember } from '@portal/identity';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { COMMUNE, type ProcedureVersion } from '@portal/procedures/core';
import { DataSource, type EntityManager } from 'typeorm';
import { ClockTally, type Period } from './core';
import { DossierSums } from './dossier-sums';
import type { OwnReport, Report, ReportFilter } from './report';
import { type Names, rowTest, type ScopedRow, scopeOf, versionsIn } from './scope';
import { StepSums, unitName } from './step-sums';
import { endedBy, type EndedRow, endedSteps, legalRuns, type LegalRow } from './store/statements';
import { streamRows } from './store/stream-rows';
import { workTables } from './store/work-in-sql';

/** What the sums of one reader are asked for. */
export interface ReportRequest {
  readonly reader: StaffMember;
  readonly filter: ReportFilter;
  readonly period: Period;
  /** What it is compared with. */
  readonly before: Period;
}

/** Makes figures of the clocks of dossiers: sums for teams, own numbers for a person. */
@Injectable()
export class Reporting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendar: CurrentCalendar,
    private readonly catalogue: ProcedureCatalogue,
    private readonly organisation: Organisation,
  ) {}

  /** The procedures whose dossiers a reader's sums may be made of: newest versions, by title. */
  procedures(reader: StaffMember): ProcedureVersion[] {
    const all = versionsIn(this.names(), scopeOf(reader), EVERYTHING);
    const newest = new Map(
      all.map(({ key }) => [key, this.catalogue.versionsOf(key).at(-1)!] as const),
    );
    return [...newest.values()];
  }

  /** Ids of the units that take part in those dossiers; a commune's reader has that commune alone. */
  units(reader: StaffMember): string[] {
    const scope = scopeOf(reader);
    const own = scope.unitId !== null && this.organisation.isCommune(scope.unitId);
    const communes = own ? [scope.unitId] : this.organisation.communes.map(({ id }) => id);
    const all = versionsIn(this.names(), scope, EVERYTHING);
    const ids = new Set(
      all.flatMap(({ receivingUnit, steps }) => [receivingUnit, ...steps.map(({ unit }) => unit)]),
    );
    return [...ids].flatMap((id) => (id === COMMUNE ? communes : [id]));
  }

  /** Whether the reader's sums are those of the whole province. */
  readsProvince(reader: StaffMember): boolean {
    return scopeOf(reader).unitId === null;
  }

  /**
   * Sums over the dossiers that the reader may open. Both periods are read at one point in time.
   * @throws CodedError `deadlines.year_missing` when a limit ran in a year without a calendar
   */
  report({ reader, filter, period, before }: ReportRequest): Promise<Report> {
    const scope = scopeOf(reader);
    const versions = versionsIn(this.names(), scope, filter);
    const units = [scope.unitId, filter.unitId];
    const inScope = rowTest(this.names(), versions, units);
    return this.reading(async (tx) => {
      const sums = await this.dossiers(tx, period, { versions, inScope });
      const past = await this.dossiers(tx, before, { versions, inScope });
      const steps = await this.steps(tx, period, { versions, inScope, unitId: filter.unitId });
      return {
        total: sums.total,
        before: past.total,
        byProcedure: sums.byProcedure((key) => this.catalogue.versionsOf(key).at(-1)!.title.vi),
        byReceivingUnit: sums.byReceivingUnit((unitId) => unitName(this.organisation, unitId)),
        byMonth: sums.byMonth(),
        steps: steps.bySteps(),
        unitSteps: steps.byUnits(),
      };
    });
  }

  /**
   * What one member of staff ended in the period. The caller passes who is signed in: there is no way
   * to somebody else's numbers.
   */
  async ownReport({ staffId }: StaffMember, period: Period): Promise<OwnReport> {
    const { sql, parameters } = endedBy(period, staffId, workTables(this.calendar.get()));
    const rows = await this.reading<EndedRow[]>((tx) => tx.query(sql, [...parameters]));
    const steps = new StepSums(this.names());
    const allSteps = new ClockTally();
    const answers = new ClockTally();
    for (const row of rows) {
      if (row.kind === 'reception') answers.add(row);
      else {
        allSteps.add(row);
        steps.add(row);
      }
    }
    return { steps: steps.bySteps(), allSteps, answers };
  }

  private names(): Names {
    const { catalogue, organisation } = this;
    return { catalogue, organisation };
  }

  private async dossiers(
    tx: EntityManager,
    period: Period,
    { versions, inScope }: RowScope,
  ): Promise<DossierSums> {
    const sums = new DossierSums(period, this.calendar.get());
    const take = (row: LegalRow): void => {
      if (inScope(row)) sums.add(row);
    };
    await streamRows(tx, { ...legalRuns(period, keysOf(versions)), take });
    return sums;
  }

  private async steps(
    tx: EntityManager,
    period: Period,
    { versions, inScope, unitId }: StepScope,
  ): Promise<StepSums> {
    const tables = workTables(this.calendar.get());
    const { sql, parameters } = endedSteps(period, keysOf(versions), tables);
    const rows: EndedRow[] = await tx.query(sql, [...parameters]);
    const sums = new StepSums(this.names(), unitId);
    for (const row of rows.filter(inScope)) sums.add(row);
    return sums;
  }

  private reading<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      // Room to group a million clocks in memory instead of sorting them on disk.
      await tx.query(`SET LOCAL work_mem = '64MB'`);
      return work(tx);
    });
  }
}

const EVERYTHING = { procedureKey: null, unitId: null };

/** Which rows are summed. */
interface RowScope {
  readonly versions: readonly ProcedureVersion[];
  readonly inScope: (row: ScopedRow) => boolean;
}

/** Which steps are summed: perhaps of one unit alone. */
interface StepScope extends RowScope {
  readonly unitId: string | null;
}

const keysOf = (versions: readonly ProcedureVersion[]): string[] => [
  ...new Set(versions.map(({ key }) => key)),
];
