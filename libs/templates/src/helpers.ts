import {
  findPlainDate,
  formatBytes,
  formatDate,
  formatDateWithWeekday,
  formatInstant,
  formatInstantShort,
  type PlainDate,
} from '@portal/kernel';

/** What Handlebars hands to a helper after its arguments. */
interface Options {
  readonly hash: Record<string, unknown>;
}

/** Arguments without the options object that Handlebars appends. */
const given = (all: readonly unknown[]): unknown[] => all.slice(0, -1);

function day(helper: string, value: unknown): PlainDate {
  const date = typeof value === 'string' ? findPlainDate(value) : undefined;
  if (!date) throw new TypeError(`{{${helper}}} needs a PlainDate, not ${String(value)}`);
  return date;
}

function instant(helper: string, value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw new TypeError(`{{${helper}}} needs an instant (Date), not ${String(value)}`);
}

function text(helper: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`{{${helper}}} needs text or numbers, not ${String(value)}`);
}

function number(helper: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`{{${helper}}} needs a number, not ${String(value)}`);
}

function defined(helper: string, values: unknown[]): unknown[] {
  if (values.some((value) => value === undefined)) {
    throw new TypeError(`{{${helper}}} was given an undefined value`);
  }
  return values;
}

/** Empty lists count as false, as in `{{#if}}`. */
const truthy = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

/**
 * `{{path '/ho-so' id 'tep'}}` → `/ho-so/<id>/tep`: every part after the first is encoded, so that
 * a value can never leave its segment.
 */
function path(...all: unknown[]): string {
  const [base, ...segments] = given(all).map((part) => text('path', part));
  if (base === undefined) throw new TypeError('{{path}} needs a base');
  return [base.replace(/\/$/, ''), ...segments.map((part) => encodeURIComponent(part))].join('/');
}

/** The helpers of every template. Each refuses what it cannot show instead of printing nothing. */
export const standardHelpers = {
  eq: (...all: unknown[]) => {
    const [a, b] = defined('eq', given(all));
    return a === b;
  },
  ne: (...all: unknown[]) => {
    const [a, b] = defined('ne', given(all));
    return a !== b;
  },
  gt: (a: unknown, b: unknown) => number('gt', a) > number('gt', b),
  plus: (a: unknown, b: unknown) => number('plus', a) + number('plus', b),
  and: (...all: unknown[]) => given(all).every(truthy),
  or: (...all: unknown[]) => given(all).some(truthy),
  not: (value: unknown) => !truthy(value),
  /** The value, or the second argument when there is none: says aloud that a field is optional. */
  default: (value: unknown, fallback: unknown) => value ?? fallback,
  date: (value: unknown) => formatDateWithWeekday(day('date', value)),
  dateShort: (value: unknown) => formatDate(day('dateShort', value)),
  instant: (value: unknown) => formatInstant(instant('instant', value)),
  instantShort: (value: unknown) => formatInstantShort(instant('instantShort', value)),
  /** For `<time datetime>`. */
  isoInstant: (value: unknown) => instant('isoInstant', value).toISOString(),
  bytes: (value: unknown) => formatBytes(number('bytes', value)),
  concat: (...all: unknown[]) =>
    given(all)
      .map((part) => text('concat', part))
      .join(''),
  path,
  /** `(object text="Gửi" href=link)`: builds the plain object that a macro takes. */
  object: (options: Options) => ({ ...options.hash }),
  /** `(list a b c)`. */
  list: (...all: unknown[]) => given(all),
  /** Strict: `lookup` of Handlebars prints nothing for a missing key. */
  lookup: (container: unknown, key: unknown) => {
    const found =
      container !== null && typeof container === 'object' && Object.hasOwn(container, String(key))
        ? (container as Record<string, unknown>)[String(key)]
        : undefined;
    if (found === undefined) throw new TypeError(`{{lookup}} found no "${String(key)}"`);
    return found;
  },
};
