import { type ErrorParams, formatDate, type PlainDate, yearOf } from '@portal/kernel';
import { type AnswerValue, type DraftValue, findDate, typedText } from './answer-values';
import type { FormField } from './procedure-version';

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

function judgeDate(field: FormField, draft: DraftValue, { on }: AnswerContext): Judged {
  const date = findDate(draft);
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
  const text = typedText(draft);
  const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
  return year >= min && year <= max ? { value: year } : fault('answers.year_invalid', { min, max });
}

/** Reads `1.234,5` and `1234,5`: dots group thousands, the comma is the decimal sign. */
function findNumber(typed: string): number | undefined {
  const shape = /^(-?)(\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,(\d{1,6}))?$/.exec(typed);
  if (!shape) return undefined;
  return Number(`${shape[1]}${shape[2]!.replaceAll('.', '')}.${shape[3] ?? '0'}`);
}

function judgeNumber(field: FormField, draft: DraftValue): Judged {
  const value = typeof draft === 'string' ? findNumber(draft.replace(/\s/g, '')) : draft;
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault('answers.number_invalid');
  const { min = -Infinity, max = Infinity } = field;
  if (value < min) return fault('answers.number_too_small', { min });
  return value > max ? fault('answers.number_too_large', { max }) : { value };
}

/** `checkDefinition` sees to it that every text field has its `maxLength`. */
function judgeText(text: string, field: FormField): Judged {
  const max = field.maxLength!;
  return text.length > max
    ? fault('answers.too_long', { max, length: text.length })
    : { value: text };
}

function judgeEmail(text: string): Judged {
  const at = text.indexOf('@');
  const [local, host] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const labels = host.split('.');
  const valid =
    text.length <= MAX_EMAIL &&
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

/** `checkDefinition` sees to it that every choice has its `options`. */
function judgeOption(text: string, field: FormField): Judged {
  const known = field.options!.some(({ value }) => value === text);
  return known ? { value: text } : fault('answers.not_an_option');
}

type Judge = (field: FormField, draft: DraftValue, context: AnswerContext) => Judged;

function ofText(rule: (text: string, field: FormField) => Judged): Judge {
  return (field, draft) => rule(typedText(draft), field);
}

const JUDGES: Readonly<Record<FormField['type'], Judge>> = {
  text: ofText(judgeText),
  textarea: ofText(judgeText),
  select: ofText(judgeOption),
  radios: ofText(judgeOption),
  date: judgeDate,
  year: judgeYear,
  email: ofText(judgeEmail),
  phone: ofText(judgePhone),
  citizen_number: ofText(judgeCitizenNumber),
  number: judgeNumber,
};

/** The full check of one answer that is not empty. */
export function judge(field: FormField, draft: DraftValue, context: AnswerContext): Judged {
  return JUDGES[field.type](field, draft, context);
}
