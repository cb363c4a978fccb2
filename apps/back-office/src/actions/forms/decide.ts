import { type DossierView, MAX_TEXT_LENGTH, type NomineeDecision } from '@portal/dossiers';
import { type FieldError, findPlainDate, formatDate } from '@portal/kernel';
import { formDate, type FormData, formText } from '@portal/web';
import type { ActionForm, FormContext, ReadCommand, TypedText } from '../action-form';
import { formGroup } from '../form-group';

/** Step of the form that marks every nominee as approved. */
export const APPROVE_ALL = 'tat-ca-dong-y';

const OUTCOMES = [
  { value: 'approved', text: 'Khen thưởng' },
  { value: 'rejected', text: 'Không khen thưởng' },
] as const;

const OUTCOME_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  OUTCOMES.map(({ value, text }) => [value, text]),
);

/** Name of a nominee's row in the form. */
const keyAt = (index: number): string => `n${index + 1}`;

/** What was typed about each nominee, in the order of the dossier. */
function outcomesIn(form: FormData, { nominees }: DossierView) {
  const rows = formGroup(form, 'outcomes');
  const isForAll = formText(form, 'buoc') === APPROVE_ALL;
  return nominees.map((nominee, index) => {
    const row = formGroup(rows, keyAt(index));
    const outcome = isForAll ? 'approved' : formText(row, 'outcome');
    return { nominee, outcome, reason: formText(row, 'reason') };
  });
}

function signedOnFaults(form: FormData): FieldError[] {
  const signedOn = formDate(form, 'signedOn');
  if (signedOn === '') return [{ field: 'signedOn', code: 'back_office.signed_on_missing' }];
  return findPlainDate(signedOn)
    ? []
    : [{ field: 'signedOn', code: 'back_office.signed_on_invalid' }];
}

function read(form: FormData, { view, today }: FormContext): ReadCommand {
  const outcomes = outcomesIn(form, view).flatMap(
    ({ nominee, outcome, reason }): NomineeDecision[] =>
      outcome === 'approved' || outcome === 'rejected'
        ? [{ nomineeId: nominee.id, outcome, reason: reason === '' ? null : reason }]
        : [],
  );
  return {
    command: {
      action: 'decide',
      number: formText(form, 'number'),
      // Stands in for a day that cannot be read, so that all other faults are found at once.
      signedOn: findPlainDate(formDate(form, 'signedOn')) ?? today,
      outcomes,
    },
    faults: signedOnFaults(form),
  };
}

function typed(form: FormData, { view }: FormContext): TypedText[] {
  const outcomes = outcomesIn(form, view).map(({ nominee, outcome, reason }) => ({
    label: nominee.name,
    text: [OUTCOME_WORDS[outcome] ?? '', reason].filter(Boolean).join(': '),
  }));
  const signedOn = findPlainDate(formDate(form, 'signedOn'));
  return [
    { label: 'Số quyết định', text: formText(form, 'number') },
    { label: 'Ngày ký', text: signedOn ? formatDate(signedOn) : formDate(form, 'signedOn') },
    ...outcomes,
    { label: 'Tệp quyết định', text: view.waitingFiles.map(({ name }) => name).join('\n') },
  ];
}

/** Records the signed decision, nominee by nominee. */
export const decideForm: ActionForm = {
  action: 'decide',
  rule: 'case.decide',
  path: 'quyet-dinh',
  title: 'Ghi quyết định',
  template: 'back-office/actions/decide',
  warning: 'Quyết định đã ghi thì không sửa được. Hãy đối chiếu số, ngày và từng trường hợp.',
  done: 'back_office.done.decide',
  fields: ['number', 'signedOn', 'outcomes', 'file'],
  read,
  page: (form, { view }) => ({
    choices: OUTCOMES,
    maxLength: MAX_TEXT_LENGTH,
    files: view.waitingFiles,
    fileLabel: view.waitingFiles.length > 0 ? 'Thêm tệp' : 'Chọn tệp',
    nominees: outcomesIn(form, view).map(({ nominee, outcome, reason }, index) => ({
      position: nominee.position,
      name: nominee.name,
      kindTitle: nominee.kindTitle,
      facts: nominee.rows.filter((row) => row.text !== '' && row.text !== nominee.name),
      outcomeName: `outcomes.${keyAt(index)}.outcome`,
      reasonName: `outcomes.${keyAt(index)}.reason`,
      outcome,
      reason,
    })),
  }),
  typed,
  fieldName: (field) =>
    field.replace(
      /^outcomes\.(\d+)(\.reason)?$/,
      (_whole, index: string, reason?: string) =>
        `outcomes.${keyAt(Number(index))}${reason ?? '.outcome'}`,
    ),
  rowTitle: (field, { view }) => {
    const index = view.nominees.findIndex((_, at) => field.startsWith(`outcomes.${keyAt(at)}.`));
    return view.nominees[index]?.name ?? '';
  },
};
