import type { FieldError } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { Attachment } from '../entities';

/** Required components for which no file has been handed in. */
export function missingComponents(
  procedure: ProcedureVersion,
  files: readonly Pick<Attachment, 'componentId'>[],
): FieldError[] {
  const present = new Set(files.map((file) => file.componentId));
  return procedure.components
    .filter((component) => component.required && !present.has(component.id))
    .map((component) => ({
      field: `components.${component.id}`,
      code: 'dossier.component_missing',
    }));
}
