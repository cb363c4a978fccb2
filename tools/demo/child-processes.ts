import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { DATA_DIR, StartRefused } from './demonstration-environment';

/** A process of the portal that the demonstration started. */
export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  readonly ended: Promise<number>;
}

const LOGS = join(DATA_DIR, 'logs');
const FOLLOW = join(ROOT_DIR, 'tools/demo/follow-parent.cjs');
/** Data of the demonstration may be of an older version than the program. */
const START_ANEW =
  'Nếu chỉ xem thử: npm start -- --fresh bắt đầu lại với dữ liệu mới (bỏ dữ liệu cũ).';
/** Memory in MB for what is new: the demonstration shares a machine with whatever else runs there. */
const FRUGAL = '--max-semi-space-size=4';

const endOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    // `close` and not `exit`: by then its last words have been read.
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });

function openLog(name: string): WriteStream {
  mkdirSync(LOGS, { recursive: true });
  return createWriteStream(join(LOGS, `${name}.log`), { flags: 'a' });
}

/** Starts an app; its log goes to `.data/logs/<name>.log`, and it ends when this process does. */
export function startApp(name: string, env: Record<string, string>): Child {
  const log = openLog(name);
  const main = join(ROOT_DIR, `dist/apps/${name}/src/main.js`);
  const child = spawn(process.execPath, [FRUGAL, '--require', FOLLOW, main], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C shall reach this process alone, which then stops the others in order.
    detached: true,
  });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return { name, process: child, ended: endOf(child) };
}

/** The reason that a verb gave, as people read it: `--json` puts it on one line. */
function reasonIn(words: string): string {
  try {
    const { reason } = JSON.parse(words) as { reason?: unknown };
    return typeof reason === 'string' ? reason : words;
  } catch {
    return words;
  }
}

/**
 * Runs an operator's verb to its end.
 * @returns its standard output
 * @throws StartRefused with what it printed
 */
export async function runVerb(verb: string[], env: Record<string, string>): Promise<string> {
  const main = join(ROOT_DIR, 'dist/apps/cli/src/main.js');
  const child = spawn(process.execPath, ['--require', FOLLOW, main, ...verb], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const output: string[] = [];
  const complaints: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
  const code = await endOf(child);
  if (code === 0) return output.join('').trim();
  const words = [...output, ...complaints].join('').trim();
  throw new StartRefused(
    `portal ${verb.join(' ')} không làm được:\n${reasonIn(words)}\n\n${START_ANEW}`,
  );
}

/**
 * Starts PostgreSQL in a process of its own.
 * @param life `anew` begins without data
 */
export async function startPostgres(
  port: number,
  life: 'keep' | 'anew' = 'keep',
): Promise<{ child: Child; url: string }> {
  const program = join(ROOT_DIR, 'tools/postgres/server.mjs');
  const child = spawn(process.execPath, [program, join(DATA_DIR, 'postgres'), String(port), life], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const words: string[] = [];
  child.stderr.on('data', (chunk) => words.push(String(chunk)));
  child.stderr.pipe(openLog('postgres'));
  const ended = endOf(child);
  const url = await Promise.race([
    new Promise<string>((resolve) => {
      child.stdout.once('data', (line) => resolve(String(line).trim()));
    }),
    ended.then((): never => {
      throw new StartRefused(words.join('').trim());
    }),
  ]);
  return { child: { name: 'postgres', process: child, ended }, url };
}

/** Asks a process to end: its standard input ends and it gets SIGTERM; kills it after a while. */
export async function stopChild({ process: child, ended }: Child): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}
