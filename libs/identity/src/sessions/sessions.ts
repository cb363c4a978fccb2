import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@portal/kernel';
import { DataSource, EntityManager, LessThanOrEqual, Not } from 'typeorm';
import type { Applicant, StaffMember } from '../actor';
import { SUBJECT_SQL, type SubjectRow, toApplicant, toStaffMember } from '../actor-queries';
import { Session, type SessionKind } from '../entities/session.entity';
import { fingerprint, isToken, newToken } from '../tokens';
import { expiryOf, TOUCH_INTERVAL_MS } from './session-limits';

/** Whose session. */
export interface SessionSubject {
  readonly kind: SessionKind;
  /** Account or member of staff. */
  readonly subjectId: string;
}

type SessionRow = SubjectRow & { created_at: Date; seen_at: Date };

/** Who is signed in: opaque tokens, of which only the hash is stored, revocable at any time. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens a session after signing in.
   * @param replaces token that the browser sent before: it ends, so that nobody can plant one
   * @returns the token for the cookie; it cannot be read again
   */
  async open(tx: EntityManager, subject: SessionSubject, replaces?: string): Promise<string> {
    if (replaces !== undefined) await this.close(tx, replaces);
    const { kind, subjectId } = subject;
    const token = newToken();
    const now = this.clock.now();
    await tx.insert(Session, {
      id: fingerprint(token),
      kind,
      subjectId,
      createdAt: now,
      seenAt: now,
      expiresAt: expiryOf(kind, now, now),
    });
    return token;
  }

  /**
   * Whoever holds the token, in one query. `undefined` when it is unknown, has expired, belongs to
   * the other app, or its subject may no longer sign in.
   */
  async find(token: string, kind: SessionKind): Promise<Applicant | StaffMember | undefined> {
    if (!isToken(token)) return undefined;
    const id = fingerprint(token);
    const { columns, table, condition } = SUBJECT_SQL[kind];
    const rows: SessionRow[] = await this.dataSource.query(
      `SELECT session.created_at, session.seen_at, ${columns}
       FROM session JOIN ${table} subject ON subject.id = session.subject_id
       WHERE session.id = $1 AND session.kind = $2 AND session.expires_at > $3 AND ${condition}`,
      [id, kind, this.clock.now()],
    );
    const row = rows[0];
    if (!row) return undefined;
    await this.touch(id, kind, row);
    return kind === 'staff' ? toStaffMember(row) : toApplicant(row);
  }

  /** Signs out; no matter when it has ended already. */
  async close(tx: EntityManager, token: string): Promise<void> {
    if (isToken(token)) await tx.delete(Session, { id: fingerprint(token) });
  }

  /**
   * Ends every session of somebody.
   * @param except token of the session that stays: the one in which the password was changed
   * @returns how many ended
   */
  async closeAll(tx: EntityManager, subject: SessionSubject, except?: string): Promise<number> {
    const { kind, subjectId } = subject;
    const kept = except === undefined ? {} : { id: Not(fingerprint(except)) };
    const { affected } = await tx.delete(Session, { kind, subjectId, ...kept });
    return affected ?? 0;
  }

  /** Removes what has expired; returns how many. */
  async purge(tx: EntityManager): Promise<number> {
    const { affected } = await tx.delete(Session, {
      expiresAt: LessThanOrEqual(this.clock.now()),
    });
    return affected ?? 0;
  }

  private async touch(id: string, kind: SessionKind, row: SessionRow): Promise<void> {
    const now = this.clock.now();
    const threshold = new Date(now.getTime() - TOUCH_INTERVAL_MS);
    if (row.seen_at > threshold) return;
    // The condition makes one of several parallel requests write.
    await this.dataSource.manager.update(
      Session,
      { id, seenAt: LessThanOrEqual(threshold) },
      { seenAt: now, expiresAt: expiryOf(kind, row.created_at, now) },
    );
  }
}
