import type { DossierView, FileRow } from '@portal/dossiers';

/** Heading of files that another law no longer asks for. */
export const NO_COMPONENT = 'Không còn trong thành phần hồ sơ';

/** Files of a draft whose component its law does not know: it was moved from another one. */
export function filesWithoutComponent({
  procedure,
  waitingFiles,
}: Pick<DossierView, 'procedure' | 'waitingFiles'>): FileRow[] {
  const known = new Set(procedure.components.map(({ id }) => id));
  return waitingFiles.filter(({ componentId }) => componentId === null || !known.has(componentId));
}
