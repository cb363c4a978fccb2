import { getPlainDate } from '@portal/kernel';
import { readAnswers } from './answers';
import { holds, type Known } from './conditions';
import { judge } from './judge-answer';
import type { Component, FormField, ProcedureVersion } from './procedure-version';

/** A day so late that no answer lies after it: what is asked does not hang on today. */
const NO_DAY_YET = { on: getPlainDate('9999-12-31') };

/** Answers to the questions that are asked, as the full check would give them; what is wrong, as typed. */
function known({ sections }: ProcedureVersion, draft: Known): Known {
  const valueOf = (field: FormField): unknown => {
    const typed = draft[field.id];
    if (field.type !== 'number' || typeof typed !== 'string') return typed;
    const judged = judge(field, typed, NO_DAY_YET);
    return 'value' in judged ? judged.value : typed;
  };
  const asked = sections
    .flatMap(({ fields }) => fields)
    .filter(({ when }) => !when || holds(when, draft));
  return Object.fromEntries(asked.map((field) => [field.id, valueOf(field)]));
}

/**
 * The components that a dossier with these answers needs or may have: all but those whose condition
 * does not hold. A draft and its checked answers give the same ones.
 * @param answers by field id, as a draft keeps them or as they were filed
 */
export function askedComponents(version: ProcedureVersion, answers: Known): Component[] {
  const values = known(version, readAnswers(version, { answers }).answers);
  return version.components.filter(({ when }) => !when || holds(when, values));
}
