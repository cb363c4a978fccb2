import { latestStart, placeInQueue } from '@portal/deadlines/core';
import { loadOrganisation } from '@portal/procedures';
import { ROOT_DIR } from '@portal/platform';
import type { Standing } from './standing';

const organisation = loadOrganisation(ROOT_DIR);

/** A place among those that wait for the same people; the smallest rank is taken first. */
export interface Place {
  readonly rank: number;
  /** Set for a place that is lost by waiting. */
  readonly later?: {
    /** Last millisecond at which `rank` holds. */
    readonly after: number;
    readonly rank: number;
  };
}

/** An order of work. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  place(standing: Standing): Place;
}

/**
 * Orders by the promise as long as it can be kept, then by a new one (`placeInQueue`).
 * @param setBackDays working days to the new appointment
 */
function keptPromises(setBackDays: number): Policy['place'] {
  return ({ calendar, at, clock: { dueAt, budgets }, index }) => {
    const plan = { budgets, index, setBackDays };
    const { orderAt, keptUntil } = placeInQueue(calendar, at, dueAt, plan);
    if (!keptUntil) return { rank: orderAt.getTime() };
    const after = keptUntil.getTime();
    const missed = placeInQueue(calendar, new Date(after + 60_000), dueAt, plan);
    return { rank: orderAt.getTime(), later: { after, rank: missed.orderAt.getTime() } };
  };
}

/** The orders that are compared; that of the aim comes first. */
export const POLICIES: readonly Policy[] = [
  {
    id: 'first-come',
    title: 'first come, first served',
    place: ({ acceptedAt }) => ({ rank: acceptedAt.getTime() }),
  },
  {
    id: 'earliest-due',
    title: 'earliest due date',
    place: ({ clock }) => ({ rank: clock.dueAt.getTime() }),
  },
  {
    id: 'latest-start',
    title: 'latest start for the target',
    place: ({ calendar, clock: { targetAt, budgets }, index }) => {
      const remaining = budgets.slice(index).reduce((sum, minutes) => sum + minutes, 0);
      return { rank: latestStart(calendar, targetAt, remaining).getTime() };
    },
  },
  {
    id: 'kept-promises',
    title: 'ours: kept promises',
    place: keptPromises(organisation.workQueue.setBackDays),
  },
];

/** How far a missed promise is set back: what that buys and what it costs. */
export const SET_BACKS: readonly Policy[] = [20, 40, 60, 120].map((days) => ({
  id: `set-back-${days}`,
  title: `kept promises, set back ${days} days`,
  place: keptPromises(days),
}));
