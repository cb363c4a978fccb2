import { findPlainDate, formatDate } from '@portal/kernel';
import type { DraftValue, FormField, ProcedureVersion } from '@portal/procedures/core';

/** A question with its answer, as people read them. */
export interface AnswerRow {
  readonly fieldId: string;
  readonly label: string;
  /** Empty when nothing was answered. */
  readonly text: string;
}

/** A page of the form with its answers. */
export interface AnswerSection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

type Values = Readonly<Record<string, DraftValue>>;

function textOf(field: FormField, value: DraftValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return [value.day, value.month, value.year].join('/');
  if (field.options) {
    return field.options.find((option) => option.value === value)?.label.vi ?? String(value);
  }
  const date = field.type === 'date' ? findPlainDate(String(value)) : undefined;
  return date ? formatDate(date) : String(value);
}

/** The answers to some fields, in the order of the form. */
export function answerRows(fields: readonly FormField[], values: Values): AnswerRow[] {
  return fields.map((field) => ({
    fieldId: field.id,
    label: field.label.vi,
    text: textOf(field, values[field.id]),
  }));
}

/** The whole form, page by page. */
export function answerSections(procedure: ProcedureVersion, answers: Values): AnswerSection[] {
  return procedure.sections.map((section) => ({
    id: section.id,
    title: section.title.vi,
    rows: answerRows(section.fields, answers),
  }));
}
