import { type ErrorParams, type FieldError, getPlainDate, type PlainDate } from '@portal/kernel';
import { cleanLine, cleanLines } from './answer-text';
import { type AnswerValue, type DraftValue, findDate, type TypedDate } from './answer-values';
import { holds } from './conditions';
import { type AnswerContext, judge } from './judge-answer';
import type { FormField, NomineeKind, ProcedureVersion } from './procedure-version';

/** One nominee: its kind and the answers about it, by field id. */
export type Nominee<Value = AnswerValue> = Readonly<Record<string, Value>> & {
  readonly kind: string;
};

/** Everything that a form holds: answers by field id, and the nominees in their order. */
export interface Answers<Value = AnswerValue> {
  readonly answers: Readonly<Record<string, Value>>;
  readonly nominees: readonly Nominee<Value>[];
}

/** Answers that are still being typed. */
export type DraftAnswers = Answers<DraftValue>;

/** What a form or another system sent: nothing about it is known yet. */
export type RawAnswers = Readonly<Record<string, unknown>>;

/** Bounds that keep a draft storable; forms are bound far below by their `maxLength`. */
const MAX_DRAFT_TEXT = 50_000;
const MAX_DRAFT_NOMINEES = 1_000;
/** Faults of unknown fields that are reported by name. */
const MAX_UNKNOWN = 20;
/** A day so late that no answer lies after it: a draft is normalised, not yet judged by today. */
const NO_DAY_YET: AnswerContext = { on: getPlainDate('9999-12-31') };

type Bag = Readonly<Record<string, unknown>>;

