import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import { FIRST_MONTH } from './compare';
import { defaultScenario, VARIANTS } from './default-scenario';

const published = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR)).findInForce(
  'bang-khen-ubnd-tinh-dot-xuat',
  getPlainDate(`${FIRST_MONTH}-01`),
);
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

describe('the scenario', () => {
  const scenario = defaultScenario(published!);

  test('has a December three times the mean', () => {
    expect(sum(scenario.season) / 12).toBeCloseTo(1, 2);
    expect(scenario.season[11]).toBe(3);
  });

  test('takes steps and rule of the published procedure, and mixes limits', () => {
    expect(sum(scenario.procedures.map(({ part }) => part))).toBeCloseTo(1, 10);
    const [first] = scenario.procedures;
    expect(first!.rule).toEqual(published!.limits.legal);
    expect(first!.steps.map(({ id }) => id)).toEqual(published!.steps.map(({ id }) => id));
    expect(new Set(scenario.procedures.map(({ rule }) => `${rule.amount} ${rule.unit}`)).size).toBe(
      5,
    );
  });

  test('has people for every step, and steps for what it asks of them', () => {
    const pools = scenario.pools.map(({ name }) => name);
    const steps = scenario.procedures.flatMap((each) => each.steps);
    for (const { pool } of steps) expect(pools).toContain(pool);
    const ids = steps.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([scenario.consultation.step, scenario.supplement.step]),
    );
  });

  test('differs from its variants in one thing each', () => {
    expect(VARIANTS.season.of(scenario)).toEqual(scenario);
    expect(VARIANTS.even.of(scenario)).toEqual({ ...scenario, season: Array(12).fill(1) });
    const balanced = VARIANTS.balanced.of(scenario);
    expect(balanced.pools.map(({ relativeLoad }) => relativeLoad)).toEqual(Array(6).fill(1));
    expect({ ...balanced, pools: scenario.pools }).toEqual(scenario);
  });
});
