/** Something in a configuration file is wrong: where, and why. */
export interface FileFault {
  /** Path of the file. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

/** Calendars or office hours were refused; the message has one `file:line: reason` per fault. */
export class CalendarFilesError extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    const lines = faults.map(({ file, line, reason }) => `  ${file}:${line}: ${reason}`);
    super(`Calendar refused:\n${lines.join('\n')}`);
    this.name = 'CalendarFilesError';
  }
}
