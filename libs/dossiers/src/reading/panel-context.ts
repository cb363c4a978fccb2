import type { DeadlineExplanation } from '@portal/deadlines';
import { type SideClocks, sideClocks, type WorkingCalendar } from '@portal/deadlines/core';
import type { Dossier } from '../entities';
import type { Looking } from './clock-state';
import type { DossierClocks } from './dossier-clocks';

/** For whom a panel is made: the applicant, anybody with code and key, or staff. */
export type PanelReader = 'applicant' | 'public' | 'staff';

/** What a panel is made from. */
export interface PanelInput {
  readonly dossier: Dossier;
  readonly sentAt: Date;
  readonly clocks: DossierClocks;
  readonly calendar: WorkingCalendar;
  readonly at: Date;
  readonly reader: PanelReader;
  /** Whose turn it is, as this reader says it. */
  readonly turn: string;
}

/** A panel's input with what is read from it once. */
export interface PanelContext extends PanelInput, Looking {
  /** The clock that the panel's date is of; null when nothing limits the time. */
  readonly clock: DeadlineExplanation | null;
  readonly sideClocks: SideClocks;
}

/** When the work was done: with the decision, or with the end of a dossier that has none. */
export const endOf = ({ decidedAt, finishedAt }: Dossier): Date | null => decidedAt ?? finishedAt;

/** Reads once what all parts of a panel need. */
export function panelContext(input: PanelInput): PanelContext {
  const { dossier, sentAt, clocks, calendar, at, reader } = input;
  const shared = sideClocks({
    calendar,
    sentAt,
    waiting: clocks.waiting,
    until: endOf(dossier) ?? at,
  });
  return {
    ...input,
    clock: clocks.legal ?? clocks.reception,
    sideClocks: shared,
    turnSince: shared.since,
    applicant: reader === 'applicant' ? 'bạn' : 'đơn vị',
  };
}
