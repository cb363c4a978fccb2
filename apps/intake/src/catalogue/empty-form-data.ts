import type { EmptyField, EmptyFormData, EmptyNominee } from '@portal/documents';
import { fromOfficeTime } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { Component, FormField, NomineeKind, ProcedureVersion } from '@portal/procedures/core';
import { procedurePath } from '../paths';
import { unitName } from './catalogue-words';
import { conditionInWords } from './condition-words';
import { copiesOf } from './procedure-view';
import { shortBases } from './published-table';
import { validityInWords } from './version-history';

/** Characters that a person writes on one line of A4. */
const PER_LINE = 90;
/** Lines of a long answer; whoever needs more adds a sheet. */
const LINES = { min: 3, max: 9 };
/** Columns that a table on A4 holds besides the serial number. */
const MAX_COLUMNS = 6;
/** Nominees that one sheet has room for. */
const MAX_ROWS = 5;
/** Digits of a citizen number. */
const CITIZEN_NUMBER = 12;

/** Beside a table, long answers are told apart by its serial numbers. */
const BY_NUMBER = 'ghi theo số thứ tự trong bảng, thiếu chỗ thì kèm tờ riêng';

const SHAPES: Readonly<Record<FormField['type'], EmptyField['shape']>> = {
  text: 'line',
  textarea: 'lines',
  select: 'choice',
  radios: 'choice',
  date: 'date',
  year: 'year',
  email: 'line',
  phone: 'line',
  citizen_number: 'boxes',
  number: 'line',
};

function countOf({ type, maxLength }: FormField): number {
  if (type === 'citizen_number') return CITIZEN_NUMBER;
  if (type !== 'textarea') return 1;
  const lines = Math.ceil((maxLength ?? 0) / (3 * PER_LINE));
  return Math.min(LINES.max, Math.max(LINES.min, lines));
}

/** What is said of filling in on a screen helps nobody with a pen: only the case is told. */
const hintOf = ({ when }: FormField, fields: readonly FormField[]): string =>
  when ? `chỉ điền khi ${conditionInWords(when, fields)}` : '';

const fieldOf = (field: FormField, fields: readonly FormField[]): EmptyField => ({
  label: field.label.vi,
  shape: SHAPES[field.type],
  count: countOf(field),
  options: (field.options ?? []).map(({ label }) => label.vi),
  hint: hintOf(field, fields),
  optional: !field.required,
});

function nomineeOf({ title, fields }: NomineeKind, max: number): EmptyNominee {
  const columns = fields.filter(({ type }) => type !== 'textarea').length;
  const isTable = max > 1 && columns <= MAX_COLUMNS;
  const rows = isTable ? Math.min(MAX_ROWS, max) : 0;
  const more = `Một hồ sơ có thể đề nghị nhiều trường hợp (tối đa ${max}): ${isTable ? 'kẻ thêm dòng hoặc kèm danh sách.' : 'mỗi trường hợp một tờ như phần này.'}`;
  return {
    title: `Được đề nghị: ${title.vi}`,
    hint: max > 1 ? more : '',
    rows,
    fields: fields.map((field) => {
      const empty = fieldOf(field, fields);
      return isTable && empty.shape === 'lines' ? { ...empty, hint: BY_NUMBER } : empty;
    }),
  };
}

const sentences = (...texts: readonly (string | null | undefined)[]): string =>
  texts
    .filter(Boolean)
    .map((text) => text!.replace(/\.$/, ''))
    .join('. ');

const componentOf = (component: Component) => ({
  title: component.title.vi,
  note: sentences(
    component.form,
    component.condition?.vi,
    component.required ? null : 'Không bắt buộc',
  ),
  copies: copiesOf(component),
});

/** To whom the form is addressed. */
function agencyOf(
  version: ProcedureVersion,
  { oneStopShop, province }: Organisation,
  name: string,
) {
  const known = version.receivingUnit === oneStopShop.unit;
  return {
    parent: null,
    name,
    unit: null,
    place: province.vi,
    address: known ? oneStopShop.address.value : null,
    hotline: known ? oneStopShop.hotline.value : null,
    email: known ? oneStopShop.email.value : null,
  };
}

/** The surroundings that a form names. */
export interface FormSettings {
  readonly intakeUrl: string;
  readonly demonstration: boolean;
}

/** The form of a version to be printed: equal for equal versions, whenever it is made. */
export function emptyFormData(
  version: ProcedureVersion,
  organisation: Organisation,
  { intakeUrl, demonstration }: FormSettings,
): EmptyFormData {
  const fields = version.sections.flatMap((section) => section.fields);
  return {
    agency: agencyOf(version, organisation, unitName(organisation, version.receivingUnit)),
    issuedAt: fromOfficeTime({ date: version.validFrom, minute: 0 }),
    lookupUrl: `${intakeUrl}${procedurePath(version.key)}`,
    procedureTitle: version.title.vi,
    demonstration,
    validity: validityInWords(version),
    legalBasis: shortBases(version),
    sections: version.sections.map((section) => ({
      title: section.title.vi,
      hint: '',
      fields: section.fields.map((field) => fieldOf(field, fields)),
    })),
    nominees: version.nomineeKinds.map((kind) => nomineeOf(kind, version.nomineeCount.max)),
    components: version.components.map(componentOf),
  };
}
