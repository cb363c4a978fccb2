import type { Command } from 'commander';
import { addVerb } from '../add-verb';
import type { RehearseOptions } from '../procedures/rehearse';

const HELP = `
The file may lie anywhere, in a folder with the key of its procedure. Replayed are the dossiers that
were sent under the version before it. Questions before the form are not: their answers are not kept.
Nothing is changed, and no answer of anybody is printed.

Example:
  portal procedures rehearse config/procedures/bang-khen-ubnd-tinh-dot-xuat/2027-01-01.yaml --since 2026-10-01`;

const progress = (line: string): void => {
  console.error(line);
};

/** Adds `portal procedures rehearse <file>`. */
export function addRehearseVerb(procedures: Command): void {
  const purpose = 'replay stored dossiers against a version; changes nothing';
  addVerb(procedures, 'rehearse', purpose, async (verb) => {
    return (await import('../procedures/rehearse.js')).rehearse(
      verb.args[0]!,
      verb.opts<RehearseOptions>(),
      progress,
    );
  })
    .argument('<file>', 'the definition of a version')
    .option('--since <day>', 'first day of filing, YYYY-MM-DD; a year ago when left out')
    .option('--limit <count>', 'at most so many dossiers, the newest (1 to 100000)', '10000')
    .addHelpText('after', HELP);
}
