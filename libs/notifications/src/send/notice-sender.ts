import type { Clock } from '@portal/kernel';
import { PermanentJobError } from '@portal/jobs';
import type { Logger } from '@portal/platform';
import { noticeKinds } from '../kinds/notice-kinds';
import { type Mailer, MailError, type OutgoingMail } from '../mailer/mailer';
import type { Notice } from '../outbox/notice.entity';
import type { OutboxRow } from '../outbox/outbox-row.entity';
import type { NoticeRenderer } from '../render/notice-renderer';
import { messageIdOf, threadOf } from './mail-identity';
import type { NoticeContent, NoticeRecords, Outcome } from './notice-records';
import type { NoticeRequest, NoticeSource } from './notice-source';

/** What sending needs. */
export interface NoticeSenderParts {
  readonly records: NoticeRecords;
  readonly source: NoticeSource;
  readonly renderer: NoticeRenderer;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Domain of Message-IDs. */
  readonly domain: string;
  /** This process, for claims. */
  readonly processNumber: number;
}

/** A notice that could not be handed over for so long is given up (RFC 5321 §4.5.4.1: 4–5 days). */
const GIVE_UP_AFTER_MS = 5 * 24 * 60 * 60 * 1_000;

const MASK = '…';

interface Prepared {
  readonly mail: OutgoingMail;
  readonly stored: NoticeContent;
}

/** Sends one notice: load, render, send, and record before and after. */
export class NoticeSender {
  private readonly inFlight = new Set<string>();

  constructor(private readonly parts: NoticeSenderParts) {}

  /**
   * Idempotent: a notice that is sent or failed is left alone.
   * @throws PermanentJobError when it failed for good, Error when it is to be tried again
   */
  async send(id: string): Promise<void> {
    if (this.inFlight.has(id)) throw new Error('this process is sending it');
    this.inFlight.add(id);
    try {
      await this.sendOnce(id);
    } finally {
      this.inFlight.delete(id);
    }
  }

  private async sendOnce(id: string): Promise<void> {
    const found = await this.parts.records.find(id);
    if (!found) throw new PermanentJobError('there is no such notice');
    if (found.notice.state === 'sent' || found.notice.state === 'failed') return;
    const prepared = await this.prepare(found);
    if (!prepared) {
      return this.end(found, { result: 'refused', smtpCode: null, reason: 'nobody to tell' });
    }
    const claim = { process: this.parts.processNumber, at: this.parts.clock.now() };
    if (!(await this.parts.records.claim(id, claim, prepared.stored))) return;
    await this.end(found, await this.hand(prepared.mail));
  }

  private async hand(mail: OutgoingMail): Promise<Outcome> {
    try {
      const { smtpCode, response } = await this.parts.mailer.send(mail);
      return { result: 'accepted', smtpCode, reason: response };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const result = error.permanent ? 'refused' : 'deferred';
      return { result, smtpCode: error.smtpCode, reason: error.reason };
    }
  }

  private async end(found: { notice: Notice; row: OutboxRow }, first: Outcome): Promise<void> {
    const { id, kind } = found.notice;
    const { clock, records, logger } = this.parts;
    const at = clock.now();
    const giveUp = first.result === 'deferred' && (await this.isTooOld(id, at));
    const outcome: Outcome = giveUp ? { ...first, result: 'refused' } : first;
    await records.finish(id, outcome, at);
    logger.info({ notice: id, kind, ...outcome }, 'notice');
    if (outcome.result === 'refused') throw new PermanentJobError(outcome.reason);
    if (outcome.result === 'deferred') throw new Error(outcome.reason);
  }

  /** Counted from the first try: a worker that was down for a week has not tried at all. */
  private async isTooOld(id: string, at: Date): Promise<boolean> {
    const since = (await this.parts.records.firstTriedAt(id)) ?? at;
    return at.getTime() - since.getTime() > GIVE_UP_AFTER_MS;
  }

  /** Null when there is nobody to tell any more. */
  private async prepare(found: { notice: Notice; row: OutboxRow }): Promise<Prepared | null> {
    const { notice, row } = found;
    const { renderer, domain, source } = this.parts;
    const loaded = await source.load(requestOf(row));
    if (!loaded) return null;
    const { mandatory, secret } = noticeKinds[row.kind];
    const earlier = secret ? null : wordsOf(notice);
    // The words of the first try are kept, so that a duplicate is one in every respect.
    const words = earlier ?? renderer.render(row.kind, loaded.data);
    const messageId = messageIdOf(row.id, domain);
    const mail: OutgoingMail = {
      ...{ ...words, messageId, to: loaded.to },
      thread: row.dossierId === null ? null : threadOf(row.dossierId, domain),
      unsubscribeUrl: mandatory ? null : (loaded.unsubscribeUrl ?? null),
    };
    const mask = (text: string): string => masked(text, row.secret?.token);
    const stored = { ...words, text: mask(words.text), html: mask(words.html), messageId };
    return { mail, stored: { ...stored, toAddress: loaded.to.address } };
  }
}

const masked = (text: string, token: string | undefined): string =>
  token ? text.replaceAll(token, MASK).replaceAll(encodeURIComponent(token), MASK) : text;

function wordsOf(notice: Notice): { subject: string; text: string; html: string } | null {
  const { subject, text, html } = notice;
  return subject !== null && text !== null && html !== null ? { subject, text, html } : null;
}

function requestOf(row: OutboxRow): NoticeRequest {
  // The columns were written by enqueueNotice, whose types tie the payload to the kind.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return {
    ...{ kind: row.kind, dossierId: row.dossierId, payload: row.payload },
    recipient: { kind: row.recipientKind, id: row.recipientId },
    token: row.secret?.token ?? null,
    createdAt: row.createdAt,
  } as NoticeRequest;
}
