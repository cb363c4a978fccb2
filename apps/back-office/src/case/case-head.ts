import type { DossierView } from '@portal/dossiers';

/** What names a dossier on top of each of its pages. */
export interface CaseHead {
  readonly href: string;
  readonly code: string;
  readonly partyName: string;
  readonly procedureTitle: string;
  readonly statusLabel: string;
}

/** The head of a dossier that was sent: staff see no other. */
export function caseHead({ dossier, party, procedure, statusLabel }: DossierView): CaseHead {
  return {
    href: `/ho-so/${dossier.id}`,
    code: dossier.code ?? '',
    partyName: party.name,
    procedureTitle: procedure.title.vi,
    statusLabel,
  };
}