function toBag(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function own(bag: Bag, key: string): unknown {
  return Object.hasOwn(bag, key) ? bag[key] : undefined;
}

function lineOf(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? cleanLine(text.slice(0, MAX_DRAFT_TEXT)) : '';
}

function readDateFields(raw: Bag): DraftValue | undefined {
  const typed: TypedDate = {
    day: lineOf(own(raw, 'day')),
    month: lineOf(own(raw, 'month')),
    year: lineOf(own(raw, 'year')),
  };
  if (typed.day + typed.month + typed.year === '') return undefined;
  return findDate(typed) ?? typed;
}

function readText(field: FormField, raw: unknown): DraftValue | undefined {
  if (field.type === 'textarea' && typeof raw === 'string') {
    return cleanLines(raw.slice(0, MAX_DRAFT_TEXT)) || undefined;
  }
  if (field.type === 'number' && typeof raw === 'number' && Number.isFinite(raw)) return raw;
  return lineOf(raw) || undefined;
}

function readDraft(field: FormField, raw: unknown): DraftValue | undefined {
  const isObject = typeof raw === 'object' && raw !== null;
  const draft =
    field.type === 'date' && isObject ? readDateFields(toBag(raw)) : readText(field, raw);
  // A number stays as typed: whoever types 1.234,5 shall not see 1234.5 in the draft.
  if (draft === undefined || field.type === 'number') return draft;
  const judged = judge(field, draft, NO_DAY_YET);
  return 'value' in judged ? judged.value : draft;
}

function readFields(fields: readonly FormField[], raw: unknown): Record<string, DraftValue> {
  const bag = toBag(raw);
  const read: Record<string, DraftValue> = {};
  for (const field of fields) {
    const draft = readDraft(field, own(bag, field.id));
    if (draft !== undefined) read[field.id] = draft;
  }
  return read;
}

function allFields(version: ProcedureVersion): FormField[] {
  return version.sections.flatMap((section) => section.fields);
}

function findKind(version: ProcedureVersion, raw: unknown): NomineeKind | undefined {
  const kind = own(toBag(raw), 'kind');
  return version.nomineeKinds.find(({ id }) => id === kind);
}

function nomineesOf(raw: RawAnswers): readonly unknown[] {
  const nominees = own(raw, 'nominees');
  return Array.isArray(nominees) ? nominees : [];
}

/**
 * Brings what was typed to the form in which a draft keeps it, never failing: text composed and
 * trimmed, what is already right normalised, what is not yet right kept as typed, unknown fields
 * left out. Reading the outcome again changes nothing.
 * @param raw `{ answers: {…}, nominees: [{ kind, … }] }`
 */
export function readAnswers(version: ProcedureVersion, raw: RawAnswers): DraftAnswers {
  const nominees = nomineesOf(raw)
    .slice(0, MAX_DRAFT_NOMINEES)
    .flatMap((nominee): Nominee<DraftValue>[] => {
      const kind = findKind(version, nominee);
      return kind ? [{ ...readFields(kind.fields, nominee), kind: kind.id }] : [];
    });
  return { answers: readFields(allFields(version), own(raw, 'answers')), nominees };
}

/** `Họ và tên` → `họ và tên`, to stand inside a sentence; `UBND tỉnh` stays. */
function inSentence(label: string): string {
  const second = label.charAt(1);
  return second === second.toLowerCase() ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

interface Check {
  readonly values: Record<string, AnswerValue>;
  readonly errors: FieldError[];
}

function unknownFields(bag: Bag, known: ReadonlySet<string>, path: string): FieldError[] {
  return Object.keys(bag)
    .filter((key) => !known.has(key))
    .slice(0, MAX_UNKNOWN)
    .map((key) => ({ field: `${path}${key.slice(0, 60)}`, code: 'answers.unknown_field' }));
}

function missing(field: FormField, raw: unknown): string | undefined {
  const isBlank = raw === undefined || raw === null || typeof raw === 'string';
  if (!isBlank && field.type !== 'date') return 'answers.not_text';
  if (!field.required) return undefined;
  return field.options ? 'answers.choice_required' : 'answers.required';
}

function checkField(field: FormField, raw: unknown, path: string, context: AnswerContext): Check {
  const refuse = (code: string, params: ErrorParams = {}): Check => ({
    values: {},
    errors: [
      { field: path + field.id, code, params: { label: inSentence(field.label.vi), ...params } },
    ],
  });
  const draft = readDraft(field, raw);
  if (draft === undefined) {
    const code = missing(field, raw);
    return code ? refuse(code) : { values: {}, errors: [] };
  }
  const judged = judge(field, draft, context);
  return 'value' in judged
    ? { values: { [field.id]: judged.value }, errors: [] }
    : refuse(judged.fault.code, judged.fault.params);
}

function checkFields(
  fields: readonly FormField[],
  raw: unknown,
  path: string,
  context: AnswerContext,
): Check {
  const bag = toBag(raw);
  const known = new Set(['kind', ...fields.map(({ id }) => id)]);
  const typed = readFields(fields, bag);
  const checks = fields
    .filter((field) => !field.when || holds(field.when, typed))
    .map((field) => checkField(field, own(bag, field.id), path, context));
  return {
    values: Object.fromEntries(checks.flatMap(({ values }) => Object.entries(values))),
    errors: [...checks.flatMap(({ errors }) => errors), ...unknownFields(bag, known, path)],
  };
}

function countFaults(version: ProcedureVersion, count: number): FieldError[] {
  const { min, max } = version.nomineeCount;
  if (count < min)
    return [{ field: 'nominees', code: 'answers.nominees_too_few', params: { min } }];
  if (count <= max) return [];
  return [{ field: 'nominees', code: 'answers.nominees_too_many', params: { max, count } }];
}

/** The outcome of a full check: the answers, or every fault of the form at once. */
export type AnswersCheck =
  | ({ readonly ok: true } & Answers)
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * The full check before sending: every field, every nominee, every fault in one answer. Paths are
 * `answers.<fieldId>` and `nominees.<index>.<fieldId>`. A field whose condition does not hold is
 * left out; a field that the version does not know is refused.
 * @param raw as for `readAnswers`; a stored draft will do
 * @param on the legal day of the check, for dates that may not lie in the future
 */
export function validateAnswers(
  version: ProcedureVersion,
  raw: RawAnswers,
  on: PlainDate,
): AnswersCheck {
  const given = nomineesOf(raw);
  const form = checkFields(allFields(version), own(raw, 'answers'), 'answers.', { on });
  const errors = [...form.errors, ...countFaults(version, given.length)];
  const nominees: Nominee[] = [];
  for (const [index, nominee] of given.slice(0, version.nomineeCount.max).entries()) {
    const path = `nominees.${index}.`;
    const kind = findKind(version, nominee);
    if (!kind) {
      errors.push({ field: `${path}kind`, code: 'answers.nominee_kind_required' });
      continue;
    }
    const check = checkFields(kind.fields, nominee, path, { on });
    errors.push(...check.errors);
    nominees.push({ ...check.values, kind: kind.id });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, answers: form.values, nominees };
}

/** The name under which a nominee is listed; empty while it has none. */
export function nomineeName(version: ProcedureVersion, nominee: Nominee<DraftValue>): string {
  const field = findKind(version, nominee)?.nameField ?? '';
  const name = own(nominee, field);
  return typeof name === 'string' ? name : '';
}
