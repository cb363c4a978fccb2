import { timingSafeEqual } from 'node:crypto';
import { CodedError, normaliseLegibleKey } from '@portal/kernel';
import type { EntityManager } from 'typeorm';
import { Dossier } from '../entities';
import { STATUS_FACTS, type Turn } from '../lifecycle';
import { describeSituation } from './situation';
import type { ReadingServices } from './dossier-view';
import { type StepRow, stepRows } from './step-rows';

/** What code and key show to anybody: state, turn and dates; nothing personal. */
export interface PublicState {
  readonly code: string;
  readonly procedureTitle: string;
  readonly statusLabel: string;
  readonly now: string;
  readonly turn: Turn;
  readonly turnLabel: string;
  readonly submittedAt: Date;
  readonly acceptedAt: Date | null;
  readonly dueAt: Date | null;
  readonly dueIsExpected: boolean;
  readonly steps: readonly StepRow[];
}

function sameKey(stored: string, typed: string): boolean {
  const [a, b] = [Buffer.from(stored), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Publicly, the applicant is "the filing unit", not "you". */
const turnLabel = (turn: Turn, label: string): string =>
  turn === 'applicant' ? 'Đơn vị trình khen' : label;

/**
 * Looks a dossier up by the code and the key of its acknowledgement.
 * @throws CodedError `lookup.not_found`, the same for a wrong code and a wrong key
 */
export async function lookUpDossier(
  { catalogue, organisation }: ReadingServices,
  manager: EntityManager,
  typed: { readonly code: string; readonly key: string },
): Promise<PublicState> {
  const code = typed.code.trim().toUpperCase().slice(0, 60);
  const dossier = code === '' ? null : await manager.findOneBy(Dossier, { code });
  const matches = sameKey(dossier?.lookupKey ?? '', normaliseLegibleKey(typed.key));
  if (!dossier?.code || !dossier.submittedAt || !matches) {
    throw new CodedError('not_found', 'lookup.not_found');
  }
  const procedure = catalogue.get(dossier.procedureKey, dossier.procedureVersion);
  const situation = describeSituation(dossier, procedure, organisation);
  return {
    code: dossier.code,
    procedureTitle: procedure.title.vi,
    statusLabel: STATUS_FACTS[dossier.status].label,
    now: situation.now.replaceAll('bạn', 'đơn vị trình khen'),
    turn: dossier.turn,
    turnLabel: turnLabel(dossier.turn, situation.turn),
    submittedAt: dossier.submittedAt,
    acceptedAt: dossier.acceptedAt,
    dueAt: dossier.dueAt,
    dueIsExpected: procedure.limits.legal?.verified === false,
    steps: stepRows(dossier, procedure, organisation),
  };
}
