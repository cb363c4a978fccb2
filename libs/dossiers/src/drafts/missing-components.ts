import type { FieldError } from '@portal/kernel';
import { askedComponents, type ProcedureVersion } from '@portal/procedures/core';
import type { Attachment } from '../entities';

/** As much of a form as decides which papers it needs. */
interface Form {
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Required components for which no file has been handed in; those that the answers do not ask for excepted. */
export function missingComponents(
  procedure: ProcedureVersion,
  form: Form,
  files: readonly Pick<Attachment, 'componentId'>[],
): FieldError[] {
  const present = new Set(files.map((file) => file.componentId));
  return askedComponents(procedure, form.answers)
    .filter((component) => component.required && !present.has(component.id))
    .map((component) => ({
      field: `components.${component.id}`,
      code: 'dossier.component_missing',
    }));
}
