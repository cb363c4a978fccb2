import { type FieldError, InvalidFieldsError, normaliseText } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { SupplementItem } from '../entities/supplement-request.entity';
import { assertLength } from './read-text';

/** What a supplement request says. */
export interface SupplementText {
  readonly reason: string;
  readonly items: readonly SupplementItem[];
}

const MAX_ITEMS = 50;

function itemFault(item: SupplementItem, procedure: ProcedureVersion): string | null {
  if (item.text === '') return 'dossier.item_text_missing';
  const known = procedure.components.some((component) => component.id === item.componentId);
  return item.componentId !== null && !known ? 'dossier.component_unknown' : null;
}

function itemsFaults(items: readonly SupplementItem[], procedure: ProcedureVersion): FieldError[] {
  if (items.length === 0 || items.length > MAX_ITEMS) {
    return [{ field: 'items', code: 'dossier.items_missing', params: { max: MAX_ITEMS } }];
  }
  return items.flatMap((item, index): FieldError[] => {
    const code = itemFault(item, procedure);
    return code === null ? [] : [{ field: `items.${index}.text`, code }];
  });
}

/**
 * Reason and items as they are kept.
 * @throws InvalidFieldsError with every fault of both at once
 */
export function readSupplementText(
  typed: SupplementText,
  procedure: ProcedureVersion,
): SupplementText {
  const reason = normaliseText(typed.reason);
  const items = typed.items.map((item) => ({ ...item, text: normaliseText(item.text) }));
  const faults = [
    ...itemsFaults(items, procedure),
    ...(reason === '' ? [{ field: 'reason', code: 'dossier.reason_missing' }] : []),
  ];
  if (faults.length > 0) throw new InvalidFieldsError(faults);
  assertLength('reason', reason);
  for (const item of items) assertLength('items', item.text);
  return { reason, items };
}
