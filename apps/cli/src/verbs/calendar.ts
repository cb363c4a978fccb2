import type { Command } from 'commander';
import { addVerb } from '../add-verb';
import type { ApplyOptions } from '../calendar/apply';
import type { DraftOptions } from '../calendar/draft-file';

const DRAFT_HELP = `
What law and moon fix is marked verified; Tết but its first day and the day beside Quốc khánh are
guesses until the official notice: replace the file then.

Example:
  portal calendar draft 2028`;

const APPLY_HELP = `
The file takes the place of config/calendars/<year>.yaml, whatever its name; the one before is kept.
Look at \`portal calendar impact <file>\` first. Run again after it was cut off: it goes on.

Example:
  portal calendar apply lich-2027.yaml --reason "Thông báo số … về lịch nghỉ năm 2027"`;

const progress = (line: string): void => {
  console.error(line);
};

/** The two that need the database: what a calendar would move, and moving it. */
function addChangingVerbs(calendar: Command): void {
  const impact = 'list the open dossiers whose dates a calendar would move; changes nothing';
  addVerb(calendar, 'impact', impact, async (verb) => {
    return (await import('../calendar/impact.js')).calendarImpact(verb.args[0]!);
  }).argument('<file>', 'the calendar of a year');
  const apply = 'put a calendar into its place and count every open dossier by it';
  addVerb(calendar, 'apply', apply, async (verb) => {
    return (await import('../calendar/apply.js')).applyCalendar(
      verb.args[0]!,
      verb.opts<ApplyOptions>(),
      progress,
    );
  })
    .argument('<file>', 'the calendar of a year')
    .option('--reason <text>', 'why, for journals and for the mails to applicants')
    .addHelpText('after', APPLY_HELP);
}

/** Adds `portal calendar …`. */
export function addCalendarVerbs(program: Command): void {
  const calendar = program.command('calendar').description('calendars of working days');
  addChangingVerbs(calendar);
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
