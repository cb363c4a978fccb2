import type { EligibilityQuestion, ProcedureVersion } from './procedure-version';

/** What the questions before the form came to. */
export interface EligibilityOutcome {
  /** True when every question is answered and none refuses. */
  readonly mayFile: boolean;
  readonly refused: readonly EligibilityQuestion[];
  readonly warned: readonly EligibilityQuestion[];
  readonly unanswered: readonly EligibilityQuestion[];
}

/**
 * Judges the answers to the questions before the form. The answers are not stored: the first
 * question is whether a state secret is touched, and nothing about one may enter.
 * @param raw by question id, `yes` or `no`; anything else counts as not answered
 */
export function checkEligibility(
  version: ProcedureVersion,
  raw: Readonly<Record<string, unknown>>,
): EligibilityOutcome {
  const answerOf = (id: string): unknown => (Object.hasOwn(raw, id) ? raw[id] : undefined);
  const isAnswered = ({ id }: EligibilityQuestion): boolean =>
    answerOf(id) === 'yes' || answerOf(id) === 'no';
  const unanswered = version.eligibility.filter((question) => !isAnswered(question));
  const failed = version.eligibility.filter(
    (question) => isAnswered(question) && answerOf(question.id) !== question.passes,
  );
  const refused = failed.filter(({ effect }) => effect === 'refuse');
  const warned = failed.filter(({ effect }) => effect === 'warn');
  return { mayFile: unanswered.length + refused.length === 0, refused, warned, unanswered };
}
