import type { Command } from 'commander';
import { addRehearseVerb } from './rehearse-procedure';

/** Adds `portal procedures …`. */
export function addProcedureVerbs(program: Command): void {
  const procedures = program.command('procedures').description('procedures as the law has them');
  addRehearseVerb(procedures);
}
