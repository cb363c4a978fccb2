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
