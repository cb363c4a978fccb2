import { type DossierView, missingComponents, missingReceiver } from '@portal/dossiers';
import type { FieldError, PlainDate } from '@portal/kernel';
import { type ProcedureVersion, validateAnswers } from '@portal/procedures/core';

/** How far a task of the form has come. */
export type TaskState = 'todo' | 'doing' | 'faulty' | 'done';

/** Everything that still stands in the way of sending, by the task in which it is mended. */
export interface DraftCheck {
  readonly receiver: readonly FieldError[];
  readonly sections: ReadonlyMap<string, readonly FieldError[]>;
  readonly nominees: readonly FieldError[];
  readonly files: readonly FieldError[];
  readonly all: readonly FieldError[];
}

type Draft = Pick<DossierView, 'dossier' | 'procedure' | 'waitingFiles'>;

/** The section that asks a field, by the path of an error (`answers.<fieldId>`). */
export function sectionOf(procedure: ProcedureVersion, path: string): string | undefined {
  const fieldId = path.split('.')[1];
  return procedure.sections.find((section) => section.fields.some(({ id }) => id === fieldId))?.id;
}

/** The full check that sending makes, sorted by task. */
export function checkDraft(
  { dossier, procedure, waitingFiles }: Draft,
  today: PlainDate,
): DraftCheck {
  const result = validateAnswers(procedure, { ...dossier.form }, today);
  const errors = result.ok ? [] : result.errors;
  const files = missingComponents(procedure, dossier.form, waitingFiles);
  const receiver = missingReceiver(procedure);
  const sections = procedure.sections.map(({ id }) => {
    const own = errors.filter(({ field }) => sectionOf(procedure, field) === id);
    return [id, field(own, 'answers.')] as const;
  });
  return {
    receiver,
    sections: new Map(sections),
    nominees: field(errors, 'nominees'),
    files,
    all: [...receiver, ...errors, ...files],
  };
}

const field = (errors: readonly FieldError[], prefix: string): FieldError[] =>
  errors.filter((error) => error.field.startsWith(prefix));

/** Codes that say "not there yet" rather than "wrong". */
const MISSING: ReadonlySet<string> = new Set([
  'answers.required',
  'answers.choice_required',
  'answers.nominees_too_few',
  'dossier.component_missing',
]);

/**
 * @param errors what is wrong in the task
 * @param begun whether anything was typed or handed in
 */
export function taskState(errors: readonly FieldError[], begun: boolean): TaskState {
  if (errors.length === 0) return 'done';
  if (!begun) return 'todo';
  return errors.every(({ code }) => MISSING.has(code)) ? 'doing' : 'faulty';
}
