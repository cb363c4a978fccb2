import type { StaffMember } from '@portal/identity';
import type { FieldError } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { ReportFilter, Reporting } from '@portal/reporting';
import type { TypedFilter } from './report-address';

/** An entry of a list to choose from. */
interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What a reader can narrow the sums to. */
export interface Choices {
  readonly procedures: readonly Choice[];
  readonly units: readonly Choice[];
}

/** Nothing is offered that the reader's sums would not be made of. */
export function choicesOf(
  reporting: Reporting,
  organisation: Organisation,
  reader: StaffMember,
): Choices {
  return {
    procedures: reporting
      .procedures(reader)
      .map(({ key, title }) => ({ value: key, text: title.vi })),
    units: reporting
      .units(reader)
      .map((id) => ({ value: id, text: organisation.findUnit(id)?.name.vi ?? id })),
  };
}

const offers = (choices: readonly Choice[], value: string): boolean =>
  value === '' || choices.some((choice) => choice.value === value);

/** What is asked for and not offered. */
export function filterFaults(typed: TypedFilter, { procedures, units }: Choices): FieldError[] {
  return [
    ...(offers(procedures, typed['thu-tuc'])
      ? []
      : [{ field: 'thu-tuc', code: 'statistics.procedure_unknown' }]),
    ...(offers(units, typed['don-vi'])
      ? []
      : [{ field: 'don-vi', code: 'statistics.unit_unknown' }]),
  ];
}

/** An empty field narrows nothing. */
export const filterOf = (typed: TypedFilter): ReportFilter => ({
  procedureKey: typed['thu-tuc'] || null,
  unitId: typed['don-vi'] || null,
});
