import { type DossierView, MAX_TEXT_LENGTH } from '@portal/dossiers';
import type { PageOptions } from '@portal/web';
import type { FilePage } from '../files/file-page';
import { dossierPath } from '../paths';

/** What frames the page of a supplement; a refused upload shows the same page. */
export function supplementPage({ dossier }: Pick<DossierView, 'dossier'>): PageOptions {
  const back = { href: dossierPath(dossier.id), text: `Hồ sơ ${dossier.code ?? ''}` };
  return { title: 'Bổ sung hồ sơ', back };
}

/**
 * The task of a supplement: what is asked, the components that it names (all, when it names none),
 * and the words of the answer.
 */
export async function supplementView(view: DossierView, filePage: FilePage, form: object) {
  const { dossier, supplement } = view;
  const named = new Set(supplement?.items.map(({ componentId }) => componentId));
  const namesAny = [...named].some((id) => id !== null);
  const wanted = view.procedure.components.filter(({ id }) => !namesAny || named.has(id));
  const page = await filePage.view(view, wanted);
  return {
    ...page,
    supplement,
    code: dossier.code,
    version: dossier.version,
    form,
    maxLength: MAX_TEXT_LENGTH,
    sendHref: dossierPath(dossier.id, 'bo-sung'),
    maySend: view.actions.includes('answer_supplement'),
  };
}
