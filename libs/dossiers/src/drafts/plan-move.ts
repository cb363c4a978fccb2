import {
  type DraftAnswers,
  type DraftValue,
  type FormField,
  nomineeName,
  type ProcedureVersion,
  readAnswers,
} from '@portal/procedures/core';
import type { Attachment } from '../entities';
import { type BeforeAfter, componentDifference, limitDifference } from '../law/differences';
import { answerRows } from '../reading/answer-rows';

/** A field of the form, with the page or the kind of nominee that it stands in. */
export interface FieldNote {
  readonly where: string;
  readonly label: string;
}

/** Something that was typed, as people read it. */
export interface LostAnswer extends FieldNote {
  readonly text: string;
}

/** A nominee of a kind that can no longer be proposed, with all that was typed about it. */
export interface LostNominee {
  readonly name: string;
  readonly kindTitle: string;
  readonly answers: readonly LostAnswer[];
}

type FileOfDraft = Pick<Attachment, 'id' | 'componentId' | 'name'>;

/** A component that goes, with the files that were attached for it; they stay in the draft. */
export interface ComponentGone {
  readonly title: string;
  readonly files: readonly FileOfDraft[];
}

/** What moving a draft to another version makes of it; everything that goes is listed. */
export interface MovePlan {
  /** The form as the other version reads it. */
  readonly form: DraftAnswers;
  /** What was typed and has no place in the other version. */
  readonly lost: readonly LostAnswer[];
  readonly nomineesLost: readonly LostNominee[];
  /** What is kept although the other version does not take it as it is. */
  readonly toCheck: readonly LostAnswer[];
  readonly fieldsGone: readonly FieldNote[];
  readonly fieldsRequired: readonly FieldNote[];
  readonly kindsGone: readonly string[];
  readonly kindsAdded: readonly string[];
  /** Files whose component the other version knows. */
  readonly filesKept: readonly FileOfDraft[];
  readonly componentsGone: readonly ComponentGone[];
  readonly componentsAdded: readonly { readonly title: string; readonly required: boolean }[];
  readonly componentsRequired: readonly string[];
  readonly limit: BeforeAfter;
}

type Values = Readonly<Record<string, DraftValue>>;
type Raw = Readonly<Record<string, unknown>>;

/** A part of the form in two versions: its pages, or one kind of nominee. */
interface Part {
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
}

interface Placed {
  readonly where: string;
  readonly field: FormField;
}

const CHOICES: ReadonlySet<FormField['type']> = new Set(['select', 'radios']);

/** Whether an answer to the one is an answer to the other: a choice stays one however it is shown. */
function matches(before: FormField, after: FormField | undefined): boolean {
  if (before.id !== after?.id) return false;
  return before.type === after.type || (CHOICES.has(before.type) && CHOICES.has(after.type));
}

const find = (part: readonly Placed[], id: string): FormField | undefined =>
  part.find(({ field }) => field.id === id)?.field;

function fits(field: FormField, value: DraftValue): boolean {
  if (field.options) return field.options.some((option) => option.value === value);
  return (
    field.maxLength === undefined || typeof value !== 'string' || value.length <= field.maxLength
  );
}

const asRead = ({ where, field }: Placed, values: Values, name = ''): LostAnswer => ({
  where: name === '' ? where : `${where} “${name}”`,
  label: field.label.vi,
  text: answerRows([field], values)[0]!.text,
});

interface MovedValues {
  readonly kept: Raw;
  readonly lost: readonly LostAnswer[];
  readonly toCheck: readonly LostAnswer[];
}

function moveValues({ before, after }: Part, values: Values, name?: string): MovedValues {
  const typed = before.filter(({ field }) => values[field.id] !== undefined);
  const staying = typed.filter(({ field }) => matches(field, find(after, field.id)));
  const refused = staying.filter(({ field }) => !fits(find(after, field.id)!, values[field.id]!));
  return {
    kept: Object.fromEntries(staying.map(({ field: { id } }) => [id, values[id]])),
    lost: typed.filter((one) => !staying.includes(one)).map((one) => asRead(one, values, name)),
    toCheck: refused.map((one) => asRead(one, values, name)),
  };
}

const note = ({ where, field }: Placed): FieldNote => ({ where, label: field.label.vi });

const missingIn = (from: readonly Placed[], to: readonly Placed[]): readonly Placed[] =>
  from.filter(({ field }) => !matches(field, find(to, field.id)));

