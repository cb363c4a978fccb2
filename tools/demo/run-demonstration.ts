import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { announce, type SeededAccounts } from './announce';
import { type Child, runVerb, startApp, startPostgres, stopChild } from './child-processes';
import {
  appEnvironment,
  DATA_DIR,
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

async function ensureDatabase(serverUrl: string): Promise<string> {
  const client = new Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return `${serverUrl}/${DATABASE}`;
}

class Demonstration {
  private readonly stops: Stop[] = [];
  private readonly step = (text: string): void => {
    const seconds = ((performance.now() - this.options.began) / 1000).toFixed(1).padStart(5);
    console.log(`${seconds} s  ${text}`);
  };

  constructor(
    private readonly options: DemonstrationOptions,
    private readonly ports: DemonstrationPorts,
  ) {}

  async start(): Promise<Child[]> {
    if (this.options.fresh) {
      this.step('Xóa dữ liệu trình diễn cũ');
      rmSync(DATA_DIR, { recursive: true, force: true });
    }
    mkdirSync(DATA_DIR, { recursive: true });
    this.step('Khởi động PostgreSQL');
    const postgres = await startPostgres(this.ports.POSTGRES_PORT);
    this.stops.push(() => stopChild(postgres.child));
    const databaseUrl = await ensureDatabase(postgres.url);
    const env = appEnvironment(this.ports, databaseUrl, process.env);
    writeFileSync(SETTINGS_FILE, JSON.stringify(env, null, 2));
    this.stops.push(() => Promise.resolve(rmSync(SETTINGS_FILE, { force: true })));
    this.step('Cập nhật cấu trúc dữ liệu');
    await runVerb(['migrate'], env);
    this.step('Nạp dữ liệu trình diễn');
    const seeded = JSON.parse(await runVerb(['seed', '--json'], env)) as SeededAccounts;
    this.step('Mở hộp thư');
    const mailbox = await startMailbox({
      smtpPort: this.ports.SMTP_PORT,
      httpPort: this.ports.MAILBOX_PORT,
      directory: join(DATA_DIR, 'mail'),
    });
    this.stops.push(() => mailbox.close());
    const children = await this.startApps(env);
    announce(env, this.ports, seeded);
    return children;
  }

  private async startApps(env: Record<string, string>): Promise<Child[]> {
    const apps: [name: string, port: number, title: string][] = [
      ['intake', this.ports.INTAKE_PORT, 'cổng nộp hồ sơ'],
      ['back-office', this.ports.BACK_OFFICE_PORT, 'trang làm việc của cơ quan'],
      ['worker', this.ports.WORKER_PORT, 'bộ gửi thông báo'],
    ];
    this.step(`Khởi động ${apps.map(([, , title]) => title).join(', ')}`);
    const children = apps.map(([name]) => startApp(name, env));
    for (const child of children) this.stops.push(() => stopChild(child));
    await Promise.all(
      children.map((child, index) =>
        waitUntilReady(child, `http://127.0.0.1:${apps[index]![1]}/health/ready`),
      ),
    );
    this.step('Sẵn sàng');
    return children;
  }

  /** Stops everything in the reverse order of starting. */
  async stop(): Promise<void> {
    for (const stop of this.stops.toReversed()) await stop();
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
      await started.catch(() => undefined);
    } else {
      const failed = children.map((child) => child.ended.then(() => child.name));
      const end = await Promise.race([asked, ...failed]);
      if (end !== 'asked') {
        throw new StartRefused(`${end} đã dừng bất ngờ; xem .data/logs/${end}.log`);
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
  if (!process.exitCode) console.log('Đã dừng. Dữ liệu được giữ trong .data/.');
}
