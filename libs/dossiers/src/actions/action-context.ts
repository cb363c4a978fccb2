import type { WorkingCalendar } from '@portal/deadlines/core';
import type { DeadlineStore } from '@portal/deadlines';
import type { Actor } from '@portal/identity';
import type { Json } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { CommandOf } from '../commands';
import type { Dossier } from '../entities';
import type { Action, Transition } from '../lifecycle';

/** What an action works with: everything is read inside one transaction that holds the row lock. */
export interface ActionContext {
  readonly tx: EntityManager;
  readonly at: Date;
  readonly actor: Actor;
  /** As it was before the action. */
  readonly dossier: Dossier;
  /** The law that counts afterwards; another than the dossier's own only where it moves. */
  readonly procedure: ProcedureVersion;
  readonly transition: Transition;
  readonly calendar: WorkingCalendar;
  readonly deadlines: DeadlineStore;
  readonly organisation: Organisation;
}

/** What an action does besides the change of status, step and clocks. */
export interface ActionEffect extends LastEffect {
  /**
   * Takes what all dossiers share, such as the next code: done last, because everybody else waits for
   * it until the transaction ends.
   */
  readonly last?: () => Promise<LastEffect>;
}

/** Columns and journal data that an action adds. */
export interface LastEffect {
  /** Columns of the dossier that only this action sets. */
  readonly changes?: Partial<Dossier>;
  /** What the journal keeps of it: ids, codes, dates, salted hashes. */
  readonly journal?: { readonly [key: string]: Json };
}

/** Checks the command's input and writes the rows that belong to it. */
export type ActionHandler<A extends Action> = (
  context: ActionContext,
  command: CommandOf<A>,
) => Promise<ActionEffect>;
