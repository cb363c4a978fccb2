import { markdownTable } from './markdown-table';
import type { Scenario, SimulatedProcedure } from './scenario';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function limitOf({ rule }: SimulatedProcedure): string {
  return `${rule.amount} ${rule.unit === 'calendar_day' ? 'calendar' : 'working'} days`;
}

/** What is assumed, as the document shows it: written from the data, so that it cannot differ. */
export function assumptionLines(scenario: Scenario): string[] {
  const { procedures, pools, season } = scenario;
  const kinds = procedures.map((each) => [
    each.name,
    percent(each.part),
    limitOf(each),
    String(each.steps.length),
    each.source,
  ]);
  const people = pools.map(({ title, people: count, relativeLoad }) => [
    title,
    String(count),
    percent(relativeLoad),
  ]);
  const months = season.map((part) => part.toFixed(2)).join(', ');
  return [
    '## Assumed',
    '',
    ...markdownTable(['dossiers', 'part', 'limit', 'steps', 'limit read in'], kinds),
    ...markdownTable(['people', 'number', 'their load by that of the specialists'], people),
    `Acceptances from January to December, by the mean month: ${months}.`,
    '',
  ];
}
