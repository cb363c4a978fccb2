import type { Organisation } from '@portal/procedures';
import type { EntityManager } from 'typeorm';
import type { Dossier } from '../entities';

/** Accounts that hear of a dossier: every member of the party that owns it. */
export async function followers(tx: EntityManager, dossier: Dossier): Promise<string[]> {
  const rows: { account_id: string }[] = await tx.query(
    `SELECT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
     WHERE m.party_id = $1 AND a.email_confirmed_at IS NOT NULL ORDER BY m.account_id`,
    [dossier.ownerPartyId],
  );
  return rows.map((row) => row.account_id);
}

/** Staff who hold a role in a unit. */
export async function holders(
  tx: EntityManager,
  { holderRole, holderUnitId }: Pick<Dossier, 'holderRole' | 'holderUnitId'>,
): Promise<string[]> {
  if (holderRole === null || holderUnitId === null) return [];
  const rows: { id: string }[] = await tx.query(
    `SELECT s.id FROM staff s JOIN staff_role r ON r.staff_id = s.id
     WHERE s.unit_id = $1 AND r.role = $2 AND s.active ORDER BY s.id`,
    [holderUnitId, holderRole],
  );
  return rows.map((row) => row.id);
}

/**
 * Who answers for a unit: its head, else its leader, else those of the unit right above it. No
 * further: what a division does late is no mail for the whole line up to the province's chair.
 */
export async function headsOf(
  tx: EntityManager,
  organisation: Organisation,
  unitId: string,
): Promise<string[]> {
  for (const holderUnitId of [unitId, organisation.findUnit(unitId)?.parent ?? null]) {
    for (const holderRole of ['unit_head', 'leader']) {
      const heads = await holders(tx, { holderRole, holderUnitId });
      if (heads.length > 0) return heads;
    }
  }
  return [];
}
