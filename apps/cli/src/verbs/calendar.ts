import type { Command } from 'commander';
import { addVerb } from '../add-verb';
import type { DraftOptions } from '../calendar/draft-file';

const DRAFT_HELP = `
What law and moon fix is marked verified; Tết but its first day and the day beside Quốc khánh are
guesses until the official notice: replace the file then.

Example:
  portal calendar draft 2028`;

/** Adds `portal calendar …`. */
export function addCalendarVerbs(program: Command): void {
  const calendar = program.command('calendar').description('calendars of working days');
  const draft = 'make the provisional calendar of a year: config/calendars/<year>.yaml';
  addVerb(calendar, 'draft', draft, async (verb) => {
    return (await import('../calendar/draft-file.js')).draftFile(
      verb.args[0]!,
      verb.opts<DraftOptions>(),
    );
  })
    .argument('<year>', 'the year after the last calendar')
    .option('--out <file>', 'write there instead, any year; - is standard output')
    .addHelpText('after', DRAFT_HELP);
}
