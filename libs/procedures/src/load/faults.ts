import { OperatorError } from '@portal/kernel';

/** What is wrong with a file of definitions, and where. */
export interface Fault {
  /** Path below the root folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Path of the field, such as `steps.2.role`; empty when the whole file is meant. */
  readonly field: string;
  /** In Vietnamese: who writes these files reads Vietnamese. */
  readonly reason: string;
  /** What was most likely meant, in Vietnamese. */
  readonly suggestion?: string;
}

/** `config/procedures/x.yaml:12:5 steps.2.role: … — …`. */
export function describeFault({ file, line, column, field, reason, suggestion }: Fault): string {
  const place = `${file}:${line}:${column}${field ? ` ${field}` : ''}`;
  return `${place}: ${reason}${suggestion ? ` — ${suggestion}` : ''}`;
}

/** The definitions do not allow a start; the message lists every fault, not only the first. */
export class DefinitionsError extends OperatorError {
  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  ${describeFault(fault)}`);
    super(`Definitions refused:\n${lines.join('\n')}`);
    this.name = 'DefinitionsError';
  }
}
