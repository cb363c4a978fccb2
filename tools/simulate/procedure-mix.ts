import type { CountingRule } from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { SimulatedProcedure, SimulatedStep } from './scenario';

/** One kind of dossier as it is assumed to come. */
interface Kind {
  readonly name: string;
  /** Part of the year's dossiers: an assumption. */
  readonly part: number;
  /** Null: as the published procedure says. */
  readonly limit: { readonly amount: number; readonly unit: 'working_day' | 'calendar_day' } | null;
  /** Whether other bodies and the council are heard. */
  readonly opinions: boolean;
  /** Where the limit was read. */
  readonly source: string;
}

const workingDays = (amount: number) => ({ amount, unit: 'working_day' }) as const;

/**
 * One procedure is published in the province's configuration. The others are kinds that every
 * province has; their limits were read elsewhere or in older law, as the source says.
 */
const KINDS: readonly Kind[] = [
  {
    name: 'Certificate of merit, unexpected achievement',
    part: 0.15,
    limit: null,
    opinions: true,
    source: 'config/procedures (not confirmed by the province)',
  },
  {
    name: 'Certificate of merit, yearly merit',
    part: 0.3,
    limit: workingDays(20),
    opinions: true,
    source: 'assumed equal to Chiến sĩ thi đua cơ sở, QĐ 638/QĐ-BNV 2025',
  },
  {
    name: 'Provincial emulation fighter',
    part: 0.15,
    limit: workingDays(10),
    opinions: false,
    source: 'an older text of Phú Yên',
  },
  {
    name: 'Certificate of merit, thematic',
    part: 0.15,
    limit: workingDays(25),
    opinions: true,
    source: 'a receipt of Đồng Tháp, 2019',
  },
  {
    name: 'Certificate of merit, families',
    part: 0.1,
    limit: workingDays(25),
    opinions: true,
    source: 'the national procedure before 2024',
  },
  {
    name: 'Decision of the state handed on',
    part: 0.08,
    limit: workingDays(10),
    opinions: false,
    source: "the province's part by QĐ 311/QĐ-BNV 2025",
  },
  {
    name: 'Former youth volunteers',
    part: 0.05,
    limit: { amount: 15, unit: 'calendar_day' },
    opinions: false,
    source: "the province's part by QĐ 637/QĐ-BNV 2025",
  },
  {
    name: 'Withdrawal of an award',
    part: 0.02,
    limit: workingDays(12),
    opinions: true,
    source: 'a publication of Huế, 7 + 5 working days',
  },
];

/** The published rule: the law's way of counting is the same for every limit. */
function ruleOf({ limit }: Kind, legal: CountingRule): CountingRule {
  return limit ? { ...legal, ...limit } : legal;
}

/** The steps of the published procedure, each with the queue that its role has in its unit. */
function stepsOf({ steps }: ProcedureVersion): SimulatedStep[] {
  return steps.map(({ id, unit, role, share }) => ({ id, pool: `${unit}.${role}`, weight: share }));
}

/** Step in which other bodies and the council are heard. */
export const OPINIONS = 'opinions';

/** The procedures that dossiers come for. @throws Error when the published one has no limit */
export function mixOf(published: ProcedureVersion): SimulatedProcedure[] {
  const { legal, targetShare } = published.limits;
  if (!legal) throw new Error(`${published.key} has no limit to simulate`);
  const steps = stepsOf(published);
  return KINDS.map((kind) => ({
    name: kind.name,
    part: kind.part,
    rule: ruleOf(kind, legal),
    targetShare,
    steps: kind.opinions ? steps : steps.filter(({ id }) => id !== OPINIONS),
    source: kind.source,
  }));
}
