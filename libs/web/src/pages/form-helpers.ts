/** What every form macro is called with; `form` and `errors` are the page's, found by `name`. */
interface FieldContext {
  readonly name: string;
  readonly value?: unknown;
  readonly error?: unknown;
  readonly form?: unknown;
  readonly errors?: unknown;
  readonly hint?: unknown;
}

function step(container: unknown, key: string): unknown {
  const isContainer = typeof container === 'object' && container !== null;
  return isContainer && Object.hasOwn(container, key)
    ? (container as Record<string, unknown>)[key]
    : undefined;
}

/** `nominees.0.fullName` in a form; `undefined` when any part is missing. */
const find = (container: unknown, name: string): unknown => name.split('.').reduce(step, container);

const valueOf = (field: FieldContext): unknown => field.value ?? find(field.form, field.name);

function fieldValue(field: FieldContext): string {
  const value = valueOf(field);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Errors are a flat record by path, not a tree. */
function fieldError(field: FieldContext): string {
  const error = field.error ?? step(field.errors, field.name);
  return typeof error === 'string' ? error : '';
}

function describedBy(field: FieldContext): string {
  const ids = [field.hint ? `${field.name}-hint` : '', fieldError(field) && `${field.name}-error`];
  return ids.filter(Boolean).join(' ');
}

function isChosen(field: FieldContext, value: unknown): boolean {
  const chosen = valueOf(field);
  const all = Array.isArray(chosen) ? chosen : [chosen];
  return all.some((one) => one !== undefined && one !== null && String(one) === String(value));
}

/** The first choice carries the field's own id: the error summary links to it. */
const choiceId = (field: FieldContext, index: number): string =>
  index === 0 ? field.name : `${field.name}-${index + 1}`;

const DATE_PARTS = [
  { key: 'day', label: 'Ngày', width: 2, slice: [8, 10] },
  { key: 'month', label: 'Tháng', width: 2, slice: [5, 7] },
  { key: 'year', label: 'Năm', width: 4, slice: [0, 4] },
] as const;

/** Three fields of one date; the value is a PlainDate or what was typed: `{ day, month, year }`. */
function dateParts(field: FieldContext): object[] {
  const value = valueOf(field);
  const error = fieldError(field) !== '';
  return DATE_PARTS.map(({ key, label, width, slice }) => {
    const typed = typeof value === 'string' ? value.slice(...slice) : step(value, key);
    return {
      id: key === 'day' ? field.name : `${field.name}.${key}`,
      name: `${field.name}.${key}`,
      label,
      width,
      error,
      value: typeof typed === 'string' ? typed : '',
    };
  });
}

/** Helpers of the form macros in `templates/pages/_partials`. */
export const formHelpers = {
  fieldValue,
  fieldError,
  describedBy,
  isChosen,
  choiceId,
  dateParts,
  isKind: (context: { kind?: string }, kind: string): boolean => context.kind === kind,
};
