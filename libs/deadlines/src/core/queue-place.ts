import { addWorkingMinutesAsKnown, latestStart } from './work-time';
import type { WorkingCalendar } from './working-calendar';

/**
 * Part of its budget that a step takes when it must: a budget is mostly time in which a dossier
 * waits its turn, so whoever is pressed goes through the plan at twice its pace.
 */
const PRESSED = 0.5;

/** Where a dossier stands among those that wait for the same people. */
export interface QueuePlace {
  /** What the queue is ordered by, earliest first: the day that is promised, or the later one. */
  readonly orderAt: Date;
  /**
   * Until then the promise can still be kept. Whoever waits longer has to be placed anew, which sets
   * the dossier back. Null: that has happened.
   */
  readonly keptUntil: Date | null;
}

/** What remains of a dossier's steps, and how far it is set back when it is too late for them. */
export interface QueuePlan {
  readonly budgets: readonly number[];
  /** The step that it waits for, among the budgets. */
  readonly index: number;
  /** Working days that a new appointment lies after the one that is missed; a whole number. */
  readonly setBackDays: number;
}

/**
 * Orders by the promised date, as long as it can be kept. A dossier that is too late even if all that
 * remains goes at twice the plan's pace helps nobody at the front: it would only make the next ones
 * late. It gets a new appointment and its place by that; since that is one fixed instant, and what
 * comes later is promised later, it comes to the front again: nobody waits for ever.
 * @throws CodedError `deadlines.year_missing`
 */
export function placeInQueue(
  calendar: WorkingCalendar,
  at: Date,
  dueAt: Date,
  { budgets, index, setBackDays }: QueuePlan,
): QueuePlace {
  const remaining = budgets.slice(index).reduce((sum, minutes) => sum + minutes, 0);
  const keptUntil = latestStart(calendar, dueAt, Math.floor(remaining * PRESSED));
  if (at <= keptUntil) return { orderAt: dueAt, keptUntil };
  const later = setBackDays * calendar.minutesPerDay;
  return { orderAt: addWorkingMinutesAsKnown(calendar, dueAt, later), keptUntil: null };
}
