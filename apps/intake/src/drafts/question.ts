import type { FormField } from '@portal/procedures/core';

/** A field as the `question` partial shows it; every value is given, because templates are strict. */
export interface Question {
  readonly name: string;
  readonly macro: 'text' | 'textarea' | 'select' | 'radios' | 'date';
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
  /** Characters, for the counter of long texts; 0: none. */
  readonly maxLength: number;
  readonly items: readonly { readonly value: string; readonly text: string }[];
  readonly type: 'text' | 'email' | 'tel';
  readonly inputmode: string;
  /** Characters that the box is wide; empty: the whole line. */
  readonly width: string;
  readonly autocomplete: string;
}

type Look = Pick<Question, 'macro' | 'type' | 'inputmode' | 'width' | 'autocomplete'>;

const look = (macro: Question['macro'], more: Partial<Look> = {}): Look => ({
  macro,
  type: 'text',
  inputmode: '',
  width: '',
  autocomplete: '',
  ...more,
});

const LOOKS: Readonly<Record<FormField['type'], Look>> = {
  text: look('text'),
  textarea: look('textarea'),
  select: look('select'),
  radios: look('radios'),
  date: look('date'),
  year: look('text', { inputmode: 'numeric', width: '4' }),
  email: look('text', { type: 'email', inputmode: 'email', autocomplete: 'email' }),
  phone: look('text', { type: 'tel', inputmode: 'tel', width: '20', autocomplete: 'tel' }),
  citizen_number: look('text', { inputmode: 'numeric', width: '20' }),
  number: look('text', { inputmode: 'decimal', width: '10' }),
};

/**
 * The fields of a page as questions.
 * @param prefix path in the form: `answers` or `nominee`
 */
export function questionsOf(fields: readonly FormField[], prefix: string): Question[] {
  return fields.map((field) => ({
    ...LOOKS[field.type],
    name: `${prefix}.${field.id}`,
    label: field.label.vi,
    hint: field.help?.vi ?? '',
    optional: !field.required,
    maxLength: field.type === 'textarea' ? (field.maxLength ?? 0) : 0,
    items: (field.options ?? []).map(({ value, label }) => ({ value, text: label.vi })),
  }));
}
