import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { getReason } from './read-text';

/** Refusal at intake, with its reason in writing (NĐ 61/2018 Điều 17(1)b). */
export const refuseDossier: ActionHandler<'refuse'> = ({ at, dossier }, command) => {
  const reason = getReason(command.reason);
  return Promise.resolve({
    changes: { finishedAt: at, closingReason: reason },
    journal: { reasonHash: hashPersonalValue(dossier.journalSalt, reason) },
  });
};
