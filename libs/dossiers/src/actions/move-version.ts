import { InvalidFieldsError, newId, normaliseText } from '@portal/kernel';
import { LawMove } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';

/** Characters of the reason why the later law is more favourable. */
export const MOVE_REASON = { min: 10, max: 2_000 } as const;

function readReason(typed: string): string {
  const reason = normaliseText(typed);
  const { min, max } = MOVE_REASON;
  if (reason.length >= min && reason.length <= max) return reason;
  throw new InvalidFieldsError([
    { field: 'reason', code: 'dossier.law_reason_length', params: { min, max } },
  ]);
}

/**
 * A leader puts the dossier under the later law because it is more favourable (its transition rule
 * allows it). The reason is kept beside the journal, which holds its hash.
 */
export const moveVersion: ActionHandler<'move_version'> = async (context, command) => {
  const { tx, at, actor, dossier, procedure } = context;
  if (actor.kind !== 'staff') throw new Error('a leader moves a dossier');
  const reason = readReason(command.reason);
  const id = newId(at);
  const from = { fromVersion: dossier.procedureVersion, fromHash: dossier.procedureHash };
  const to = { toVersion: procedure.version, toHash: procedure.hash };
  await tx.insert(LawMove, {
    ...{ id, dossierId: dossier.id, ...from, ...to, reason },
    movedAt: at,
    movedByKind: 'staff',
    movedById: actor.staffId,
    dueBefore: dossier.dueAt,
  });
  return {
    changes: { procedureVersion: procedure.version, procedureHash: procedure.hash },
    journal: {
      ...{ moveId: id, ...from, ...to },
      reasonHash: hashPersonalValue(dossier.journalSalt, reason),
    },
  };
};
