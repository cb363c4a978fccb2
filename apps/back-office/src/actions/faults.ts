import { type FieldError, InvalidFieldsError } from '@portal/kernel';
import type { FormFaults } from '@portal/web';
import type { ActionForm, FormContext } from './action-form';

/** In the order in which the page shows the fields. */
function inOrder({ fields }: ActionForm, faults: readonly FieldError[]): FieldError[] {
  const placeOf = ({ field }: FieldError): number => fields.indexOf(field.split('.', 1)[0] ?? '');
  return faults.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/**
 * Every fault at once: those of the form and those that the use case finds.
 * @param own what the form itself found; the work then only looks for more
 * @throws InvalidFieldsError, or what else the work refuses
 */
export async function withAllFaults<T>(
  form: ActionForm,
  own: readonly FieldError[],
  work: () => Promise<T>,
): Promise<T> {
  const rename = form.fieldName ?? ((field: string) => field);
  const faults = [...own];
  try {
    const result = await work();
    if (own.length === 0) return result;
  } catch (error) {
    if (!(error instanceof InvalidFieldsError)) throw error;
    faults.push(...error.fields.map((fault) => ({ ...fault, field: rename(fault.field) })));
  }
  throw new InvalidFieldsError(inOrder(form, faults));
}

/** Says in the summary which of several like rows each fault is in. */
export function withRowTitles(
  form: ActionForm,
  context: FormContext,
  faults: FormFaults,
): FormFaults {
  const summary = faults.summary.map(({ text, href }) => {
    const row = form.rowTitle?.(href?.slice(1) ?? '', context) ?? '';
    return { text: row === '' ? text : `${row}: ${text}`, ...(href ? { href } : {}) };
  });
  return { ...faults, summary };
}
