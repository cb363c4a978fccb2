import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { CodedError } from '@portal/kernel';
import { describeStartFault } from '@portal/platform';
import type { VerbResult } from './verb';
import { runDoctor } from './verbs/doctor';
import { verifyJournalVerb } from './verbs/journal-verify';
import { migrate } from './verbs/migrate';
import { seed } from './verbs/seed';

/** Done, refused, wrongly called. */
const EXIT = { done: 0, refused: 1, usage: 2 } as const;

const progress = (line: string): void => {
  console.error(line);
};

function print(result: VerbResult, json: boolean): void {
  if (json) console.log(JSON.stringify(result.data));
  else for (const line of result.lines) console.log(line);
  process.exitCode = result.ok ? EXIT.done : EXIT.refused;
}

function refuse(error: unknown, json: boolean): void {
  const reason = error instanceof CodedError ? error.message : describeStartFault(error, undefined);
  if (json) console.log(JSON.stringify({ ok: false, reason }));
  else console.error(reason);
  process.exitCode = EXIT.refused;
}

function addVerb(
  program: Command,
  name: string,
  description: string,
  run: () => Promise<VerbResult>,
): void {
  program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON value on standard output and nothing else')
    .action(async ({ json = false }: { json?: boolean }) => {
      try {
        print(await run(), json);
      } catch (error) {
        refuse(error, json);
      }
    });
}

function buildProgram(): Command {
  const program = new Command('portal')
    .description("Vinh Danh: the operator's command line. Exit 0 done, 1 refused, 2 wrong usage.")
    .exitOverride()
    .showHelpAfterError();
  addVerb(program, 'migrate', 'bring the database to the newest schema; safe to run twice', () =>
    migrate(progress),
  );
  addVerb(program, 'seed', 'fill an empty database with demonstration data', () => seed(progress));
  addVerb(
    program,
    'doctor',
    'check configuration, database, queue, mail, disk, calendars; say how to mend each',
    runDoctor,
  );
  const journal = program.command('journal').description("dossiers' hash-chained history");
  addVerb(journal, 'verify', 'recompute every chain; name the first broken entry', () =>
    verifyJournalVerb(progress),
  );
  return program;
}

async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

void main();
