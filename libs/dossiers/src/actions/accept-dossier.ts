import type { ActionHandler } from './action-context';

/** The desk found the dossier complete: the legal clock starts and the receipt can be printed. */
export const acceptDossier: ActionHandler<'accept'> = ({ at }) =>
  Promise.resolve({ changes: { acceptedAt: at } });
