import { CodedError, ErrorKind, FieldError } from '@portal/kernel';
import { MessageCatalogue } from '../messages/message-catalogue';
import { describeError } from './describe-error';

/** What a refused form shows: the summary on top and the sentence beside each field. */
export interface FormFaults {
  readonly summary: readonly { readonly text: string; readonly href?: string }[];
  /** Sentence by path of the field, such as `nominees.0.fullName`. */
  readonly byField: Readonly<Record<string, string>>;
  /** HTTP status of the page: 422, 409, 413 or 401 (a sign-in that failed). */
  readonly status: number;
}

/** What a person can do something about without leaving the form. */
const MENDABLE: readonly ErrorKind[] = ['invalid', 'conflict', 'too_large', 'unauthenticated'];

const sentencesOf = (catalogue: MessageCatalogue, fields: readonly FieldError[]) =>
  fields.map(({ field, code, params }) => ({ field, text: catalogue.sentence(code, params) }));

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
  if (!(error instanceof CodedError)) throw error;
  if (![...MENDABLE, ...also].includes(error.kind)) throw error;
  const { status } = describeError(error);
  if (error.fields.length === 0) {
    return {
      summary: [{ text: catalogue.sentence(error.code, error.params) }],
      byField: {},
      status,
    };
  }
  const sentences = sentencesOf(catalogue, error.fields);
  const byField: Record<string, string> = {};
  for (const { field, text } of sentences) byField[field] ??= text;
  const summary = sentences.map(({ field, text }) => ({ text, href: `#${field}` }));
  return { summary, byField, status };
}
