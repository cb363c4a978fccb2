import { timingSafeEqual } from 'node:crypto';
import { CodedError, normaliseLegibleKey } from '@portal/kernel';
import type { EntityManager } from 'typeorm';
import { Dossier } from '../entities';
import { STATUS_FACTS, type Turn } from '../lifecycle';
import { asApplicantSees } from './as-applicant-sees';
import type { DatePanel } from './date-panel';
import { readClocks } from './dossier-clocks';
import { panelOf, type ReadingServices } from './dossier-view';
import { describeSituation, publicTurn } from './situation';
import { type StepRow, stepRows } from './step-rows';

/** What code and key show to anybody: state, turn and dates; nothing personal. */
export interface PublicState {
  readonly code: string;
  readonly procedureTitle: string;
  readonly statusLabel: string;
  readonly now: string;
  readonly turn: Turn;
  readonly accepted: boolean;
  readonly panel: DatePanel | null;
  readonly steps: readonly StepRow[];
}

function sameKey(stored: string, typed: string): boolean {
  const [a, b] = [Buffer.from(stored), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Looks a dossier up by the code and the key of its acknowledgement.
 * @throws CodedError `lookup.not_found`, the same for a wrong code and a wrong key
 */
export async function lookUpDossier(
  services: ReadingServices,
  manager: EntityManager,
  typed: { readonly code: string; readonly key: string; readonly at: Date },
): Promise<PublicState> {
  const { catalogue, organisation } = services;
  const code = typed.code.trim().toUpperCase().slice(0, 60);
  const found = code === '' ? null : await manager.findOneBy(Dossier, { code });
  const matches = sameKey(found?.lookupKey ?? '', normaliseLegibleKey(typed.key));
  if (!found?.code || !found.submittedAt || !matches) {
    throw new CodedError('not_found', 'lookup.not_found');
  }
  const procedure = catalogue.of(found);
  const dossier = asApplicantSees(found, procedure);
  const situation = describeSituation(dossier, procedure, organisation);
  const clocks = await readClocks(services.deadlines, manager, dossier);
  return {
    code: found.code,
    procedureTitle: procedure.title.vi,
    statusLabel: STATUS_FACTS[dossier.status].label,
    now: situation.now.replaceAll('bạn', 'đơn vị trình khen'),
    turn: dossier.turn,
    accepted: dossier.acceptedAt !== null,
    panel: panelOf(services, clocks, dossier, {
      reader: 'public',
      at: typed.at,
      turn: publicTurn(dossier, situation),
    }),
    steps: stepRows(dossier, procedure, organisation),
  };
}
