import { Client } from 'pg';
import type { SeededAccounts } from '../demo/announce';
import { type Child, runVerb, startApp, startPostgres, stopChild } from '../demo/child-processes';
import {
  appEnvironment,
  type DemonstrationPorts,
  readPorts,
} from '../demo/demonstration-environment';
import { waitUntilReady } from '../demo/wait-until-ready';

/** A web process of the portal. */
export type WebApp = 'intake' | 'back-office';

/** Connections that a process of the portal may hold, and bare `pg` beside it. */
export const POOL_SIZE = 10;

const DATABASE = 'portal';

/**
 * An installation of its own: PostgreSQL as in production (it waits for the disk at every commit),
 * migrations, and the accounts and dossiers of the demonstration.
 */
export class Office {
  private readonly running = new Map<WebApp, Child>();

  private constructor(
    private readonly postgres: Child,
    private readonly env: Record<string, string>,
    private readonly ports: DemonstrationPorts,
    readonly accounts: SeededAccounts,
  ) {}

  static async open(): Promise<Office> {
    const ports = readPorts(process.env);
    const { child, url } = await startPostgres(ports.POSTGRES_PORT);
    const client = new Client({ connectionString: `${url}/postgres` });
    await client.connect();
    await client.query(`CREATE DATABASE ${DATABASE}`);
    await client.end();
    const env = {
      ...appEnvironment(ports, `${url}/${DATABASE}`, process.env),
      DATABASE_POOL: String(POOL_SIZE),
    };
    await runVerb(['migrate'], env);
    const accounts = JSON.parse(await runVerb(['seed', '--json'], env)) as SeededAccounts;
    return new Office(child, env, ports, accounts);
  }

  get databaseUrl(): string {
    return this.env['DATABASE_URL']!;
  }

  /** What a program needs to work on this installation. */
  get environment(): Readonly<Record<string, string>> {
    return this.env;
  }

  /** Where an app answers. */
  address(app: WebApp): string {
    const port = app === 'intake' ? this.ports.INTAKE_PORT : this.ports.BACK_OFFICE_PORT;
    return `http://localhost:${port}`;
  }

  /** Starts the compiled app, with more in its environment; ends one that runs. */
  async start(app: WebApp, more: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.stop(app);
    const child = startApp(app, { ...this.env, ...more });
    this.running.set(app, child);
    await waitUntilReady(child, `${this.address(app)}/health/ready`);
  }

  async stop(app: WebApp): Promise<void> {
    const child = this.running.get(app);
    this.running.delete(app);
    if (child) await stopChild(child);
  }

  /** Runs statements on a connection of their own. */
  async onDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    for (const app of this.running.keys()) await this.stop(app);
    await stopChild(this.postgres);
  }
}
