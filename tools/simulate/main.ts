import { loadWorkingCalendar } from '@portal/deadlines';
import { getPlainDate } from '@portal/kernel';
import { calendarsFolder, ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import { type Comparison, compare, FIRST_MONTH } from './compare';
import { defaultScenario, type VariantName, VARIANTS } from './default-scenario';
import { POLICIES, type Policy, SET_BACKS } from './policies';
import { writeReport } from './report';
import type { Scenario } from './scenario';
import { consoleTables } from './table';

/** How the simulation was called. */
export interface SimulateOptions {
  /** First of the seeds; the others follow it. */
  readonly seed: number;
  readonly seeds: number;
  readonly dossiers: number;
  readonly variant: VariantName;
  readonly json: boolean;
  /** Simulates all variants and brings docs/simulation.md and its picture up to date. */
  readonly write: boolean;
}

/** The procedure that this province has published; its steps are those of the simulation. */
const PUBLISHED = 'bang-khen-ubnd-tinh-dot-xuat';

/** On standard error, so that the figures alone stand on standard output. */
function tell(load: number, seed: number): void {
  process.stderr.write(`  load ${Math.round(load * 100)} %, seed ${seed} done\n`);
}

/** The scenario of this province's configuration, and how it is simulated. */
class Simulation {
  readonly scenario: Scenario;
  private readonly calendar = loadWorkingCalendar(calendarsFolder());

  constructor(private readonly options: SimulateOptions) {
    const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR));
    const published = catalogue.findInForce(PUBLISHED, getPlainDate(`${FIRST_MONTH}-01`));
    if (!published) throw new Error(`config/procedures: ${PUBLISHED} is not in force`);
    this.scenario = defaultScenario(published);
  }

  compare(variant: VariantName, policies: readonly Policy[]): Comparison[] {
    const { seed, dossiers } = this.options;
    const seeds = Array.from({ length: this.options.seeds }, (_, index) => seed + index);
    const scenario = VARIANTS[variant].of(this.scenario);
    process.stderr.write(`${VARIANTS[variant].title}: ${dossiers} dossiers a year\n`);
    return compare({ calendar: this.calendar, scenario, seeds, dossiers, policies, tell });
  }
}

function renewDocument(options: SimulateOptions, simulation: Simulation): void {
  const [main, ...others] = (Object.keys(VARIANTS) as VariantName[]).map((name) => ({
    title: VARIANTS[name].title,
    comparisons: simulation.compare(name, POLICIES),
  }));
  const setBacks = {
    title: 'How far a missed promise is set back (first scenario)',
    comparisons: simulation.compare('season', SET_BACKS),
  };
  const { scenario } = simulation;
  writeReport({ ...options, scenario }, [main!, ...others, setBacks]);
}

/** Simulates and tells. */
export function runSimulation(options: SimulateOptions): void {
  const began = performance.now();
  const simulation = new Simulation(options);
  if (options.write) {
    renewDocument(options, simulation);
    return;
  }
  const comparisons = simulation.compare(options.variant, POLICIES);
  const { seed, seeds, dossiers, variant } = options;
  if (options.json) {
    console.log(JSON.stringify({ seed, seeds, dossiers, variant, comparisons }, null, 2));
    return;
  }
  console.log(`\n${consoleTables(comparisons)}`);
  console.log(`${((performance.now() - began) / 1_000).toFixed(1)} s`);
}
