import type { ProcedureVersion } from '@portal/procedures/core';
import { mixOf, OPINIONS } from './procedure-mix';
import type { Pool, Scenario } from './scenario';

/** Assumed staff. Whoever only passes on or signs has slack, as in most offices. */
const POOLS: readonly Pool[] = [
  { name: 'ttpvhcc.reception_clerk', title: 'desk clerks', people: 3, relativeLoad: 0.3 },
  {
    name: 'ban-tdkt.unit_head',
    title: 'heads of the award division',
    people: 2,
    relativeLoad: 0.6,
  },
  { name: 'ban-tdkt.specialist', title: 'specialists', people: 10, relativeLoad: 1 },
  { name: 'so-noi-vu.leader', title: 'leaders of the department', people: 2, relativeLoad: 0.7 },
  { name: 'vp-ubnd.specialist', title: 'verifiers of the office', people: 4, relativeLoad: 0.8 },
  { name: 'ubnd-tinh.leader', title: 'leaders of the committee', people: 2, relativeLoad: 0.7 },
];

/** December three times the mean; November and January are its flanks, the rest shares what is left. */
const SEASON = [1, 0.714, 0.714, 0.714, 0.8, 0.9, 0.714, 0.714, 0.714, 0.714, 1.302, 3];

/** Office minutes of a working day. */
const DAY = 480;

/** The scenario that the aim is held against. */
export function defaultScenario(published: ProcedureVersion): Scenario {
  return {
    procedures: mixOf(published),
    pools: POOLS,
    season: SEASON,
    spread: 0.75,
    consultation: { step: OPINIONS, share: 0.5 },
    supplement: { step: 'appraisal', part: 0.15, before: 0.3, answer: 5 * DAY, limit: 15 * DAY },
  };
}

/** Other assumptions, to see what the answer hangs on. */
export const VARIANTS = {
  season: {
    title: 'December three times the mean, specialists scarce',
    of: (scenario: Scenario): Scenario => scenario,
  },
  balanced: {
    title: 'December three times the mean, everybody equally scarce',
    of: (scenario: Scenario): Scenario => ({
      ...scenario,
      pools: scenario.pools.map((pool) => ({ ...pool, relativeLoad: 1 })),
    }),
  },
  even: {
    title: 'Every month alike, specialists scarce',
    of: (scenario: Scenario): Scenario => ({ ...scenario, season: scenario.season.map(() => 1) }),
  },
} as const;

/** Name of a variant. */
export type VariantName = keyof typeof VARIANTS;
