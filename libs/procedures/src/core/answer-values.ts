import {
  type ErrorParams,
  findPlainDate,
  formatDate,
  type PlainDate,
  yearOf,
} from '@portal/kernel';
import type { FormField } from './procedure-version';

/** A checked answer: text, an ISO day, or a number. */
export type AnswerValue = string | number;

/** A day in the three fields in which it was typed. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What a draft keeps: the answer, or what was typed where it is not one yet. */
export type DraftValue = AnswerValue | TypedDate;

/** Why an answer is refused. */
export interface AnswerFault {
  readonly code: string;
  readonly params?: ErrorParams;
}

/** What an answer is checked against besides its field. */
export interface AnswerContext {
  /** The legal day of the check. */
  readonly on: PlainDate;
}

type Judged = { readonly value: AnswerValue } | { readonly fault: AnswerFault };

/** Years that a date may lie in: nobody living or honoured after death was born before. */
const YEARS = { min: 1900, max: 2100 } as const;
/** RFC 5321 §4.5.3.1.3 less its brackets. */
const MAX_EMAIL = 254;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

const fault = (code: string, params?: ErrorParams): Judged => ({ fault: { code, params } });

function findTypedDate(year: string, month: string, day: string): PlainDate | undefined {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined;
  return findPlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Reads `3/2/1980`, `03-02-1980`, `3.2.1980` (day first, as in Vietnam) and ISO. */
export function findDate(typed: string | TypedDate): PlainDate | undefined {
  if (typeof typed !== 'string') {
    return findTypedDate(typed.year.trim(), typed.month.trim(), typed.day.trim());
  }
  const text = typed.replace(/\s/g, '');
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return parts ? findTypedDate(parts[3]!, parts[2]!, parts[1]!) : findPlainDate(text);
}

/** The three fields that show a stored or half-typed day. */
export function toTypedDate(value: DraftValue | undefined): TypedDate {
  if (typeof value === 'object') return value;
  const date = typeof value === 'string' ? findDate(value) : undefined;
  if (!date) return { day: typeof value === 'string' ? value : '', month: '', year: '' };
  const [year, month, day] = date.split('-').map((part) => String(Number(part)));
  return { day: day!, month: month!, year: year! };
}

function judgeDate(field: FormField, draft: DraftValue, { on }: AnswerContext): Judged {
  const date = typeof draft === 'number' ? undefined : findDate(draft);
  if (!date) return fault('answers.date_invalid');
  const year = yearOf(date);
  if (year < YEARS.min || year > YEARS.max) return fault('answers.date_out_of_range', YEARS);
  if (field.notInFuture && date > on) {
    return fault('answers.date_in_future', { today: formatDate(on) });
  }
  return { value: date };
}

function judgeYear(field: FormField, draft: DraftValue, { on }: AnswerContext): Judged {
  const min = field.min ?? YEARS.min;
  const bound = field.max ?? YEARS.max;
  const max = field.notInFuture ? Math.min(bound, yearOf(on)) : bound;
  const year = /^\d{4}$/.test(String(draft)) ? Number(draft) : Number.NaN;
  return year >= min && year <= max ? { value: year } : fault('answers.year_invalid', { min, max });
}

/** Reads `1.234,5` and `1234,5`: dots group thousands, the comma is the decimal sign. */
function findNumber(typed: string): number | undefined {
  const shape = /^(-?)(\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,(\d{1,6}))?$/.exec(typed);
  if (!shape) return undefined;
  return Number(`${shape[1]}${shape[2]!.replaceAll('.', '')}.${shape[3] ?? '0'}`);
}

function judgeNumber(field: FormField, draft: DraftValue): Judged {
  const value = typeof draft === 'number' ? draft : findNumber(String(draft).replace(/\s/g, ''));
  if (value === undefined || !Number.isFinite(value)) return fault('answers.number_invalid');
  const { min = -Infinity, max = Infinity } = field;
  if (value < min) return fault('answers.number_too_small', { min });
  return value > max ? fault('answers.number_too_large', { max }) : { value };
}

function judgeText(field: FormField, text: string): Judged {
  const max = field.maxLength ?? 0;
  return text.length > max
    ? fault('answers.too_long', { max, length: text.length })
    : { value: text };
}

function judgeEmail(text: string): Judged {
  const [local = '', host = '', ...rest] = text.split('@');
  const labels = host.split('.');
  const valid =
    text.length <= MAX_EMAIL &&
    rest.length === 0 &&
    /^[^\s<>()[\],;:"\\]{1,64}$/.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => HOST_LABEL.test(label));
  return valid ? { value: `${local}@${host.toLowerCase()}` } : fault('answers.email_invalid');
}

/** Mobile (0 and nine digits from 3), fixed line (02 and nine) or service number (1800, 1900). */
const PHONE = /^(?:0[35789]\d{8}|02\d{9}|1[89]00\d{4,6})$/;

function judgePhone(text: string): Judged {
  const digits = text.replace(/[\s().-]/g, '').replace(/^(?:\+|00)84/, '0');
  return PHONE.test(digits) ? { value: digits } : fault('answers.phone_invalid');
}

function judgeCitizenNumber(text: string): Judged {
  const digits = text.replace(/[\s.-]/g, '');
  return /^\d{12}$/.test(digits) ? { value: digits } : fault('answers.citizen_number_invalid');
}

function judgeOption(field: FormField, text: string): Judged {
  const known = (field.options ?? []).some(({ value }) => value === text);
  return known ? { value: text } : fault('answers.not_an_option');
}

const JUDGES: Readonly<
  Record<FormField['type'], (field: FormField, draft: DraftValue, context: AnswerContext) => Judged>
> = {
  text: (field, draft) => judgeText(field, String(draft)),
  textarea: (field, draft) => judgeText(field, String(draft)),
  select: (field, draft) => judgeOption(field, String(draft)),
  radios: (field, draft) => judgeOption(field, String(draft)),
  date: judgeDate,
  year: judgeYear,
  email: (_field, draft) => judgeEmail(String(draft)),
  phone: (_field, draft) => judgePhone(String(draft)),
  citizen_number: (_field, draft) => judgeCitizenNumber(String(draft)),
  number: judgeNumber,
};

/** The full check of one answer that is not empty. */
export function judge(field: FormField, draft: DraftValue, context: AnswerContext): Judged {
  return JUDGES[field.type](field, draft, context);
}
