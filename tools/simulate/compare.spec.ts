import { compare, type Comparison, LOADS } from './compare';
import { POLICIES } from './policies';
import { lateChart } from './chart';
import { figuresText } from './report';
import { consoleTables, lateBesideFirstCome, meanOf } from './table';
import { calendar, smallScenario } from './testing/small-office';

const simulate = (seed: number): Comparison[] =>
  compare({ calendar, scenario: smallScenario(), seeds: [seed, seed + 1], dossiers: 300 });

describe('the comparison', () => {
  const comparisons = simulate(1);

  test('has every order of work at every load, and shares that add up', () => {
    expect(comparisons.map(({ load, policy }) => [load, policy])).toEqual(
      LOADS.flatMap((load) => POLICIES.map(({ id }) => [load, id])),
    );
    for (const { early, onTime, late } of comparisons.flatMap(({ runs }) => runs)) {
      expect(early + onTime + late).toBeCloseTo(1, 10);
    }
  });

  test('gives the same figures for the same seed and others for another', () => {
    expect(simulate(1)).toEqual(comparisons);
    expect(simulate(7)).not.toEqual(comparisons);
  });

  test('is worse for everybody under more load', () => {
    for (const { id } of POLICIES) {
      const late = comparisons
        .filter(({ policy }) => policy === id)
        .map((one) => meanOf(one, 'late'));
      expect(late).toEqual(late.toSorted((a, b) => a - b));
    }
  });

  test('is told as tables, as a chart and in the document', () => {
    const tables = consoleTables(comparisons);
    expect(tables.match(/^Load \d+ %$/gm)).toHaveLength(3);
    const chart = lateChart(comparisons);
    expect(chart.match(/<rect /g)).toHaveLength(1 + comparisons.length);
    for (const { title } of POLICIES) expect(chart).toContain(`>${title}</text>`);
    expect(chart).toMatch(/<desc id="desc">At a load of 85 %: first come, first served /);
    const variants = [
      { title: 'One', comparisons },
      { title: 'Another', comparisons },
    ];
    const text = figuresText(
      { seed: 1, seeds: 2, dossiers: 300, scenario: smallScenario() },
      variants,
    );
    const kept = comparisons.find(
      ({ load, policy }) => load === 0.95 && policy === 'kept-promises',
    )!;
    expect(text).toContain('Scenario: One.');
    expect(text).toMatch(/^### Another\n\n\| early % /m);
    expect(text).toContain('| 25 days | 100 % | 25 working days | 2 |');
    expect(text).toContain(lateBesideFirstCome(comparisons, kept).toFixed(2));
  });
});
