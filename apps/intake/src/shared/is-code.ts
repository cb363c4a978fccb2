import { CodedError } from '@portal/kernel';

/** Whether an error is the expected refusal with one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof CodedError && codes.includes(error.code);
}
