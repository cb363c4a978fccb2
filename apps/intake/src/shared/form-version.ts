import { CodedError } from '@portal/kernel';
import { type FormData, formText } from '@portal/web';

/**
 * The version of the dossier that the form showed.
 * @throws CodedError `web.malformed`: every form of ours carries it
 */
export function formVersion(form: FormData): number {
  const typed = formText(form, 'version');
  if (!/^\d{1,9}$/.test(typed)) throw new CodedError('invalid', 'web.malformed');
  return Number(typed);
}