const wasRequired = (before: readonly Placed[], { id }: FormField): boolean =>
  find(before, id)?.required === true;

/** What goes from a part of the form, and what must be answered now. */
const partNotes = ({ before, after }: Part) => ({
  gone: missingIn(before, after).map(note),
  required: after
    .filter(({ field }) => field.required)
    .filter((one) => !wasRequired(before, one.field) || missingIn([one], before).length > 0)
    .map(note),
});

const formFields = ({ sections }: ProcedureVersion): Placed[] =>
  sections.flatMap(({ title, fields }) => fields.map((field) => ({ where: title.vi, field })));

function kindFields({ nomineeKinds }: ProcedureVersion, id: string): Placed[] | null {
  const kind = nomineeKinds.find((candidate) => candidate.id === id);
  return kind ? kind.fields.map((field) => ({ where: kind.title.vi, field })) : null;
}

const kindTitles = (version: ProcedureVersion, missing: ProcedureVersion): string[] =>
  version.nomineeKinds
    .filter(({ id }) => kindFields(missing, id) === null)
    .map(({ title }) => title.vi);

interface MovedNominees {
  readonly rows: readonly Raw[];
  readonly moved: readonly MovedValues[];
  readonly gone: readonly LostNominee[];
}

function moveNominees(
  from: ProcedureVersion,
  to: ProcedureVersion,
  { nominees }: DraftAnswers,
): MovedNominees {
  const rows: Raw[] = [];
  const moved: MovedValues[] = [];
  const gone: LostNominee[] = [];
  for (const [index, nominee] of nominees.entries()) {
    const { kind, ...values } = nominee;
    const before = kindFields(from, kind) ?? [];
    const after = kindFields(to, kind);
    const name = nomineeName(from, nominee) || `(dòng ${index + 1})`;
    const part = moveValues({ before, after: after ?? [] }, values, name);
    if (after === null) {
      gone.push({ name, kindTitle: before[0]?.where ?? kind, answers: part.lost });
      continue;
    }
    rows.push({ ...part.kept, kind });
    moved.push(part);
  }
  return { rows, moved, gone };
}

function moveFiles(from: ProcedureVersion, to: ProcedureVersion, files: readonly FileOfDraft[]) {
  const { gone, added, nowRequired } = componentDifference(from, to);
  const filesOf = (wanted: string): FileOfDraft[] =>
    files.filter(({ componentId }) => componentId === wanted);
  return {
    filesKept: to.components.flatMap(({ id }) => filesOf(id)),
    componentsGone: gone.map(({ id, title }) => ({ title: title.vi, files: filesOf(id) })),
    componentsAdded: added.map(({ title, required }) => ({ title: title.vi, required })),
    componentsRequired: nowRequired.map(({ title }) => title.vi),
  };
}

/**
 * What moving a draft from one version to another keeps, drops and asks anew. An answer is kept where
 * field and kind of question match; a nominee, where its kind does; files all stay, those without
 * their component too. Two versions with the same form lose nothing.
 * @param form as `readAnswers` of the earlier version keeps it
 */
export function planMove(
  from: ProcedureVersion,
  to: ProcedureVersion,
  form: DraftAnswers,
  attachments: readonly FileOfDraft[],
): MovePlan {
  const pages = { before: formFields(from), after: formFields(to) };
  const answers = moveValues(pages, form.answers);
  const nominees = moveNominees(from, to, form);
  const parts = from.nomineeKinds.flatMap(({ id }) => {
    const after = kindFields(to, id);
    return after ? [{ before: kindFields(from, id)!, after }] : [];
  });
  const notes = [pages, ...parts].map(partNotes);
  const moved = [answers, ...nominees.moved];
  return {
    form: readAnswers(to, { answers: answers.kept, nominees: nominees.rows }),
    lost: moved.flatMap(({ lost }) => lost),
    nomineesLost: nominees.gone,
    toCheck: moved.flatMap(({ toCheck }) => toCheck),
    fieldsGone: notes.flatMap(({ gone }) => gone),
    fieldsRequired: notes.flatMap(({ required }) => required),
    kindsGone: kindTitles(from, to),
    kindsAdded: kindTitles(to, from),
    ...moveFiles(from, to, attachments),
    limit: limitDifference(from, to),
  };
}
