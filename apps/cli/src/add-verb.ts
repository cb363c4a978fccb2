import type { Command } from 'commander';
import { CodedError } from '@portal/kernel';
import { RefusedError, UsageError, type VerbResult } from './verb';

/** Done, refused, wrongly called. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

function print(result: VerbResult, json: boolean): void {
  if (json) console.log(JSON.stringify(result.data));
  else for (const line of result.lines) console.log(line);
  process.exitCode = result.ok ? EXIT.done : EXIT.refused;
}

async function reasonOf(error: unknown): Promise<string> {
  const isExpected = [UsageError, RefusedError, CodedError].some((kind) => error instanceof kind);
  if (isExpected) return (error as Error).message;
  const { describeStartFault } = await import('./describe-fault.js');
  return describeStartFault(error, undefined);
}

/** Tells why nothing was done; as JSON on standard output, as a line on standard error. */
export function tellRefusal(reason: string, json: boolean, exitCode: number): void {
  if (json) console.log(JSON.stringify({ ok: false, reason }));
  else console.error(reason);
  process.exitCode = exitCode;
}

/** A slip in the options is told in one line, with the way to the help. */
function tellSlipsInOneLine(command: Command, name: string): void {
  const help = `See: portal ${name} --help`;
  command.showHelpAfterError(false).configureOutput({
    outputError: (text, write) => {
      const line = text.trim().replaceAll('\n', ' ').replace(/\.$/, '');
      write(`${line}. ${help}\n`);
    },
  });
}

/**
 * Adds a verb that prints for people or, with `--json`, one JSON value. Arguments and options of its
 * own are added to the command that is returned.
 * @param run reads its options from `verb.opts()` and its arguments from `verb.args`; what it throws
 * is printed as the reason (`UsageError` exit 2, everything else exit 1)
 */
export function addVerb(
  parent: Command,
  name: string,
  description: string,
  run: (verb: Command) => Promise<VerbResult>,
): Command {
  const verb = parent
    .command(name)
    .description(description)
    .option('--json', 'print one JSON value on standard output and nothing else')
    .action(async () => {
      const { json = false } = verb.opts<{ json?: boolean }>();
      try {
        print(await run(verb), json);
      } catch (error) {
        const exitCode = error instanceof UsageError ? EXIT.usage : EXIT.refused;
        tellRefusal(await reasonOf(error), json, exitCode);
      }
    });
  tellSlipsInOneLine(verb, parent.parent ? `${parent.name()} ${name}` : name);
  return verb;
}
