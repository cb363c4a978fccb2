import { type Actor, Party } from '@portal/identity';
import { toOfficeTime } from '@portal/kernel';
import type { Organisation, Unit } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import {
  type Circumstances,
  type CountingServices,
  readCircumstances,
  refusalOf,
} from '../actions/circumstances';
import { isAllowed } from '../actions/permissions';
import { Decision, type Dossier } from '../entities';
import { type CaseLaw, readCaseLaw } from '../law/case-law';
import { type DraftLaw, lawOfDraft } from '../law/draft-law';
import { filedVersion, lawMovesOf } from '../law/law-moves';
import { type Action, findTransition, STATUS_FACTS, transitionsFrom } from '../lifecycle';
import { standingOf } from '../standing';
import { type AnswerSection, answerSections } from './answer-rows';
import { type DatePanel, datePanel } from './date-panel';
import { type DossierClocks, readClocks } from './dossier-clocks';
import { dueSum } from './due-sum';
import { asApplicantSees } from './as-applicant-sees';
import { type ExtensionView, readExtension } from './extension-view';
import { type FileRow, readFiles } from './file-rows';
import { getReadable, type ReadableDossier } from './get-readable';
import { type NomineeRow, readNominees } from './nominee-rows';
import type { PanelReader } from './panel-context';
import { describeSituation, publicTurn, type Situation } from './situation';
import { type StepRow, stepRows } from './step-rows';
import {
  type ProposalView,
  readProposal,
  readSupplement,
  supplementRules,
  type SupplementRules,
  type SupplementView,
} from './supplement-views';
import { readTimeline, type TimelineEvent } from './timeline';

/** The legal promise with its sum, from the same computation as the date. */
export interface DueView {
  readonly dueAt: Date;
  /** Not confirmed by the province: "thời hạn dự kiến". */
  readonly expected: boolean;
  /** Leans on a calendar that is not announced yet. */
  readonly provisional: boolean;
  readonly lines: readonly string[];
}

/** The signed outcome. */
export interface DecisionView {
  readonly number: string;
  readonly signedOn: string;
  readonly files: readonly FileRow[];
}

/** Everything that its reader may know of a dossier. */
export interface DossierView {
  /** For its applicant: as they see it. */
  readonly dossier: Dossier;
  readonly procedure: ProcedureVersion;
  /** The version that it was filed under: what was typed and handed in is shown by it. */
  readonly asFiled: ProcedureVersion;
  readonly party: Party;
  /** Who receives it and hands the result over. */
  readonly receiver: Unit;
  readonly statusLabel: string;
  readonly situation: Situation;
  /** The promise as papers state it; null without one. */
  readonly due: DueView | null;
  /** Null while it is a draft. */
  readonly panel: DatePanel | null;
  readonly steps: readonly StepRow[];
  readonly timeline: readonly TimelineEvent[];
  readonly sections: readonly AnswerSection[];
  readonly nominees: readonly NomineeRow[];
  /** Filed ones, decisions excepted. */
  readonly files: readonly FileRow[];
  /** Those that this side is preparing. */
  readonly waitingFiles: readonly FileRow[];
  readonly supplement: SupplementView | null;
  /** For staff alone. */
  readonly proposal: ProposalView | null;
  /** For staff alone, while a supplement can be asked for. */
  readonly supplementRules: SupplementRules | null;
  /** For staff alone. */
  readonly extension: ExtensionView | null;
  readonly decision: DecisionView | null;
  /** How the law of a draft stands today; null once it was sent. */
  readonly draftLaw: DraftLaw | null;
  /** For staff alone. */
  readonly law: CaseLaw | null;
  /** What this actor may do to it now. */
  readonly actions: readonly Action[];
}

/** The services that reading needs. */
export interface ReadingServices extends CountingServices {
  readonly organisation: Organisation;
}

/** Who reads which dossier, and when. */
export interface ReadingRequest {
  readonly actor: Actor;
  readonly dossierId: string;
  readonly at: Date;
}

/** What an actor may do to a dossier now: possible in its status, and allowed to the role. */
export function allowedActions(actor: Actor, circumstances: Circumstances): Action[] {
  const { dossier, procedure } = circumstances;
  const standing = standingOf(dossier, procedure);
  const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
  const fitsStep = (action: Action): boolean => {
    if (action === 'advance') return !step?.decides;
    return action === 'decide' ? step?.decides === true : true;
  };
  return transitionsFrom(dossier.status)
    .filter((row) => refusalOf(row, circumstances) === null)
    .map((row) => row.action)
    .filter((action) => fitsStep(action) && isAllowed(actor, action, standing));
}

