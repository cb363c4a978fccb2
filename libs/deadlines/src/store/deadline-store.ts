import { Injectable } from '@nestjs/common';
import { CodedError, newId } from '@portal/kernel';
import { isUniqueViolation } from '@portal/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { type CountingRule, type DueInput, type Extension, type Mark, outcomeOf } from '../core';
import { CurrentCalendar } from '../current-calendar';
import { clockInput, countDates, momentsOf } from './clock-input';
import { Deadline, type DeadlineKind, UNIQUE_RUNNING_DEADLINE } from './deadline.entity';
import { DeadlinePause } from './deadline-pause.entity';
import { type DeadlineExplanation, explainClock } from './explain-clock';
import { findPauses } from './find-pauses';

/** Which clock of which dossier, and when. */
export interface ClockMoment {
  readonly dossierId: string;
  readonly kind: DeadlineKind;
  readonly at: Date;
}

/** A clock to start. */
export interface ClockStart extends ClockMoment {
  /** For the kind `step` only. */
  readonly stepId?: string;
  readonly rule: CountingRule;
  /** Part of the limit, above 0 and up to 1, that the internal target takes; none: no target. */
  readonly targetShare?: number;
  /** When somebody must hear of it along the way; see `DeadlineMarks`. */
  readonly marks?: readonly Mark[];
}

/** Another rule for a clock that runs. */
export interface ClockChange extends ClockMoment {
  readonly rule: CountingRule;
  readonly targetShare?: number;
  readonly marks: readonly Mark[];
  /** The clock stays as it is where the other rule would make it later. */
  readonly neverLater?: boolean;
}

/** A clock to stop for good. */
export interface ClockStop extends ClockMoment {
  /** Member of staff whose act ends it; none when it is the applicant's, or the program's. */
  readonly by?: string | null;
}

/** Days to grant once beyond the limit. */
export interface ClockExtension extends ClockMoment, Pick<Extension, 'days' | 'cause'> {}

/** A clock to stop for a while. */
export interface ClockPause extends ClockMoment {
  /** The code `supplement`, or words as people read them; no personal data. */
  readonly reason: string;
  /** Staff member; null when the program itself does it. */
  readonly by: string | null;
}

/** Keeps the clocks of dossiers. Every writer takes the caller's transaction and locks its row. */
@Injectable()
export class DeadlineStore {
  constructor(private readonly calendar: CurrentCalendar) {}

  /**
   * Starts a clock.
   * @throws CodedError `deadlines.already_running`, and what `computeDue` refuses
   */
  async start(tx: EntityManager, clock: ClockStart): Promise<Deadline> {
    const { dossierId, kind, at, rule } = clock;
    const targetShare = clock.targetShare ?? null;
    const deadline = tx.create(Deadline, {
      id: newId(at),
      dossierId,
      kind,
      stepId: clock.stepId ?? null,
      rule,
      startedAt: at,
      targetShare,
      marks: clock.marks ?? [],
      marksPassed: 0,
      extension: null,
      endedAt: null,
      endedBy: null,
      outcome: null,
    });
    this.recount(deadline, []);
    try {
      await tx.insert(Deadline, deadline);
    } catch (error) {
      if (!isUniqueViolation(error, UNIQUE_RUNNING_DEADLINE)) throw error;
      throw new CodedError('conflict', 'deadlines.already_running');
    }
    return deadline;
  }

