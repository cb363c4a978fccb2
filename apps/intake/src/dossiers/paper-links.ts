import { type DossierView, papersOf } from '@portal/dossiers';
import { dossierPath } from '../paths';

/** A paper of the service that exists for a dossier. */
export interface PaperLink {
  readonly text: string;
  readonly href: string;
}

/** Links to the papers that a dossier has by now. */
export function paperLinks(view: Pick<DossierView, 'dossier' | 'supplement'>): PaperLink[] {
  return papersOf(view).map(({ title, path }) => ({
    text: `${title} (PDF)`,
    href: dossierPath(view.dossier.id, path),
  }));
}
