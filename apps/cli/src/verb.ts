import type { Json } from '@portal/kernel';

/** What a verb came to. */
export interface VerbResult {
  /** False: refused, or a check failed (exit 1). */
  readonly ok: boolean;
  /** For people. */
  readonly lines: readonly string[];
  /** For programs (`--json`). */
  readonly data: Json;
}

/** Tells people of progress; goes to standard error so that standard output stays the verb's own. */
export type Progress = (line: string) => void;

/** Wrongly called (exit 2): one line that names the option and how it is written. */
export class UsageError extends Error {}

/** Refused (exit 1) for a reason that one line tells; anything else is told with its origin. */
export class RefusedError extends Error {}

/** What was typed, for a message of one line. */
export function quoteInput(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
