import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CurrentCalendar } from '../current-calendar';
import { clockInput, momentsOf } from './clock-input';
import { Deadline } from './deadline.entity';
import { findPauses } from './find-pauses';

/** A mark that has fallen due on a running clock. */
export interface PassedMark {
  readonly deadline: Deadline;
  /** Name of the mark, such as `half`. */
  readonly name: string;
}

/** Finds the marks of running clocks that have fallen due. */
@Injectable()
export class DeadlineMarks {
  constructor(private readonly calendar: CurrentCalendar) {}

  /**
   * Takes the next clock on which a mark has fallen due, holds its row until the transaction ends and
   * notes the mark as passed. Of several that fell due unnoticed, while the worker was down, only the
   * last counts: who hears that all of the time is over need not hear that half of it was. Any
   * number of workers may ask at once; none waits for another.
   * @param except ids of clocks to leave alone
   * @returns null when there is none
   */
  async passNext(
    tx: EntityManager,
    at: Date,
    except: readonly string[] = [],
  ): Promise<PassedMark | null> {
    const query = tx
      .createQueryBuilder(Deadline, 'deadline')
      .where('deadline.next_mark_at <= :at', { at })
      .orderBy('deadline.nextMarkAt', 'ASC')
      .addOrderBy('deadline.id', 'ASC')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked');
    if (except.length > 0) query.andWhere('deadline.id NOT IN (:...except)', { except });
    const deadline = await query.getOne();
    return deadline && this.pass(tx, deadline, at);
  }

  private async pass(tx: EntityManager, deadline: Deadline, at: Date): Promise<PassedMark> {
    const pauses = await findPauses(tx, deadline);
    const moments = momentsOf(clockInput(this.calendar.get(), deadline, pauses), deadline);
    // A calendar that has changed meanwhile may have moved the mark; the stored instant counts.
    const due = moments.filter((moment) => moment.at <= at).length;
    const passed = Math.max(due, deadline.marksPassed + 1);
    deadline.marksPassed = passed;
    deadline.nextMarkAt = moments[passed]?.at ?? null;
    await tx.save(Deadline, deadline);
    return { deadline, name: moments[passed - 1]!.name };
  }
}
