import { InvalidFieldsError, normaliseText } from '@portal/kernel';

/** Longest text that an action takes, in characters. */
export const MAX_TEXT_LENGTH = 4_000;

/** @throws InvalidFieldsError when a text is longer than an action takes */
export function assertLength(field: string, text: string): void {
  if (text.length <= MAX_TEXT_LENGTH) return;
  throw new InvalidFieldsError([
    { field, code: 'dossier.text_too_long', params: { max: MAX_TEXT_LENGTH } },
  ]);
}

/**
 * A text that the law asks for, normalised.
 * @throws InvalidFieldsError when it is empty or too long
 */
export function getText(field: string, typed: string, missingCode: string): string {
  const text = normaliseText(typed);
  if (text === '') throw new InvalidFieldsError([{ field, code: missingCode }]);
  assertLength(field, text);
  return text;
}

/** The reason of an action that must state one. */
export function getReason(typed: string): string {
  return getText('reason', typed, 'dossier.reason_missing');
}
