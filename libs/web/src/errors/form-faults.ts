import { CodedError, ErrorKind, FieldError } from '@portal/kernel';
import { MessageCatalogue } from '../messages/message-catalogue';

/** What a refused form shows: the summary on top and the sentence beside each field. */
export interface FormFaults {
  readonly summary: readonly { readonly text: string; readonly href?: string }[];
  /** Sentence by path of the field, such as `nominees.0.fullName`. */
  readonly byField: Readonly<Record<string, string>>;
}

const sentencesOf = (catalogue: MessageCatalogue, fields: readonly FieldError[]) =>
  fields.map(({ field, code, params }) => ({ field, text: catalogue.sentence(code, params) }));

const MENDABLE: readonly ErrorKind[] = ['invalid', 'conflict', 'too_large'];

/**
 * Turns a refusal into what the form shows when a controller renders it again with what was typed.
 * @param also kinds that this form shows itself, such as `rate_limited` when signing in
 * @throws the same error when it is none that the person can mend in the form
 */
export function formFaults(
  catalogue: MessageCatalogue,
  error: unknown,
  also: readonly ErrorKind[] = [],
): FormFaults {
  const mendable = error instanceof CodedError && [...MENDABLE, ...also].includes(error.kind);
  if (!mendable) throw error;
  if (error.fields.length === 0) {
    return { summary: [{ text: catalogue.sentence(error.code, error.params) }], byField: {} };
  }
  const sentences = sentencesOf(catalogue, error.fields);
  const byField: Record<string, string> = {};
  for (const { field, text } of sentences) byField[field] ??= text;
  return { summary: sentences.map(({ field, text }) => ({ text, href: `#${field}` })), byField };
}
