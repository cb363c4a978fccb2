import type { DossierView } from '@portal/dossiers';
import { CodedError, type FieldError } from '@portal/kernel';
import {
  type DraftAnswers,
  type NomineeKind,
  nomineeName,
  type ProcedureVersion,
} from '@portal/procedures/core';
import type { FormData } from '@portal/web';
import { dossierPath } from '../paths';
import { SHOW_FAULTS } from './fault-links';

type DraftNominee = DraftAnswers['nominees'][number];

/** A nominee of a draft as the table shows it. */
export interface DraftNomineeRow {
  readonly number: number;
  readonly name: string;
  readonly kindTitle: string;
  readonly faulty: boolean;
  readonly editHref: string;
  readonly copyHref: string;
  readonly removeHref: string;
}

/** The kind with this id. @throws CodedError `answers.nominee_kind_required` */
export function getKind(procedure: ProcedureVersion, id: string): NomineeKind {
  const kind = procedure.nomineeKinds.find((candidate) => candidate.id === id);
  if (!kind) throw new CodedError('invalid', 'answers.nominee_kind_required');
  return kind;
}

/**
 * The place in the table of what stands in the address or in the form, from 1; undefined when the
 * text is empty (a new row).
 * @throws CodedError `nominee.not_found`
 */
export function rowIndex(text: string, count: number): number | undefined {
  if (text === '') return undefined;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > count) throw new CodedError('not_found', 'nominee.not_found');
  return number - 1;
}

/** What the form says of one nominee, as `saveDraft` takes it. */
export function typedNominee(kind: string, form: FormData): Record<string, unknown> {
  const typed = form['nominee'];
  return { ...(typeof typed === 'object' && !Array.isArray(typed) ? typed : {}), kind };
}

/** The table with one row replaced, or added when `index` is undefined. */
export function withNominee(
  nominees: readonly unknown[],
  index: number | undefined,
  nominee: unknown,
): unknown[] {
  return index === undefined ? [...nominees, nominee] : nominees.with(index, nominee);
}

/** The faults of one row, with the paths of its own form. */
export function rowFaults(errors: readonly FieldError[], index: number): FieldError[] {
  const prefix = `nominees.${index}.`;
  return errors
    .filter(({ field }) => field.startsWith(prefix))
    .map((error) => ({ ...error, field: `nominee.${error.field.slice(prefix.length)}` }));
}

function toRow(
  { dossier, procedure }: Pick<DossierView, 'dossier' | 'procedure'>,
  nominee: DraftNominee,
  index: number,
  faulty: boolean,
): DraftNomineeRow {
  const page = dossierPath(dossier.id, 'de-nghi', index + 1);
  return {
    number: index + 1,
    name: nomineeName(procedure, nominee) || '(chưa có tên)',
    kindTitle: getKind(procedure, nominee.kind).title.vi,
    faulty,
    editHref: faulty ? `${page}?${SHOW_FAULTS}` : page,
    copyHref: `${dossierPath(dossier.id, 'de-nghi', 'them')}?chep=${index + 1}`,
    removeHref: dossierPath(dossier.id, 'de-nghi', index + 1, 'xoa'),
  };
}

/** The table of nominees of a draft. */
export function nomineeRows(
  draft: Pick<DossierView, 'dossier' | 'procedure'>,
  errors: readonly FieldError[],
): DraftNomineeRow[] {
  return draft.dossier.form.nominees.map((nominee, index) =>
    toRow(draft, nominee, index, rowFaults(errors, index).length > 0),
  );
}
