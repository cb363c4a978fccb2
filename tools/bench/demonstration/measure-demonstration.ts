import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { Client } from 'pg';
import { DATA_DIR, readPorts } from '../../demo/demonstration-environment';
import { Visitor } from '../visitor';
import { type FamilyMemory, memoryOf } from './memory';

/** What `npm start` costs. */
export interface DemonstrationReport {
  /** Seconds until everything answers: nothing compiled, no data. */
  readonly firstStart: number;
  /** Seconds until everything answers: as it was left. */
  readonly secondStart: number;
  readonly idle: FamilyMemory;
  /** After some hundred pages and some papers. */
  readonly used: FamilyMemory;
}

/** What a fresh clone has and a used folder may have beyond it. */
const NOT_IN_A_CLONE = new Set(['dist', 'node_modules', '.git', '.data', 'coverage']);

/** The sources as they are, nothing compiled, packages installed. */
function freshCopy(): string {
  const copy = join(dirname(DATA_DIR), 'clone');
  mkdirSync(copy);
  for (const name of readdirSync(ROOT_DIR)) {
    if (NOT_IN_A_CLONE.has(name)) continue;
    cpSync(join(ROOT_DIR, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  symlinkSync(join(ROOT_DIR, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Running {
  readonly child: ChildProcess;
  readonly seconds: number;
  readonly password: string;
}

const READY = 'Sẵn sàng';
const PASSWORD = /mật khẩu chung: ([^)]+)\)/;

/** Runs `npm start` until it says that it is ready and who may sign in. */
function start(folder: string): Promise<Running> {
  const began = performance.now();
  const env = { ...process.env, DATA_DIR: join(dirname(DATA_DIR), 'demonstration') };
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = (): void => void process.kill(-child.pid!, 'SIGINT');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  return new Promise((resolve, reject) => {
    let output = '';
    let seconds = 0;
    child.once('exit', () => reject(new Error(`npm start ended:\n${output}`)));
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (seconds === 0 && output.includes(READY)) seconds = (performance.now() - began) / 1_000;
      const password = PASSWORD.exec(output)?.[1];
      if (password) resolve({ child, seconds, password });
    });
  });
}

/** As Ctrl-C in a terminal. */
async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  process.kill(-child.pid!, 'SIGINT');
  await ended;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function acceptedDossier(): Promise<{ id: string; email: string }> {
  const { POSTGRES_PORT } = readPorts(process.env);
  const client = new Client({
    connectionString: `postgres://postgres:postgres@127.0.0.1:${POSTGRES_PORT}/portal`,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; email: string }>(
      `SELECT d.id, a.email FROM dossier d JOIN account a ON a.id = d.created_by_account_id
       WHERE d.accepted_at IS NOT NULL ORDER BY d.accepted_at LIMIT 1`,
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}

/** Looks around as a presenting unit and as the desk. */
async function use({ password }: Running): Promise<void> {
  const { INTAKE_PORT, BACK_OFFICE_PORT } = readPorts(process.env);
  const { id, email } = await acceptedDossier();
  const unit = new Visitor(`http://localhost:${INTAKE_PORT}`);
  const desk = new Visitor(`http://localhost:${BACK_OFFICE_PORT}`);
  await unit.signIn('/tai-khoan/dang-nhap', { email, password });
  await desk.signIn('/dang-nhap', { email: 'motcua@vinhdanh.example', password });
  for (let round = 0; round < 100; round += 1) {
    for (const path of ['/', '/thu-tuc', '/ho-so', `/ho-so/${id}`]) await unit.get(path);
    for (const path of ['/', '/?xem=tat-ca', `/ho-so/${id}`]) await desk.get(path);
  }
  for (let round = 0; round < 10; round += 1) await unit.get(`/ho-so/${id}/giay-tiep-nhan.pdf`);
  unit.close();
  desk.close();
}

/** Starts a fresh copy twice with `npm start`, as a newcomer would, uses it and stops it. */
export async function measureDemonstration(): Promise<DemonstrationReport> {
  const folder = freshCopy();
  const first = await start(folder);
  await stop(first);
  const second = await start(folder);
  try {
    await pause(3_000);
    const idle = memoryOf(second.child.pid!);
    await use(second);
    const used = memoryOf(second.child.pid!);
    return { firstStart: first.seconds, secondStart: second.seconds, idle, used };
  } finally {
    await stop(second);
  }
}
