import type { ProcedureDefinition } from '../core';
import type { ResolvedFile } from './resolve-parts';

/** A definition that was read, with the way back to its file. */
export interface LoadedDefinition {
  readonly file: string;
  readonly yaml: ResolvedFile;
  readonly definition: ProcedureDefinition;
}
