import type { Applicant } from '@portal/identity';
import { type PlainDate, toOfficeTime } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import { type EntityManager, In } from 'typeorm';
import { Dossier } from '../entities';
import { type DraftLaw, lawOfDraft } from '../law/draft-law';
import { shownStatus, type Status, STATUS_FACTS, type Turn } from '../lifecycle';

/** A dossier as the applicant's list shows it. */
export interface OwnDossierRow {
  readonly id: string;
  /** `null` while it is a draft. */
  readonly code: string | null;
  readonly procedureKey: string;
  readonly procedureTitle: string;
  readonly partyName: string;
  readonly status: Status;
  readonly statusLabel: string;
  readonly turn: Turn;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly dueAt: Date | null;
  readonly supplementDueAt: Date | null;
  /** Of a draft: whether its law has ended, or is about to. */
  readonly law: DraftLaw['state'];
}

/** Dossiers on one page of the list. */
export const OWN_PAGE_SIZE = 25;

/** Which page of the list, when. */
export interface ListRequest {
  /** From 1. */
  readonly page: number;
  readonly at: Date;
}

/**
 * The dossiers of the parties that the account acts for, drafts first, then the newest change.
 */
export async function listOwnDossiers(
  catalogue: ProcedureCatalogue,
  manager: EntityManager,
  actor: Applicant,
  { page, at }: ListRequest,
): Promise<{ readonly rows: OwnDossierRow[]; readonly total: number }> {
  const names = new Map(actor.memberships.map((m) => [m.partyId, m.partyName]));
  const [dossiers, total] = await manager
    .createQueryBuilder(Dossier, 'dossier')
    .where({ ownerPartyId: In([...names.keys()]) })
    .orderBy(`dossier.status = 'draft'`, 'DESC')
    .addOrderBy('dossier.updatedAt', 'DESC')
    .skip((page - 1) * OWN_PAGE_SIZE)
    .take(OWN_PAGE_SIZE)
    .getManyAndCount();
  const today = toOfficeTime(at).date;
  const rows = dossiers.map((dossier) => toRow(catalogue, names, dossier, today));
  return { rows, total };
}

function toRow(
  catalogue: ProcedureCatalogue,
  names: ReadonlyMap<string, string>,
  dossier: Dossier,
  today: PlainDate,
): OwnDossierRow {
  const procedure = catalogue.get(dossier.procedureKey, dossier.procedureVersion);
  const draft = dossier.status === 'draft';
  return {
    id: dossier.id,
    code: dossier.code,
    procedureKey: dossier.procedureKey,
    procedureTitle: procedure.title.vi,
    partyName: names.get(dossier.ownerPartyId) ?? '',
    status: shownStatus(dossier.status),
    statusLabel: STATUS_FACTS[shownStatus(dossier.status)].label,
    turn: dossier.turn,
    updatedAt: dossier.updatedAt,
    submittedAt: dossier.submittedAt,
    dueAt: dossier.dueAt,
    supplementDueAt: dossier.supplementDueAt,
    law: draft ? lawOfDraft(catalogue, procedure, today).state : 'in_force',
  };
}
