import type { Command } from 'commander';
import { addVerb } from '../add-verb';
import type { RestoreOptions } from '../procedures/restore';
import { addRehearseVerb } from './rehearse-procedure';

const CHECK_HELP = `
Each fault is one line: file:line:column field: reason — what was most likely meant. A file is checked
as if it were installed; it may lie anywhere, in a folder with the key of its procedure.

Example:
  portal procedures check config/procedures/bang-khen-ubnd-tinh-dot-xuat/2026-10-01.yaml`;

const DIFF_HELP = `
Examples:
  portal procedures diff bang-khen-ubnd-tinh-dot-xuat@2025-07-01 bang-khen-ubnd-tinh-dot-xuat@2026-10-01
  portal procedures diff bang-khen-ubnd-tinh-dot-xuat@2026-10-01 ban-thao/bang-khen-ubnd-tinh-dot-xuat/2027-03-02.yaml`;

const RESTORE_HELP = `
The content is that of the day on which the version took effect; shared parts that the file used stand
in it at full length. With --force the file that is there is kept beside it.

Example:
  portal procedures restore bang-khen-ubnd-tinh-dot-xuat 2025-07-01 --force`;

/** The two that need the files only. */
function addReadingVerbs(procedures: Command): void {
  const check = 'check the definitions of procedures, or one of them; changes nothing';
  addVerb(procedures, 'check', check, async (verb) => {
    return (await import('../procedures/check.js')).checkProcedureFiles(verb.args[0]);
  })
    .argument('[file]', 'one definition; all that are installed when left out')
    .addHelpText('after', CHECK_HELP);
  const diff = 'tell in words what changed between two versions';
  addVerb(procedures, 'diff', diff, async (verb) => {
    return (await import('../procedures/diff.js')).diffProcedures(verb.args[0]!, verb.args[1]!);
  })
    .argument('<before>', 'key@version of an installed version, or a file')
    .argument('<after>', 'key@version of an installed version, or a file')
    .addHelpText('after', DIFF_HELP);
}

/** Adds `portal procedures …`. */
export function addProcedureVerbs(program: Command): void {
  const procedures = program.command('procedures').description('procedures as the law has them');
  addReadingVerbs(procedures);
  addRehearseVerb(procedures);
  const restore = 'write a version as it was when it took effect';
  addVerb(procedures, 'restore', restore, async (verb) => {
    return (await import('../procedures/restore.js')).restoreVersion(
      { key: verb.args[0]!, version: verb.args[1]! },
      verb.opts<RestoreOptions>(),
    );
  })
    .argument('<key>', 'the procedure')
    .argument('<version>', 'its version')
    .option('--out <file>', 'write there instead of into its place; - is standard output')
    .option('--force', 'take the place of a file that exists')
    .addHelpText('after', RESTORE_HELP);
}
