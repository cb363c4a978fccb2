import type { StepRole } from '@portal/procedures/core';
import type { VersionPair } from './rehearse-form';

/** Who does a step, and how much of the target it takes, from 0 to 1. */
export interface StepFacts {
  readonly role: StepRole;
  readonly unit: string;
  readonly share: number;
}

/** What a version changes of the step that a dossier is in. */
export interface RehearsedStep {
  readonly title: string;
  readonly from: StepFacts;
  /** Null: it has no such step. */
  readonly to: StepFacts | null;
}

/** Shares are sums of fractions: what differs by less is the same. */
const SAME_SHARE = 1e-6;

/** Null: the dossier is in no step, or nothing about it is another. */
export function rehearseStep(
  { before, version }: VersionPair,
  stepId: string | null,
): RehearsedStep | null {
  const find = ({ steps }: VersionPair['version']) => steps.find(({ id }) => id === stepId);
  const [from, to] = [find(before), find(version)];
  if (!from) return null;
  const isSame =
    to?.role === from.role && to.unit === from.unit && Math.abs(to.share - from.share) < SAME_SHARE;
  return isSame ? null : { title: from.title.vi, from: factsOf(from), to: to ? factsOf(to) : null };
}

const factsOf = ({ role, unit, share }: StepFacts): StepFacts => ({ role, unit, share });