function dueOf({ dueAt }: Dossier, clocks: DossierClocks | null): DueView | null {
  const legal = clocks?.legal;
  if (dueAt === null || !legal) return null;
  const { rule, provisional } = legal.computation;
  return { dueAt, expected: !rule.verified, provisional, lines: dueSum(legal).vi };
}

/** The dates of a dossier for one kind of reader; null while it is a draft. */
export function panelOf(
  { calendar }: Pick<ReadingServices, 'calendar'>,
  clocks: DossierClocks | null,
  dossier: Dossier,
  { reader, at, turn }: { readonly reader: PanelReader; readonly at: Date; readonly turn: string },
): DatePanel | null {
  const { submittedAt } = dossier;
  if (clocks === null || submittedAt === null) return null;
  return datePanel({ dossier, sentAt: submittedAt, clocks, calendar, at, reader, turn });
}

function draftLawOf(
  { catalogue }: Pick<ReadingServices, 'catalogue'>,
  { dossier, procedure }: ReadableDossier,
  at: Date,
): DraftLaw | null {
  if (dossier.status !== 'draft') return null;
  return lawOfDraft(catalogue, procedure, toOfficeTime(at).date);
}

async function readDecision(
  manager: EntityManager,
  dossier: Dossier,
  files: readonly FileRow[],
): Promise<DecisionView | null> {
  if (dossier.decidedAt === null) return null;
  const decision = await manager.findOneBy(Decision, { dossierId: dossier.id });
  if (!decision) return null;
  const { number, signedOn } = decision;
  return { number, signedOn, files: files.filter((file) => file.purpose === 'decision') };
}

/**
 * Reads a dossier with all that its page shows.
 * @throws CodedError `dossier.not_found` both when it does not exist and when the actor may not know
 */
export async function readDossier(
  services: ReadingServices,
  manager: EntityManager,
  { actor, dossierId, at }: ReadingRequest,
): Promise<DossierView> {
  const readable = await getReadable(services.catalogue, manager, { dossierId, actor });
  const { procedure } = readable;
  const { organisation } = services;
  const rows = transitionsFrom(readable.dossier.status);
  const circumstances = await readCircumstances(services, manager, { ...readable, at }, rows);
  const movable = findTransition(readable.dossier.status, 'move_version') !== undefined;
  const staff = actor.kind === 'staff';
  const dossier = staff ? readable.dossier : asApplicantSees(readable.dossier, procedure);
  const moves = await lawMovesOf(manager, dossierId);
  const asFiled = filedVersion(services.catalogue, dossier, moves);
  const filed = await readFiles(manager, dossierId, asFiled, { filed: true });
  const side = staff ? 'staff' : 'applicant';
  const situation = describeSituation(dossier, procedure, organisation);
  const clocks = await readClocks(services.deadlines, manager, { dossier, procedure });
  const turn = side === 'staff' ? publicTurn(dossier, situation) : situation.turn;
  return {
    dossier,
    procedure,
    asFiled,
    party: await manager.findOneByOrFail(Party, { id: dossier.ownerPartyId }),
    receiver: organisation.getUnit(dossier.receivingUnitId),
    statusLabel: STATUS_FACTS[dossier.status].label,
    situation,
    due: dueOf(dossier, clocks),
    panel: panelOf(services, clocks, dossier, { reader: side, at, turn }),
    steps: stepRows(dossier, procedure, organisation),
    timeline: await readTimeline(manager, dossierId, { procedure, organisation, side }),
    sections: answerSections(asFiled, dossier.form.answers),
    nominees: await readNominees(manager, dossierId, asFiled),
    files: filed.filter((file) => file.purpose !== 'decision'),
    waitingFiles: await readFiles(manager, dossierId, procedure, { filed: false, by: side }),
    supplement: await readSupplement(manager, dossier, procedure),
    proposal: staff ? await readProposal(manager, dossier, procedure) : null,
    supplementRules: staff ? supplementRules(circumstances, organisation) : null,
    extension: staff ? await readExtension(manager, dossierId, procedure) : null,
    decision: await readDecision(manager, dossier, filed),
    draftLaw: draftLawOf(services, readable, at),
    law: staff ? await readCaseLaw(manager, { circumstances, moves, files: filed, movable }) : null,
    actions: allowedActions(actor, circumstances),
  };
}
