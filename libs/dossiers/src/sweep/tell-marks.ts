import type { Deadline, DeadlineMarks, PassedMark } from '@portal/deadlines';
import { enqueueNotices, type NoticeOrder, type TimeMark } from '@portal/notifications';
import type { Organisation } from '@portal/procedures';
import type { DataSource, EntityManager } from 'typeorm';
import { Dossier } from '../entities';
import { followers, headsOf, holders } from '../notices/recipients';
import { latestSentSupplement } from '../supplements';
import { eachInTurn } from './each-in-turn';

/** What telling marks stands on. */
export interface MarkServices {
  readonly marks: DeadlineMarks;
  readonly organisation: Organisation;
}

interface MarkOnDossier {
  readonly tx: EntityManager;
  readonly at: Date;
  readonly organisation: Organisation;
  readonly dossier: Dossier;
  readonly deadline: Deadline;
}

/** The applicant is reminded of the supplement that is awaited. */
async function reminders({ tx, at, dossier }: MarkOnDossier): Promise<NoticeOrder[]> {
  const request = await latestSentSupplement(tx, dossier.id);
  if (!request) throw new Error('nothing was asked of the applicant whose time runs');
  return (await followers(tx, dossier)).map((id) => ({
    kind: 'dossier.supplement_reminder',
    dossierId: dossier.id,
    recipient: { kind: 'account', id },
    payload: { supplementId: request.id },
    at,
  }));
}

/** Whoever holds the dossier is warned; when all of the time is over, so is the head. */
async function warnings(
  { tx, at, organisation, dossier, deadline }: MarkOnDossier,
  mark: TimeMark,
): Promise<NoticeOrder[]> {
  const held = await holders(tx, dossier);
  const heads =
    mark === 'all' && dossier.holderUnitId !== null
      ? await headsOf(tx, organisation, dossier.holderUnitId)
      : [];
  return [...new Set([...held, ...heads])].map((id) => ({
    kind: 'staff.time_warning',
    dossierId: dossier.id,
    recipient: { kind: 'staff', id },
    payload: { deadlineId: deadline.id, mark },
    at,
  }));
}

async function ordersOf(marked: MarkOnDossier, name: string): Promise<NoticeOrder[]> {
  return marked.deadline.kind === 'supplement'
    ? reminders(marked)
    : warnings(marked, name as TimeMark);
}

/**
 * Tells of every mark that has fallen due: that it was passed and the notices that it owes are one
 * transaction, so that each is told once, by whichever worker comes first, and also when the worker
 * was down meanwhile.
 * @returns how many marks were passed
 */
export function tellMarks(
  { marks, organisation }: MarkServices,
  dataSource: DataSource,
  at: Date,
): Promise<number> {
  return eachInTurn(dataSource, async (tx, failed, take) => {
    const passed: PassedMark | null = await marks.passNext(tx, at, failed);
    if (!passed) return false;
    const { deadline, name } = passed;
    take(deadline.id);
    const dossier = await tx.findOneByOrFail(Dossier, { id: deadline.dossierId });
    await enqueueNotices(tx, await ordersOf({ tx, at, organisation, dossier, deadline }, name));
    return true;
  });
}
