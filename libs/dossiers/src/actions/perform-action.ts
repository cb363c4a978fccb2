import { DeadlineStore } from '@portal/deadlines';
import { WorkingCalendar } from '@portal/deadlines/core';
import type { Actor, DossierStanding } from '@portal/identity';
import { CodedError, type Json } from '@portal/kernel';
import { enqueueNotices } from '@portal/notifications';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import type { EntityManager } from 'typeorm';
import type { Command } from '../commands';
import { Dossier } from '../entities';
import type { JournalData } from '../entities/journal-entry.entity';
import { appendJournalEntry, type JournalActor } from '../journal/append-entry';
import { type Action, findTransition, STATUS_FACTS } from '../lifecycle';
import { getReadable } from '../reading/get-readable';
import { standingOf } from '../standing';
import type { ActionContext, ActionHandler } from './action-context';
import { applyClocks } from './apply-clocks';
import { applyStep } from './apply-step';
import { readCircumstances, refusalOf } from './circumstances';
import { HANDLERS } from './handlers';
import { owedNotices } from './owed-notices';
import { isAllowed } from './permissions';

/** The services that every action stands on. */
export interface ActionServices {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
  readonly deadlines: DeadlineStore;
}

/** Who wants what done to which dossier, as their page showed it. */
export interface ActionRequest {
  readonly dossierId: string;
  /** Version that the page showed; another one means that somebody was faster. */
  readonly version: number;
  readonly actor: Actor;
  readonly command: Command;
  readonly at: Date;
}

function assertAllowed(actor: Actor, action: Action, standing: DossierStanding): void {
  if (!isAllowed(actor, action, standing))
    throw new CodedError('forbidden', 'dossier.action_forbidden');
}

function journalActor(actor: Actor): JournalActor {
  switch (actor.kind) {
    case 'applicant':
      return { kind: 'applicant', id: actor.accountId };
    case 'staff':
      return { kind: 'staff', id: actor.staffId };
    default:
      return { kind: 'system', id: null };
  }
}

async function prepare(
  services: ActionServices,
  tx: EntityManager,
  { dossierId, actor, command, version, at }: ActionRequest,
): Promise<ActionContext> {
  const { dossier, procedure } = await getReadable(services.catalogue, tx, {
    dossierId,
    actor,
    lock: true,
  });
  const transition = findTransition(dossier.status, command.action);
  // Asked in this order, a role that may never act learns nothing of the state.
  if (transition) assertAllowed(actor, command.action, standingOf(dossier, procedure));
  if (dossier.version !== version) throw new CodedError('conflict', 'dossier.stale');
  if (!transition) {
    throw new CodedError('conflict', 'dossier.action_impossible', {
      status: STATUS_FACTS[dossier.status].label,
    });
  }
  const known = { dossier, procedure, at };
  const circumstances = await readCircumstances(services, tx, known, [transition]);
  const refusal = refusalOf(transition, circumstances);
  if (refusal) throw refusal;
  const law = (transition.movesLaw && circumstances.later) || procedure;
  const { calendar, deadlines, organisation } = services;
  return { tx, at, actor, dossier, procedure: law, transition, calendar, deadlines, organisation };
}

/**
 * The one way in which a dossier changes its state: under the row lock it checks who may and what is
 * possible, moves status, step and clocks, and writes journal and owed notices; the caller's
 * transaction commits all of it or nothing.
 * @returns the dossier as it is afterwards
 * @throws CodedError not_found for what the actor may not see, forbidden for what the role may not
 *   do, `dossier.stale` when somebody was faster, `dossier.action_impossible` in the wrong status,
 *   what `refusalOf` says when a condition of the table does not hold
 */
export async function performAction(
  services: ActionServices,
  tx: EntityManager,
  request: ActionRequest,
): Promise<Dossier> {
  const context = await prepare(services, tx, request);
  const { dossier, transition, at } = context;
  const clocks = await applyClocks(context);
  const handler = HANDLERS[request.command.action] as ActionHandler<Action>;
  const effect = await handler(context, request.command);
  const step = await applyStep(context, clocks);
  const notices = await owedNotices(context, step);
  const last = await effect.last?.();
  const sequence = dossier.journalLength + 1;
  const changes: Partial<Dossier> = {
    ...clocks,
    ...step,
    ...effect.changes,
    ...last?.changes,
    status: transition.to,
    turn: transition.turn,
    version: dossier.version + 1,
    journalLength: sequence,
    updatedAt: at,
  };
  await tx.update(Dossier, { id: dossier.id }, changes);
  await appendJournalEntry(tx, {
    dossierId: dossier.id,
    sequence,
    at,
    actor: journalActor(request.actor),
    action: request.command.action,
    data: journalData(changes, { ...effect.journal, ...last?.journal }),
  });
  await enqueueNotices(tx, notices);
  return Object.assign(new Dossier(), dossier, changes);
}

/** What every entry holds, so that the history of state and dates can be told from it alone. */
function journalData(
  changes: Partial<Dossier>,
  own: { readonly [key: string]: Json },
): JournalData {
  return {
    ...own,
    status: changes.status!,
    step: changes.stepId ?? null,
    dueAt: changes.dueAt?.toISOString() ?? null,
    targetAt: changes.targetAt?.toISOString() ?? null,
  };
}
