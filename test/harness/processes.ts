import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { Client } from 'pg';
import { createEmptyDatabase, type EmptyDatabase } from './test-database';
import { until } from './until';

/** How a program ended, and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

const alive = new Set<Program>();

/** A program as an operator starts it: a process of its own, with its words kept. */
export class Program {
  stdout = '';
  stderr = '';
  /** When it has ended and its last words were read. */
  readonly ended: Promise<Ended>;
  readonly child: ChildProcessWithoutNullStreams;

  constructor(args: readonly string[], env: Environment) {
    this.child = spawn(process.execPath, args, { cwd: ROOT_DIR, env: { ...base(), ...env } });
    this.child.stdout.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.child.stdin.on('error', () => undefined);
    alive.add(this);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        alive.delete(this);
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Everything it said. */
  get output(): string {
    return this.stdout + this.stderr;
  }

  /** The lines of its log, in order. */
  get log(): Record<string, unknown>[] {
    const lines = this.stdout.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Sends the signal and waits for the end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Waits until the address answers 200; fails at once when the program ends before. */
  async ready(url: string, milliseconds = 30_000): Promise<void> {
    await until(async () => {
      if (this.hasEnded) throw new Error(`it ended before it was ready:\n${this.output}`);
      return (await statusOf(url)) === 200;
    }, milliseconds);
  }
}

/** What every program gets of this process's environment: nothing that could configure it. */
const base = (): Environment => ({ PATH: process.env['PATH'] ?? '', HOME: tmpdir() });

/** Status of a GET; undefined when nobody answers. */
export async function statusOf(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** Kills whatever a test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...alive].map((program) => program.stop('SIGKILL')));
}
process.once('exit', () => {
  for (const { child } of alive) child.kill('SIGKILL');
});

/** Compiles what has changed, so that tests of processes never run old code. */
export function buildPrograms(): void {
  const script = "import('./tools/build/build-if-stale.mjs').then((m) => m.buildIfStale(() => {}))";
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: ROOT_DIR,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`not built:\n${stderr}`);
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Ports that nobody uses, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(probes.map(listen));
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

/** Takes a port that is none of `others` until `close`. */
export async function takePort(
  others: readonly string[] = [],
): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  const port = await listen(server);
  const close = (): void => void server.close();
  if (!others.includes(String(port))) return { port, close };
  // It is held until another is found, so that it is not found again.
  const another = await takePort(others);
  close();
  return another;
}

/** A folder that PostgreSQL's own user may enter, too. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portal-process-'));
  chmodSync(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

/** A complete configuration for production; `more` changes it. */
export const productionEnvironment = (databaseUrl: string, more: Environment = {}) => ({
  DATABASE_URL: databaseUrl,
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Vinh Danh <khong-tra-loi@test.example>',
  SESSION_SECRET: 'a-long-enough-secret-0123456789-xyz',
  ...more,
});

export type AppName = 'intake' | 'back-office' | 'worker';

/** Starts an app without waiting for it. */
export const startApp = (app: AppName, env: Environment): Program =>
  new Program([join(ROOT_DIR, `dist/apps/${app}/src/main.js`)], env);

/** Runs an operator's verb to its end. */
export const runPortal = (verb: readonly string[], env: Environment): Promise<Ended> =>
  new Program([join(ROOT_DIR, 'dist/apps/cli/src/main.js'), ...verb], env).ended;

/** Password of every account of a seeded database. */
export const SEEDED_PASSWORD = 'vinh danh trinh dien';

/** Migrates and seeds as an operator does. */
export async function seedDatabase(databaseUrl: string, filesFolder: string): Promise<void> {
  const env = productionEnvironment(databaseUrl, { DEMONSTRATION: '1', FILES_URL: filesFolder });
  for (const verb of ['migrate', 'seed']) {
    const { code, stderr } = await runPortal([verb], env);
    if (code !== 0) throw new Error(`${verb} ended with ${code}:\n${stderr}`);
  }
}

/** One seeded database, and as many copies of it as wanted. */
export class SeededDatabases {
  private readonly made: EmptyDatabase[] = [];
  readonly filesFolder = openFolder();

  private constructor(readonly original: EmptyDatabase) {}

  static async make(): Promise<SeededDatabases> {
    const seeded = new SeededDatabases(await createEmptyDatabase());
    await seedDatabase(seeded.original.url, seeded.filesFolder);
    return seeded;
  }

  /** URL of a new copy. */
  async copy(): Promise<string> {
    const template = new URL(this.original.url).pathname.slice(1);
    const copy = await createEmptyDatabase(template);
    this.made.push(copy);
    return copy.url;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.made.map((database) => database.dispose()));
    await this.original.dispose();
    removeFolder(this.filesFolder);
  }
}

/** Runs statements on a connection of their own. */
export async function query<Row>(
  url: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of the test's own that can go away and come back. */
export class OwnPostgres {
  private server: Program | undefined;

  constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  get url(): string {
    return `postgres://postgres:postgres@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const program = join(ROOT_DIR, 'tools/postgres/server.mjs');
    const server = new Program([program, this.folder, String(this.port), 'keep'], {});
    this.server = server;
    await until(() => {
      if (server.hasEnded) throw new Error(`PostgreSQL did not start:\n${server.output}`);
      return server.stdout.includes('postgres://');
    }, 60_000);
  }

  /** Stops in order: every connection is told. */
  async stop(): Promise<void> {
    this.server?.child.stdin.end();
    await this.server?.ended;
  }

  /** Dies without a word; the process that looks after it ends and says so. */
  async crash(): Promise<Ended | undefined> {
    const [pid] = readFileSync(join(this.folder, 'data/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    return this.server?.ended;
  }
}

/** Command lines of the processes whose command line or environment names the text. */
export function processesNaming(text: string): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const settings = readFileSync(`/proc/${pid}/environ`, 'utf8');
      if (words !== '' && `${words}${settings}`.includes(text)) found.push(`${pid}: ${words}`);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** Kills the processes that `processesNaming` found; one that has ended meanwhile is as good as killed. */
export function killAll(lines: readonly string[]): void {
  for (const line of lines) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
