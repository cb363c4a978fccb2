import type { Logger } from '@portal/platform';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { OUTBOX_CHANNEL } from '../outbox/outbox-channel';

/** First number of the advisory locks by which processes show that they live. */
export const LIVENESS_CLASS = 1_886_351_214;

const RECONNECT_WAIT_MS = 1_000;

/**
 * One connection of its own: hears that outbox rows were committed, and holds the advisory lock that
 * tells other processes that this one lives. It comes back by itself when PostgreSQL was away.
 */
export class OutboxListener {
  /** This process, for claims; the lock's second number. */
  readonly processNumber = randomInt(1, 2 ** 31 - 1);
  private client: Client | undefined;
  private stopped = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {}

  /** @param onWake called for each wake-up, and after each connect: something may have been missed */
  start(onWake: () => void): void {
    this.running ??= this.keepConnected(onWake);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  /** Called by the framework when the running jobs have ended. */
  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async keepConnected(onWake: () => void): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listen(onWake);
      } catch (error) {
        if (!this.stopped)
          this.logger.warn({ reason: String(error) }, 'outbox listener is cut off');
      }
      if (!this.stopped) await sleep(RECONNECT_WAIT_MS);
    }
  }

  /** Ends when the connection does. */
  private async listen(onWake: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'portal outbox listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    this.client = client;
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    client.on('error', (error) => {
      this.logger.warn({ reason: error.message }, 'outbox listener lost its connection');
    });
    client.on('notification', onWake);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock($1, $2)', [LIVENESS_CLASS, this.processNumber]);
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      onWake();
      await ended;
    } finally {
      client.removeAllListeners('notification');
      await client.end().catch(() => undefined);
    }
  }
}
