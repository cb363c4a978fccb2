import type { DossierView } from '@portal/dossiers';
import { dossierPath } from '../paths';
import { paperLinks } from './paper-links';

/** What the page of a sent dossier shows. */
export function dossierPageView(view: DossierView, notices: readonly object[]) {
  const { dossier, procedure, party, statusLabel, situation, panel, supplement, decision } = view;
  const { id, actions } = { id: dossier.id, actions: view.actions };
  return {
    code: dossier.code,
    lookupKey: dossier.lookupKey,
    status: dossier.status,
    statusLabel,
    procedureTitle: procedure.title.vi,
    partyName: party.name,
    receiverName: view.receiver.name.vi,
    situation,
    panel,
    closingReason: dossier.closingReason ?? '',
    supplement,
    supplementHref: actions.includes('answer_supplement') ? dossierPath(id, 'bo-sung') : '',
    decision,
    steps: view.steps,
    stepsBegun: dossier.acceptedAt !== null,
    timeline: view.timeline,
    files: view.files,
    nominees: view.nominees,
    sections: view.sections,
    papers: paperLinks(view),
    notices,
    withdrawHref: actions.includes('withdraw') ? dossierPath(id, 'rut') : '',
  };
}
