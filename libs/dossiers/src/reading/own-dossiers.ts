import type { Applicant } from '@portal/identity';
import type { ProcedureCatalogue } from '@portal/procedures';
import { type EntityManager, In } from 'typeorm';
import { Dossier } from '../entities';
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
}

/** Dossiers on one page of the list. */
export const OWN_PAGE_SIZE = 25;

/**
 * The dossiers of the parties that the account acts for, drafts first, then the newest change.
 * @param page from 1
 */
export async function listOwnDossiers(
  catalogue: ProcedureCatalogue,
  manager: EntityManager,
  actor: Applicant,
  page: number,
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
  const rows = dossiers.map((dossier) => ({
    id: dossier.id,
    code: dossier.code,
    procedureKey: dossier.procedureKey,
    procedureTitle: catalogue.get(dossier.procedureKey, dossier.procedureVersion).title.vi,
    partyName: names.get(dossier.ownerPartyId) ?? '',
    status: shownStatus(dossier.status),
    statusLabel: STATUS_FACTS[shownStatus(dossier.status)].label,
    turn: dossier.turn,
    updatedAt: dossier.updatedAt,
    submittedAt: dossier.submittedAt,
    dueAt: dossier.dueAt,
    supplementDueAt: dossier.supplementDueAt,
  }));
  return { rows, total };
}
