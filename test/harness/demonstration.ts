import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemonstrationMailbox } from './demonstration-mailbox';

const ROOT = join(__dirname, '../..');
const PORTS = [
  'INTAKE_PORT',
  'BACK_OFFICE_PORT',
  'MAILBOX_PORT',
  'WORKER_PORT',
  'SMTP_PORT',
  'POSTGRES_PORT',
] as const;

/** What `npm start` prints last: from then on everything answers. */
const ANNOUNCED = 'Ctrl-C';
/** Milliseconds; the first start on a slow machine also compiles. */
const START_LIMIT = 120_000;
const STOP_LIMIT = 30_000;
/** Level of pino's `error`. */
const LOGGED_ERROR = 50;

const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** All ports are held at the same time, so that no two are the same. */
async function freePorts(): Promise<Record<(typeof PORTS)[number], string>> {
  const held = await Promise.all(
    PORTS.map(async (name) => {
      const server = createServer();
      await listening(server);
      return { name, server, port: (server.address() as { port: number }).port };
    }),
  );
  await Promise.all(held.map(({ server }) => closed(server)));
  const entries = held.map(({ name, port }) => [name, String(port)] as const);
  return Object.fromEntries(entries) as Record<(typeof PORTS)[number], string>;
}

interface LinuxProcess {
  readonly pid: number;
  readonly parent: number;
  /** The same process and not a later one with its number. */
  readonly identity: string;
  readonly name: string;
}

function readProcess(pid: string): LinuxProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; its parent has not asked yet.
    if (fields[0] === 'Z') return null;
    const identity = `${pid} started at ${fields[19]}`;
    const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid: Number(pid), parent: Number(fields[1]), identity, name };
  } catch {
    return null;
  }
}

const runningProcesses = (): LinuxProcess[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((found) => found !== null);

/** A process with everything below it. */
function familyOf(pid: number): LinuxProcess[] {
  const all = runningProcesses();
  const known = new Set([pid]);
  for (let before = 0; before !== known.size;) {
    before = known.size;
    for (const one of all) if (known.has(one.parent)) known.add(one.pid);
  }
  return all.filter((one) => known.has(one.pid));
}

/** How a demonstration ended. */
export interface DemonstrationEnd {
  readonly exitCode: number | null;
  /** Processes of it that still run; there should be none. */
  readonly left: readonly string[];
  /** Lines of level error and above that its apps logged; there should be none. */
  readonly errors: readonly string[];
}

/** The real `npm start` on ports and in a folder of its own. */
export class Demonstration {
  readonly intake: string;
  readonly backOffice: string;
  readonly mailbox: DemonstrationMailbox;
  private end: Promise<DemonstrationEnd> | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly ended: Promise<number | null>,
    ports: Record<(typeof PORTS)[number], string>,
  ) {
    this.intake = `http://localhost:${ports.INTAKE_PORT}`;
    this.backOffice = `http://localhost:${ports.BACK_OFFICE_PORT}`;
    this.mailbox = new DemonstrationMailbox(`http://localhost:${ports.MAILBOX_PORT}`);
  }

  /** Starts it and waits for its announcement. @throws Error with what it printed */
  static async start(): Promise<Demonstration> {
    const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
    const ports = await freePorts();
    const env = { ...process.env, ...ports, DATA_DIR: folder };
    const child = spawn(process.execPath, [join(ROOT, 'tools/demo/start.mjs')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => resolve(code));
    });
    const demonstration = new Demonstration(child, folder, ended, ports);
    await demonstration.announced();
    return demonstration;
  }

  private async announced(): Promise<void> {
    const printed: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    const ready = new Promise<boolean>((resolve) => {
      const read = (chunk: Buffer): void => {
        printed.push(String(chunk));
        if (printed.join('').includes(ANNOUNCED)) resolve(true);
      };
      this.child.stdout?.on('data', read);
      this.child.stderr?.on('data', read);
      timer = setTimeout(() => resolve(false), START_LIMIT);
    });
    const isReady = await Promise.race([ready, this.ended.then(() => false)]);
    clearTimeout(timer);
    if (isReady) return;
    await this.stop();
    throw new Error(`the demonstration did not start:\n${printed.join('')}`);
  }

  /** Ends it as Ctrl-C does, and removes its folder; asked again, it tells the same end. */
  stop(): Promise<DemonstrationEnd> {
    this.end ??= this.interrupt();
    return this.end;
  }

  private async interrupt(): Promise<DemonstrationEnd> {
    const family = this.child.pid === undefined ? [] : familyOf(this.child.pid);
    this.child.kill('SIGINT');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT);
    const exitCode = await this.ended;
    clearTimeout(timer);
    const alive = new Set(runningProcesses().map(({ identity }) => identity));
    const left = family.filter(({ identity }) => alive.has(identity)).map(({ name }) => name);
    const errors = this.loggedErrors();
    rmSync(this.folder, { recursive: true, force: true });
    return { exitCode, left, errors };
  }

  private loggedErrors(): string[] {
    const logs = join(this.folder, 'logs');
    let names: string[] = [];
    try {
      names = readdirSync(logs);
    } catch {
      return [];
    }
    return names
      .flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'))
      .filter((line) => Number(/"level":(\d+)/.exec(line)?.[1] ?? 0) >= LOGGED_ERROR);
  }
}
