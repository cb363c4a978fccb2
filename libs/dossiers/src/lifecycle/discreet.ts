import { shownStatus } from './statuses';
import type { Transition } from './transition';
import { TRANSITIONS } from './transitions';

/**
 * Whether a row is the office's own affair: the status changes, and what the applicant sees does not.
 * The applicant is not told of it, nor does its history show it.
 */
export function isDiscreet({ from, to }: Pick<Transition, 'from' | 'to'>): boolean {
  return from !== to && shownStatus(from) === shownStatus(to);
}

const discreetActions = new Set(TRANSITIONS.filter(isDiscreet).map(({ action }) => action));

/** Whether an action is the office's own affair wherever it is taken. */
export function isDiscreetAction(action: string): boolean {
  return [...discreetActions].some((own) => own === action);
}
