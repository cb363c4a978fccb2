import type { NoticeData } from '@portal/notifications';
import type { ProcedureCatalogue } from '@portal/procedures';
import { LawMove } from '../entities';
import { ownBasis } from '../law/law-names';
import { certain, type Facts, promisedDate } from './dossier-facts';

/** The change of law that the notice is about, not the last one: a mail may go out late. */
export async function lawMoved(
  facts: Facts,
  catalogue: ProcedureCatalogue,
): Promise<NoticeData['dossier.law_moved']> {
  const { manager, dossier, common, payload } = facts;
  const id = certain(payload['moveId'], 'moveId');
  const move = await manager.findOneByOrFail(LawMove, { id, dossierId: dossier.id });
  const before = catalogue.get(dossier.procedureKey, move.fromVersion);
  const now = catalogue.get(dossier.procedureKey, move.toVersion);
  return {
    ...common,
    ...(await promisedDate(facts)),
    movedAt: move.movedAt,
    lawBefore: ownBasis(before, now).join('; '),
    lawNow: ownBasis(now, before).join('; '),
    citation: certain(now.transition, 'transition').citation,
    reason: certain(move.reason, 'reason'),
    dueBefore: move.dueBefore,
  };
}
