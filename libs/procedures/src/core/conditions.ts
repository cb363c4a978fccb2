import { z } from 'zod';
import { fieldId } from './definition-parts';

/** When a question is asked: a small closed language over the answers of other fields. */
export type Condition =
  | { readonly field: string; readonly equals: string | number }
  | { readonly field: string; readonly oneOf: readonly (string | number)[] }
  | { readonly filled: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const operand = z.union([z.string().max(200), z.number()]);

/** Shape of a condition in a definition. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: fieldId, equals: operand }),
    z.strictObject({ field: fieldId, oneOf: z.array(operand).min(1).max(50) }),
    z.strictObject({ filled: fieldId }),
    z.strictObject({ all: z.array(condition).min(1).max(20) }),
    z.strictObject({ any: z.array(condition).min(1).max(20) }),
    z.strictObject({ not: condition }),
  ]),
);

/** Answers by field; what is missing counts as not filled. */
export type Known = Readonly<Record<string, unknown>>;

function valueOf(known: Known, field: string): unknown {
  return Object.hasOwn(known, field) ? known[field] : undefined;
}

/** Whether a condition holds for the answers known so far. */
export function holds(rule: Condition, known: Known): boolean {
  if ('equals' in rule) return valueOf(known, rule.field) === rule.equals;
  if ('oneOf' in rule) return rule.oneOf.some((value) => value === valueOf(known, rule.field));
  if ('filled' in rule) return (valueOf(known, rule.filled) ?? '') !== '';
  if ('all' in rule) return rule.all.every((part) => holds(part, known));
  if ('any' in rule) return rule.any.some((part) => holds(part, known));
  return !holds(rule.not, known);
}

/** The fields that a condition reads, so that a definition with a missing one is refused. */
export function fieldsOf(rule: Condition): string[] {
  if ('field' in rule) return [rule.field];
  if ('filled' in rule) return [rule.filled];
  if ('all' in rule) return rule.all.flatMap(fieldsOf);
  if ('any' in rule) return rule.any.flatMap(fieldsOf);
  return fieldsOf(rule.not);
}
