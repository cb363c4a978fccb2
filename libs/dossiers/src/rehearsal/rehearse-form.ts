import { type FieldError, type PlainDate, toOfficeTime } from '@portal/kernel';
import { filingWindowOn, type ProcedureVersion, validateAnswers } from '@portal/procedures/core';
import { missingComponents } from '../drafts/missing-components';
import type { SentDossier } from './sent-dossiers';

/** Why a form would have been refused. No answer is in it. */
export interface RefusalReason {
  readonly code: string;
  /** What the entry is called that it is about; empty when the whole dossier is. */
  readonly label: string;
}

/** What another version would have made of a form. */
export interface RehearsedForm {
  readonly refusals: readonly RefusalReason[];
  /** Labels of answers that it does not ask for: they would not have been given. */
  readonly dropped: readonly string[];
}

/** A dossier that is read by two versions. */
export interface VersionPair {
  readonly before: ProcedureVersion;
  readonly version: ProcedureVersion;
}

const OUTSIDE_WINDOW: RefusalReason = { code: 'procedure.outside_filing_window', label: '' };

function fieldLabel(procedure: ProcedureVersion, path: readonly string[]): string | undefined {
  const id = path.at(-1);
  const form = procedure.sections.flatMap(({ fields }) => fields);
  const kinds = procedure.nomineeKinds.flatMap(({ fields }) => fields);
  const fields = path[0] === 'answers' ? form : kinds;
  return fields.find((field) => field.id === id)?.label.vi;
}

function labelOf({ before, version }: VersionPair, { field }: FieldError): string {
  const path = field.split('.');
  if (path[0] === 'components') {
    return version.components.find(({ id }) => id === path[1])?.title.vi ?? field;
  }
  return fieldLabel(version, path) ?? fieldLabel(before, path) ?? '';
}

function faultsOf(version: ProcedureVersion, dossier: SentDossier, on: PlainDate): FieldError[] {
  const check = validateAnswers(version, { ...dossier.form }, on);
  const files = dossier.componentIds.map((componentId) => ({ componentId }));
  return [...(check.ok ? [] : check.errors), ...missingComponents(version, dossier.form, files)];
}

/** One and the same reason for many nominees is told once. */
function distinct(reasons: readonly RefusalReason[]): RefusalReason[] {
  return [...new Map(reasons.map((each) => [`${each.code} ${each.label}`, each])).values()];
}

/**
 * Reads the form of a dossier by another version, as of the day on which it was filed. An answer to a
 * question that is asked no more is no reason to refuse: nobody would have given it.
 */
export function rehearseForm(pair: VersionPair, dossier: SentDossier): RehearsedForm {
  const on = toOfficeTime(dossier.submittedAt).date;
  const faults = faultsOf(pair.version, dossier, on).map((error) => ({
    code: error.code,
    label: labelOf(pair, error),
  }));
  const isDropped = ({ code }: RefusalReason): boolean => code === 'answers.unknown_field';
  const isClosed = !filingWindowOn(pair.version, on).mayFile;
  return {
    refusals: distinct([
      ...(isClosed ? [OUTSIDE_WINDOW] : []),
      ...faults.filter((fault) => !isDropped(fault)),
    ]),
    dropped: distinct(faults.filter(isDropped)).map(({ label }) => label),
  };
}
