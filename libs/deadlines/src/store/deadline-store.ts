import { Injectable } from '@nestjs/common';
import { CodedError, newId } from '@portal/kernel';
import { isUniqueViolation } from '@portal/platform';
import { type EntityManager, IsNull } from 'typeorm';
import {
  computeDue,
  type CountingRule,
  type DueComputation,
  explainDue,
  outcomeOf,
  WorkingCalendar,
} from '../core';
import { Deadline, type DeadlineKind, UNIQUE_RUNNING_DEADLINE } from './deadline.entity';
import { DeadlinePause } from './deadline-pause.entity';

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
}

/** A clock to stop for a while. */
export interface ClockPause extends ClockMoment {
  /** The code `supplement`, or words as people read them; no personal data. */
  readonly reason: string;
  /** Staff member; null when the program itself does it. */
  readonly by: string | null;
}

/** A stored deadline with the sum behind its date. */
export interface DeadlineExplanation {
  readonly deadline: Deadline;
  readonly computation: DueComputation;
  readonly lines: { readonly vi: string[]; readonly en: string[] };
  /** False: the calendar has changed since the date was stored, and it awaits its recomputation. */
  readonly matchesStored: boolean;
}

/** Keeps the clocks of dossiers. Every writer takes the caller's transaction and locks its row. */
@Injectable()
export class DeadlineStore {
  constructor(private readonly calendar: WorkingCalendar) {}

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
      endedAt: null,
      outcome: null,
    });
    keepDates(deadline, this.compute(deadline, []));
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
    const id = newId(at);
    await tx.insert(DeadlinePause, {
      id,
      deadlineId: deadline.id,
      fromAt: at,
      toAt: null,
      reason,
      by,
    });
    return deadline;
  }

  /**
   * Lets a clock run on, anew or from where it stood, as its rule says.
   * @throws CodedError `deadlines.not_running`, `deadlines.not_paused`, `deadlines.pause_invalid`
   */
  async resume(tx: EntityManager, clock: ClockMoment): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const open = await closePause(tx, deadline, clock.at);
    if (!open) throw new CodedError('conflict', 'deadlines.not_paused');
    keepDates(deadline, this.compute(deadline, await findPauses(tx, deadline)));
    return tx.save(Deadline, deadline);
  }

  /**
   * Ends a clock for good. One that ends while it is paused is measured at the beginning of the
   * pause (QĐ 766/QĐ-TTg: a dossier that waits for a supplement ends at the request).
   * @throws CodedError `deadlines.not_running`, `deadlines.pause_invalid`
   */
  async stop(tx: EntityManager, clock: ClockMoment): Promise<Deadline> {
    const deadline = await lockRunning(tx, clock);
    const open = await closePause(tx, deadline, clock.at);
    deadline.endedAt = clock.at;
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

  /** The sum behind the date of `current`; null when there is no such clock. */
  async explain(
    tx: EntityManager,
    dossierId: string,
    kind: DeadlineKind,
  ): Promise<DeadlineExplanation | null> {
    const deadline = await this.current(tx, dossierId, kind);
    if (!deadline) return null;
    const computation = this.compute(deadline, await findPauses(tx, deadline));
    const lines = {
      vi: explainDue(computation, 'vi').lines,
      en: explainDue(computation, 'en').lines,
    };
    const matchesStored = computation.dueAt.getTime() === deadline.dueAt.getTime();
    return { deadline, computation, lines, matchesStored };
  }

  private compute(deadline: Deadline, pauses: readonly DeadlinePause[]): DueComputation {
    const { rule, startedAt: start, targetShare } = deadline;
    return computeDue({
      calendar: this.calendar,
      rule,
      start,
      pauses: pauses.map(({ fromAt, toAt, reason }) => ({ from: fromAt, to: toAt, reason })),
      ...(targetShare === null ? {} : { targetShare }),
    });
  }
}

function keepDates(deadline: Deadline, computation: DueComputation): void {
  deadline.dueAt = computation.dueAt;
  deadline.dueDate = computation.due.date;
  deadline.targetAt = computation.targetAt;
  deadline.calendars = computation.calendars;
  deadline.provisional = computation.provisional;
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

function findPauses(tx: EntityManager, { id }: Deadline): Promise<DeadlinePause[]> {
  return tx.find(DeadlinePause, { where: { deadlineId: id }, order: { fromAt: 'ASC', id: 'ASC' } });
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
