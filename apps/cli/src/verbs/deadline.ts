import type { Command } from 'commander';
import { addVerb } from '../add-verb';
import type { DeadlineOptions } from '../deadline/read-request';

const HELP = `
A moment is written YYYY-MM-DDTHH:MM[:SS], on the office's clock unless Z or ±HH:MM follows.
Give --pause once for each pause; one that has not ended is written with nothing after the slash.

Defaults by unit, as the law counts:
  working_day   first day next_working_day: day 1 is the working day after, the clock time is kept
  working_hour  first day same_moment: 8 working hours are one day of the office
  calendar_day  first day same_moment: day 1 is the day after; a last day off rolls over

Example:
  portal deadline --start 2026-03-02T08:15 --for "25 working_day" \\
    --pause 2026-03-10T09:00/2026-03-12T10:00 --resume continue --json`;

const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** Adds `portal deadline`: counts and explains a due date; needs the calendars and no database. */
export function addDeadlineVerb(program: Command): void {
  const description = 'count a due date by the calendars of config/ and explain it';
  addVerb(program, 'deadline', description, async (verb) => {
    return (await import('../deadline/count-deadline.js')).countDeadline(
      verb.opts<DeadlineOptions>(),
    );
  })
    .option('--start <moment>', 'when it was received, such as 2026-03-02T08:15')
    .option('--for <amount>', '"25 working_day", "8 working_hour" or "5 calendar_day"')
    .option('--pause <from/to>', 'stretch in which the clock stood still; repeatable', collect)
    .option('--resume <mode>', 'after a pause: restart (default) or continue')
    .option('--cutoff <HH:MM>', 'later than this counts as the next working day; default: none')
    .option('--first-day <rule>', 'next_working_day or same_moment; default: by unit')
    .option('--roll-over <rule>', 'calendar_day: next_working_day (default) or none')
    .option('--target <share>', 'also an internal target at this share, above 0 up to 1')
    .option('--citation <text>', 'the provision that sets the limit, for the explanation')
    .option('--lang <code>', 'explain in vi or en only; default: both')
    .addHelpText('after', HELP);
}
