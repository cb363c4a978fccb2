import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { announce, type SeededAccounts } from './announce';
import { type Child, runVerb, startApp, startPostgres, stopChild } from './child-processes';
import {
  appEnvironment,
  DATA_DIR,
  DATA_DIR_NAME,
  type DemonstrationPorts,
  readPorts,
  StartRefused,
} from './demonstration-environment';
import { assertPortsFree } from './free-ports';
import { startMailbox } from './mailbox';
import { waitUntilReady } from './wait-until-ready';

/** How `npm start` was called. */
export interface DemonstrationOptions {
  /** Begin anew. */
  readonly fresh: boolean;
  /** `performance.now()` at the start of the program. */
  readonly began: number;
}

/** What must be stopped at the end, the last started first. */
type Stop = () => Promise<unknown>;

const SETTINGS_FILE = join(DATA_DIR, 'demonstration.json');
const DATABASE = 'portal';

/** The processes of the portal. */
const APPS = [
  { name: 'intake', port: 'INTAKE_PORT', title: 'cổng nộp hồ sơ' },
  { name: 'back-office', port: 'BACK_OFFICE_PORT', title: 'trang làm việc của cơ quan' },
  { name: 'worker', port: 'WORKER_PORT', title: 'bộ gửi thông báo' },
] as const;

/** What differs from start to start. */
interface Database {
  readonly url: string;
  /** Makes it the demonstration's database once it is whole. */
  readonly adopt: () => Promise<void>;
}

async function onServer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new database gets its name when it is filled: a start that is cut off leaves no half of one. */
function openDatabase(serverUrl: string): Promise<Database> {
  return onServer(serverUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 1) {
      return { url: `${serverUrl}/${DATABASE}`, adopt: () => Promise.resolve() };
    }
    const unfinished = `${DATABASE}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    const rename = `ALTER DATABASE ${unfinished} RENAME TO ${DATABASE}`;
    return {
      url: `${serverUrl}/${unfinished}`,
      adopt: () => onServer(serverUrl, async (later) => void (await later.query(rename))),
    };
  });
}

/** Everything but PostgreSQL's folder, which its own process empties when nobody uses it. */
function removeOldData(): void {
  for (const old of ['files', 'mail', ...APPS.map(({ name }) => `logs/${name}.log`)]) {
    rmSync(join(DATA_DIR, old), { recursive: true, force: true });
  }
}

class Demonstration {
  private readonly stops: Stop[] = [];
  private abandoned = false;

  constructor(
    private readonly options: DemonstrationOptions,
    private readonly ports: DemonstrationPorts,
  ) {}

  async start(): Promise<Child[]> {
    mkdirSync(DATA_DIR, { recursive: true });
    if (this.options.fresh) this.step('Xóa dữ liệu trình diễn cũ');
    this.step('Khởi động PostgreSQL');
    const life = this.options.fresh ? 'anew' : 'keep';
    const postgres = await startPostgres(this.ports.POSTGRES_PORT, life);
    this.stops.push(() => stopChild(postgres.child));
    if (this.options.fresh) removeOldData();
    const env = appEnvironment(this.ports, `${postgres.url}/${DATABASE}`, process.env);
    const seeded = await this.fill(postgres.url, env);
    writeFileSync(SETTINGS_FILE, JSON.stringify(env, null, 2));
    this.stops.push(() => Promise.resolve(rmSync(SETTINGS_FILE, { force: true })));
    this.step('Mở hộp thư');
    const mailbox = await startMailbox({
      smtpPort: this.ports.SMTP_PORT,
      httpPort: this.ports.MAILBOX_PORT,
      directory: join(DATA_DIR, 'mail'),
    });
    this.stops.push(() => mailbox.close());
    const children = await this.startApps(env);
    announce(env, this.ports, seeded);
    return [...children, postgres.child];
  }

  /** Lets a start that is under way end after its current step. */
  abandon(): void {
    this.abandoned = true;
  }

  /** Stops everything in the reverse order of starting. */
  async stop(): Promise<void> {
    for (const stop of this.stops.toReversed()) await stop();
  }

  private step(text: string): void {
    if (this.abandoned) throw new StartRefused('');
    const seconds = ((performance.now() - this.options.began) / 1000).toFixed(1).padStart(5);
    console.log(`${seconds} s  ${text}`);
  }

  private async fill(serverUrl: string, env: Record<string, string>): Promise<SeededAccounts> {
    const database = await openDatabase(serverUrl);
    const verbEnv = { ...env, DATABASE_URL: database.url };
    this.step('Cập nhật cấu trúc dữ liệu');
    await runVerb(['migrate'], verbEnv);
    this.step('Nạp dữ liệu trình diễn');
    const seeded = JSON.parse(await runVerb(['seed', '--json'], verbEnv)) as SeededAccounts;
    await database.adopt();
    return seeded;
  }

  private async startApps(env: Record<string, string>): Promise<Child[]> {
    this.step(`Khởi động ${APPS.map(({ title }) => title).join(', ')}`);
    const children = APPS.map(({ name }) => startApp(name, env));
    for (const child of children) this.stops.push(() => stopChild(child));
    await Promise.all(
      children.map((child, index) =>
        waitUntilReady(child, `http://127.0.0.1:${this.ports[APPS[index]!.port]}/health/ready`),
      ),
    );
    this.step('Sẵn sàng');
    return children;
  }
}

/** Runs the demonstration until Ctrl-C, or until one of its processes ends by itself. */
export async function runDemonstration(options: DemonstrationOptions): Promise<void> {
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve('asked'));
    }
  });
  let demonstration: Demonstration | undefined;
  try {
    const ports = readPorts(process.env);
    await assertPortsFree(ports);
    demonstration = new Demonstration(options, ports);
    const started = demonstration.start();
    const children = await Promise.race([started, asked]);
    if (children === 'asked') {
      demonstration.abandon();
      await started.catch(() => undefined);
    } else {
      const failed = children.map((child) => child.ended.then(() => child.name));
      const end = await Promise.race([asked, ...failed]);
      if (end !== 'asked') {
        throw new StartRefused(`${end} đã dừng bất ngờ; xem ${DATA_DIR_NAME}/logs/${end}.log`);
      }
    }
    console.log('\nĐang dừng …');
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  } finally {
    await demonstration?.stop();
  }
  if (!process.exitCode) console.log(`Đã dừng. Dữ liệu được giữ trong ${DATA_DIR_NAME}/.`);
}
