import { findPlainDate, type PlainDate } from '@portal/kernel';

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

/** What was typed, as one text; the three fields of a day joined as it is written in Vietnam. */
export function typedText(value: DraftValue): string {
  return typeof value === 'object' ? `${value.day}/${value.month}/${value.year}` : String(value);
}

/** Reads `3/2/1980`, `03-02-1980`, `3.2.1980` (day first, as in Vietnam), three fields, and ISO. */
export function findDate(typed: DraftValue): PlainDate | undefined {
  const text = typedText(typed).replace(/\s/g, '');
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!parts) return findPlainDate(text);
  return findPlainDate(`${parts[3]}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`);
}

/** The three fields that show a stored or half-typed day. */
export function toTypedDate(value: DraftValue | undefined): TypedDate {
  if (typeof value === 'object') return value;
  const text = String(value ?? '');
  const date = findDate(text);
  if (!date) return { day: text, month: '', year: '' };
  const [year, month, day] = date.split('-').map((part) => String(Number(part)));
  return { day: day!, month: month!, year: year! };
}
