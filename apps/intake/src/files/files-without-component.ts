import type { DossierView, FileRow } from '@portal/dossiers';
import { askedComponents, type Component } from '@portal/procedures/core';

type Draft = Pick<DossierView, 'dossier' | 'procedure' | 'waitingFiles'>;

/** Heading of files that are not asked for any more: another law applies, or an answer was changed. */
export const NO_COMPONENT = 'Không còn trong thành phần hồ sơ';

/** The components that the answers of a draft ask for, and those that they leave out. */
export function componentsOf({ dossier, procedure }: Pick<Draft, 'dossier' | 'procedure'>): {
  readonly asked: readonly Component[];
  readonly notAsked: readonly Component[];
} {
  const asked = askedComponents(procedure, dossier.form.answers);
  return { asked, notAsked: procedure.components.filter((each) => !asked.includes(each)) };
}

/** Files of a draft for no component that its law and its answers ask for. */
export function filesWithoutComponent(draft: Draft): FileRow[] {
  const asked = new Set(componentsOf(draft).asked.map(({ id }) => id));
  return draft.waitingFiles.filter(
    ({ componentId }) => componentId === null || !asked.has(componentId),
  );
}
