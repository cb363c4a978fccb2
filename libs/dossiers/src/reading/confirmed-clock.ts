import type { DeadlineExplanation } from '@portal/deadlines';
import type { CountingRule } from '@portal/deadlines/core';
import { canonicalJson, type Json } from '@portal/kernel';

/** A rule as it counts, without how sure we are of it. */
function counted(rule: CountingRule): string {
  const { amount, unit, firstDay, cutOff, rollOver, resume, citation } = rule;
  const facts: Record<string, Json | undefined> = {
    amount,
    unit,
    firstDay,
    cutOff,
    rollOver,
    resume,
    citation,
  };
  return canonicalJson(facts as Json);
}

/**
 * A clock keeps the rule with which it started. What the province has confirmed since is no other
 * rule: the date stays, and is no longer called provisional.
 * @param rule the procedure's rule as it counts today; null where it has none
 */
export function confirmedClock(
  explanation: DeadlineExplanation | null,
  rule: CountingRule | null,
): DeadlineExplanation | null {
  if (explanation === null || rule === null || !rule.verified) return explanation;
  const { computation } = explanation;
  if (computation.rule.verified || counted(computation.rule) !== counted(rule)) return explanation;
  return { ...explanation, computation: { ...computation, rule } };
}
