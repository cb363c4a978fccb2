import type { DossierView } from '@portal/dossiers';
import { CodedError } from '@portal/kernel';
import type { FormData } from '@portal/web';
import { formVersion } from '../shared/form-version';

/**
 * Refers to a draft whose table is about to be replaced as a whole: the rows that were read have to
 * be those that the form showed.
 * @throws CodedError `draft.stale`
 */
export function sameVersion(
  { dossier }: Pick<DossierView, 'dossier'>,
  form: FormData,
): { readonly dossierId: string; readonly version: number } {
  const version = formVersion(form);
  if (version !== dossier.version) throw new CodedError('conflict', 'draft.stale');
  return { dossierId: dossier.id, version };
}
