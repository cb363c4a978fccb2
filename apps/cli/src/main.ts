import { Command, CommanderError } from 'commander';
import { addVerb, EXIT, tellRefusal } from './add-verb';
import { addCalendarVerbs } from './verbs/calendar';
import { addDeadlineVerb } from './verbs/deadline';
import { addProcedureVerbs } from './verbs/procedures';

/*
 * Verbs are loaded when they are called: one that needs no database does not wait for its drivers.
 */

const progress = (line: string): void => {
  console.error(line);
};

function addInstallationVerbs(program: Command): void {
  const schema = 'bring the database to the newest schema; safe to run twice';
  addVerb(program, 'migrate', schema, async () => {
    return (await import('./verbs/migrate.js')).migrate(progress);
  });
  addVerb(program, 'seed', 'fill an empty database with demonstration data', async () => {
    return (await import('./verbs/seed.js')).seed(progress);
  });
  const checks =
    'check configuration, database, queue, mail, disk, calendars; say how to mend each';
  addVerb(program, 'doctor', checks, async () => {
    return (await import('./verbs/doctor.js')).runDoctor();
  });
}

function addJournalVerbs(program: Command): void {
  const journal = program.command('journal').description("dossiers' hash-chained history");
  const verify = 'recompute every chain; name the first broken entry';
  addVerb(journal, 'verify', verify, async () => {
    return (await import('./verbs/journal-verify.js')).verifyJournalVerb(progress);
  });
}

function buildProgram(): Command {
  const program = new Command('portal')
    .description("Vinh Danh: the operator's command line. Exit 0 done, 1 refused, 2 wrong usage.")
    .exitOverride()
    .showHelpAfterError();
  addInstallationVerbs(program);
  addJournalVerbs(program);
  addDeadlineVerb(program);
  addCalendarVerbs(program);
  addProcedureVerbs(program);
  return program;
}

async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    // The reason stands on standard error already; a program that asked for JSON gets it there.
    if (error.exitCode !== 0 && process.argv.includes('--json')) {
      tellRefusal(error.message.replaceAll('\n', ' '), true, EXIT.usage);
    }
  }
}

void main();