  /**
   * Stops a clock for a while; its date stands until `resume`.
   * @throws CodedError `deadlines.not_running`, `deadlines.already_paused`, `deadlines.pause_invalid`
   */
  async pause(tx: EntityManager, clock: ClockPause): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const pauses = await findPauses(tx, deadline);
    const last = pauses.at(-1);
    if (last && last.toAt === null) throw new CodedError('conflict', 'deadlines.already_paused');
    if (clock.at < (last?.toAt ?? deadline.startedAt)) {
      throw new CodedError('invalid', 'deadlines.pause_invalid');
    }
    const { at, reason, by } = clock;
    const stretch = { id: newId(at), deadlineId: deadline.id, fromAt: at, toAt: null, reason, by };
    await tx.insert(DeadlinePause, stretch);
    // Nobody is warned of a clock that stands still.
    deadline.nextMarkAt = null;
    return tx.save(Deadline, deadline);
  }

  /**
   * Lets a clock run on, anew or from where it stood, as its rule says.
   * @throws CodedError `deadlines.not_running`, `deadlines.not_paused`, `deadlines.pause_invalid`
   */
  async resume(tx: EntityManager, clock: ClockMoment): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const open = await closePause(tx, deadline, clock.at);
    if (!open) throw new CodedError('conflict', 'deadlines.not_paused');
    this.recount(deadline, await findPauses(tx, deadline));
    return tx.save(Deadline, deadline);
  }

  /**
   * Grants days beyond the limit, once (NĐ 61/2018 Điều 19(9)).
   * @throws CodedError `deadlines.not_running`, `deadlines.already_extended`,
   * `deadlines.already_expired`, `deadlines.extension_invalid`
   */
  async extend(tx: EntityManager, clock: ClockExtension): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const { days, cause, at } = clock;
    if (deadline.extension) throw new CodedError('conflict', 'deadlines.already_extended');
    if (at > deadline.dueAt) throw new CodedError('conflict', 'deadlines.already_expired');
    deadline.extension = { days, cause, at: at.toISOString() };
    this.recount(deadline, await findPauses(tx, deadline));
    return tx.save(Deadline, deadline);
  }

  /**
   * Counts a running clock by another rule from where it began: another law.
   * @throws CodedError `deadlines.not_running`
   */
  async changeRule(tx: EntityManager, clock: ClockChange): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const { rule, marks, neverLater } = clock;
    const targetShare = clock.targetShare ?? null;
    const changed = Object.assign(tx.create(Deadline, deadline), { rule, targetShare, marks });
    this.recount(changed, await findPauses(tx, deadline));
    return neverLater && changed.dueAt > deadline.dueAt ? deadline : tx.save(Deadline, changed);
  }

  /**
   * Ends a clock for good. One that ends while it is paused is measured at the beginning of the
   * pause (QĐ 766/QĐ-TTg: a dossier that waits for a supplement ends at the request).
   * @throws CodedError `deadlines.not_running`, `deadlines.pause_invalid`
   */
  async stop(tx: EntityManager, clock: ClockStop): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const open = await closePause(tx, deadline, clock.at);
    deadline.endedAt = clock.at;
    deadline.endedBy = clock.by ?? null;
    deadline.nextMarkAt = null;
    deadline.outcome = outcomeOf(open?.fromAt ?? clock.at, deadline.dueAt);
    return tx.save(Deadline, deadline);
  }

  /** The clock that runs, else the one that ran last; null when there was none. */
  current(tx: EntityManager, dossierId: string, kind: DeadlineKind): Promise<Deadline | null> {
    return tx.findOne(Deadline, {
      where: { dossierId, kind },
      order: { startedAt: 'DESC', id: 'DESC' },
    });
  }

  /** The clock that runs or stands still now; null when there is none. */
  running(tx: EntityManager, dossierId: string, kind: DeadlineKind): Promise<Deadline | null> {
    return tx.findOneBy(Deadline, { dossierId, kind, endedAt: IsNull() });
  }

  /** A clock with its pauses as the core counts it. */
  async clockOf(tx: EntityManager, deadline: Deadline): Promise<DueInput> {
    return clockInput(this.calendar.get(), deadline, await findPauses(tx, deadline));
  }

  /** The sum behind the date of `current`; null when there is no such clock. */
  async explain(
    tx: EntityManager,
    dossierId: string,
    kind: DeadlineKind,
  ): Promise<DeadlineExplanation | null> {
    const deadline = await this.current(tx, dossierId, kind);
    if (!deadline) return null;
    return explainClock(this.calendar.get(), deadline, await findPauses(tx, deadline));
  }

  /** Every run of a clock, the first one first. */
  runs(tx: EntityManager, dossierId: string, kind: DeadlineKind): Promise<Deadline[]> {
    return tx.find(Deadline, {
      where: { dossierId, kind },
      order: { startedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Counts a clock anew: its dates, and its marks from where they stand. */
  private recount(deadline: Deadline, pauses: readonly DeadlinePause[]): void {
    const input = clockInput(this.calendar.get(), deadline, pauses);
    const dates = countDates(input);
    // Counted anew from the start: what was told belongs to the old count.
    const anew = deadline.countedFromAt && deadline.countedFromAt < dates.countedFromAt;
    if (anew) deadline.marksPassed = 0;
    Object.assign(deadline, dates);
    const standsStill = pauses.some(({ toAt }) => toAt === null);
    const next = momentsOf(input, deadline)[deadline.marksPassed];
    deadline.nextMarkAt = standsStill ? null : (next?.at ?? null);
  }
}

async function lockRunning(tx: EntityManager, clock: ClockMoment): Promise<Deadline> {
  const { dossierId, kind } = clock;
  const deadline = await tx
    .createQueryBuilder(Deadline, 'deadline')
    .where({ dossierId, kind })
    .andWhere('deadline.ended_at IS NULL')
    .setLock('pessimistic_write')
    .getOne();
  if (!deadline) throw new CodedError('conflict', 'deadlines.not_running');
  return deadline;
}

/** Ends the open pause at `at`; null when there is none. */
async function closePause(
  tx: EntityManager,
  { id }: Deadline,
  at: Date,
): Promise<DeadlinePause | null> {
  const open = await tx.findOne(DeadlinePause, { where: { deadlineId: id, toAt: IsNull() } });
  if (!open) return null;
  if (at < open.fromAt) throw new CodedError('invalid', 'deadlines.pause_invalid');
  await tx.update(DeadlinePause, { id: open.id }, { toAt: at });
  return open;
}
