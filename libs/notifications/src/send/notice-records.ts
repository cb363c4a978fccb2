import { newId } from '@portal/kernel';
import { isDatabaseAway } from '@portal/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { DeliveryAttempt, type DeliveryResult } from '../outbox/delivery-attempt.entity';
import { Notice } from '../outbox/notice.entity';
import { OutboxRow } from '../outbox/outbox-row.entity';
import { LIVENESS_CLASS } from '../relay/outbox-listener';

/** What is sent, as it will stand in the notice: a token is masked. */
export interface NoticeContent {
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** How one try ended. */
export interface Outcome {
  readonly result: DeliveryResult;
  readonly smtpCode: number | null;
  readonly reason: string;
}

/** Who claims a notice, and when. */
export interface Claim {
  /** Number of the advisory lock that the process holds while it lives. */
  readonly process: number;
  readonly at: Date;
}

const PATIENCE_MS = 60_000;

/** Reads and writes how far notices have come; each write is a transaction of its own. */
export class NoticeRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** The notice with its outbox row; null when there is none. */
  async find(id: string): Promise<{ notice: Notice; row: OutboxRow } | null> {
    const notice = await this.dataSource.manager.findOneBy(Notice, { id });
    const row = await this.dataSource.manager.findOneBy(OutboxRow, { id });
    return notice && row ? { notice, row } : null;
  }

  /**
   * Claims the notice for sending and keeps what will be sent, before anything is sent.
   * @returns false when it is finished already
   * @throws Error when another living process sends it
   */
  claim(id: string, claim: Claim, content: NoticeContent): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const notice = await tx.findOne(Notice, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!notice || notice.state === 'sent' || notice.state === 'failed') return false;
      if (notice.state === 'sending' && (await this.isElsewhere(tx, notice, claim))) {
        throw new Error('another process is sending it');
      }
      const attempts = notice.attempts + 1;
      await tx.update(Notice, id, {
        ...content,
        ...{ state: 'sending', attempts, claimedBy: claim.process, touchedAt: claim.at },
      });
      return true;
    });
  }

  /** When the notice was first tried; null before that. */
  async firstTriedAt(noticeId: string): Promise<Date | null> {
    const first = await this.dataSource.manager.findOne(DeliveryAttempt, {
      where: { noticeId },
      order: { at: 'ASC' },
      select: { id: true, at: true },
    });
    return first?.at ?? null;
  }

  /** Records how a try ended; waits for a database that is away, because the mail may be out. */
  async finish(id: string, outcome: Outcome, at: Date): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.dataSource.transaction((tx) => this.record(tx, { id, outcome, at }));
      } catch (error) {
        if (!isDatabaseAway(error) || performance.now() > end) throw error;
        await sleep(500);
      }
    }
  }

  private async record(
    tx: EntityManager,
    done: { id: string; outcome: Outcome; at: Date },
  ): Promise<void> {
    const { id, outcome, at } = done;
    const sent = outcome.result === 'accepted';
    const final = outcome.result !== 'deferred';
    await tx.update(Notice, id, {
      state: sent ? 'sent' : final ? 'failed' : 'queued',
      lastError: sent ? null : outcome.reason,
      sentAt: sent ? at : null,
      claimedBy: null,
      touchedAt: at,
    });
    if (final) await tx.update(OutboxRow, id, { secret: null });
    await tx.insert(DeliveryAttempt, { id: newId(at), noticeId: id, at, ...outcome });
  }

  /**
   * A process holds its advisory lock while it lives: whoever can share it, shares it with the dead.
   * Shared, so that several notices of one dead process can be taken over at once.
   */
  private async isElsewhere(tx: EntityManager, notice: Notice, claim: Claim): Promise<boolean> {
    if (notice.claimedBy === null || notice.claimedBy === claim.process) return false;
    const [row] = await tx.query<{ dead: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock_shared($1, $2) AS dead',
      [LIVENESS_CLASS, notice.claimedBy],
    );
    return row?.dead !== true;
  }
}
