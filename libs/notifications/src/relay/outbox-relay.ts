import type { Clock } from '@portal/kernel';
import type { JobQueue } from '@portal/jobs';
import { isDatabaseAway, type Logger } from '@portal/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { Wakeable } from './wakeable';

/** What the relay needs. */
export interface OutboxRelayParts {
  readonly dataSource: DataSource;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Milliseconds. */
export interface RelayTiming {
  /** Between two looks when nobody wakes it: the net under NOTIFY. */
  readonly poll: number;
  /** Between two recovery sweeps. */
  readonly sweep: number;
  /** A notice that nobody touched for so long gets a job again. */
  readonly stale: number;
}

/** Times of a real installation. */
export const usualRelayTiming: RelayTiming = { poll: 5_000, sweep: 60_000, stale: 600_000 };

const BATCH = 100;

const CLAIM = `
  SELECT id FROM outbox
   WHERE relayed_at IS NULL AND release_at <= $1
   ORDER BY release_at
   LIMIT ${BATCH}
     FOR UPDATE SKIP LOCKED`;

const MARK = 'UPDATE outbox SET relayed_at = $1 WHERE id = ANY($2)';

// Touching first and enqueueing before the commit means: at most one new job per notice and period.
const CLAIM_STALE = `
  UPDATE notice SET touched_at = $1
   WHERE id IN (SELECT id FROM notice
                 WHERE state IN ('queued', 'sending') AND touched_at <= $2
                 ORDER BY touched_at
                 LIMIT ${BATCH}
                   FOR UPDATE SKIP LOCKED)
  RETURNING id`;

/**
 * Sees to it that every released notice has a job: claims outbox rows, makes sure of their jobs, then
 * marks them. Dying in between repeats the enqueueing, which is harmless because the job's id is the
 * row's. Any number of relays work side by side.
 */
export class OutboxRelay {
  private readonly relaying: Wakeable;
  private readonly sweeping: Wakeable;

  constructor(
    private readonly parts: OutboxRelayParts,
    private readonly timing: RelayTiming = usualRelayTiming,
  ) {
    this.relaying = new Wakeable(timing.poll, () => this.guarded(() => this.relayAll()));
    this.sweeping = new Wakeable(timing.sweep, () => this.guarded(() => this.sweepAll()));
  }

  start(): void {
    this.relaying.start();
    this.sweeping.start();
  }

  /** Looks now. */
  wake(): void {
    this.relaying.wake();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    await Promise.all([this.relaying.stop(), this.sweeping.stop()]);
  }

  /** Relays what is released, in batches; returns how many rows. */
  async relayAll(): Promise<number> {
    return this.batches((tx, at) => this.relayBatch(tx, at));
  }

  /** Gives notices whose job was lost, with its queue's data for instance, a job again. */
  async sweepAll(): Promise<number> {
    const swept = await this.batches((tx, at) => this.sweepBatch(tx, at));
    if (swept > 0)
      this.parts.logger.warn({ notices: swept }, 'notices without progress re-enqueued');
    return swept;
  }

  private async relayBatch(tx: EntityManager, at: Date): Promise<number> {
    const rows = await tx.query<{ id: string }[]>(CLAIM, [at]);
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return 0;
    await this.enqueue(ids);
    await tx.query(MARK, [at, ids]);
    return ids.length;
  }

  private async sweepBatch(tx: EntityManager, at: Date): Promise<number> {
    const before = new Date(at.getTime() - this.timing.stale);
    const [rows] = await tx.query<[{ id: string }[], number]>(CLAIM_STALE, [at, before]);
    await this.enqueue(rows.map((row) => row.id));
    return rows.length;
  }

  private async enqueue(ids: readonly string[]): Promise<void> {
    const { queue } = this.parts;
    await Promise.all(ids.map((id) => queue.enqueue('send-notice', { noticeId: id }, { id })));
  }

  private async batches(batch: (tx: EntityManager, at: Date) => Promise<number>): Promise<number> {
    let total = 0;
    for (;;) {
      const at = this.parts.clock.now();
      const done = await this.parts.dataSource.transaction((tx) => batch(tx, at));
      total += done;
      if (done < BATCH || this.relaying.stopped) return total;
    }
  }

  private async guarded(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const away = isDatabaseAway(error);
      const reason = error instanceof Error ? error.message : String(error);
      this.parts.logger.warn({ away, reason }, 'the outbox could not be relayed; trying again');
    }
  }
}
