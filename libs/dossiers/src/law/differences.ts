import type { Component, ProcedureVersion } from '@portal/procedures/core';
import { limitInWords, noLimitInWords } from '../reading/limit-in-words';

/** Something before and after, in words. */
export interface BeforeAfter {
  readonly before: string;
  readonly after: string;
}

/** How the components of two versions differ. */
export interface ComponentDifference {
  readonly gone: readonly Component[];
  readonly added: readonly Component[];
  /** Asked for before as well, and required only now. */
  readonly nowRequired: readonly Component[];
}

/** Compares the papers that two versions ask for, by their ids. */
export function componentDifference(
  from: ProcedureVersion,
  to: ProcedureVersion,
): ComponentDifference {
  const before = new Map(from.components.map((component) => [component.id, component]));
  const after = new Set(to.components.map(({ id }) => id));
  return {
    gone: from.components.filter(({ id }) => !after.has(id)),
    added: to.components.filter(({ id }) => !before.has(id)),
    nowRequired: to.components.filter(
      ({ id, required }) => required && before.get(id)?.required === false,
    ),
  };
}

function legalLimit({ limits }: ProcedureVersion): string {
  if (limits.legal === null) return noLimitInWords(limits);
  return limitInWords(limits.legal) + (limits.legal.verified ? '' : ' (dự kiến)');
}

/** The legal limit of two versions. */
export const limitDifference = (from: ProcedureVersion, to: ProcedureVersion): BeforeAfter => ({
  before: legalLimit(from),
  after: legalLimit(to),
});

/** Titles of the steps of two versions, in their order. */
export function stepDifference(
  from: ProcedureVersion,
  to: ProcedureVersion,
): { readonly before: string[]; readonly after: string[]; readonly same: boolean } {
  const [before, after] = [from, to].map(({ steps }) => steps.map(({ title }) => title.vi));
  const idsOf = ({ steps }: ProcedureVersion): string => steps.map(({ id }) => id).join(' ');
  return { before: before!, after: after!, same: idsOf(from) === idsOf(to) };
}
