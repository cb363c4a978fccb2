import type { DraftValue, ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { Nominee } from '../entities';
import type { NomineeOutcome } from '../entities/nominee.entity';
import { type AnswerRow, answerRows } from './answer-rows';

/** A nominee as lists show it. */
export interface NomineeRow {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly kindTitle: string;
  readonly name: string;
  readonly rows: readonly AnswerRow[];
  readonly outcome: NomineeOutcome;
  readonly outcomeLabel: string;
  readonly outcomeReason: string | null;
}

/** The same word on page, mail and paper. */
export const OUTCOME_LABELS: Readonly<Record<NomineeOutcome, string>> = {
  pending: 'Chưa quyết định',
  approved: 'Được khen thưởng',
  rejected: 'Không được khen thưởng',
};

/** Nominees of a sent dossier in the order of the form. */
export async function readNominees(
  manager: EntityManager,
  dossierId: string,
  procedure: ProcedureVersion,
): Promise<NomineeRow[]> {
  const nominees = await manager.find(Nominee, {
    where: { dossierId },
    order: { position: 'ASC' },
  });
  return nominees.map((nominee) => {
    const kind = procedure.nomineeKinds.find((candidate) => candidate.id === nominee.kind);
    return {
      id: nominee.id,
      position: nominee.position,
      kind: nominee.kind,
      kindTitle: kind?.title.vi ?? nominee.kind,
      name: nominee.name,
      rows: answerRows(kind?.fields ?? [], nominee.fields as Record<string, DraftValue>),
      outcome: nominee.outcome,
      outcomeLabel: OUTCOME_LABELS[nominee.outcome],
      outcomeReason: nominee.outcomeReason,
    };
  });
}
