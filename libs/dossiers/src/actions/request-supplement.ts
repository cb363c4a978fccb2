import {
  CodedError,
  type FieldError,
  InvalidFieldsError,
  newId,
  normaliseText,
} from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { CommandOf } from '../commands';
import type { SupplementItem } from '../entities/supplement-request.entity';
import { SupplementRequest } from '../entities';
import { hashPersonalValue } from '../journal/entry-hash';
import type { ActionHandler } from './action-context';
import { assertLength } from './read-text';

/** The desk guides the applicant once, fully and exactly (NĐ 61/2018 Điều 15(3); NĐ 118/2025 Điều 11). */
export const MAX_SUPPLEMENT_REQUESTS = 1;
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

/** Reason and items, every fault of both told at once. */
function readRequest(
  command: CommandOf<'request_supplement'>,
  procedure: ProcedureVersion,
): { reason: string; items: SupplementItem[] } {
  const reason = normaliseText(command.reason);
  const items = command.items.map((item) => ({ ...item, text: normaliseText(item.text) }));
  const faults = [
    ...itemsFaults(items, procedure),
    ...(reason === '' ? [{ field: 'reason', code: 'dossier.reason_missing' }] : []),
  ];
  if (faults.length > 0) throw new InvalidFieldsError(faults);
  assertLength('reason', reason);
  for (const item of items) assertLength('items', item.text);
  return { reason, items };
}

/** Says what is missing and by when; the dossier waits for its applicant. */
export const requestSupplement: ActionHandler<'request_supplement'> = async (context, command) => {
  const { tx, at, dossier, procedure, actor } = context;
  if (dossier.supplementCount >= MAX_SUPPLEMENT_REQUESTS) {
    throw new CodedError('conflict', 'dossier.supplement_only_once');
  }
  const { reason, items } = readRequest(command, procedure);
  const number = dossier.supplementCount + 1;
  const due = await context.deadlines.current(tx, dossier.id, 'supplement');
  if (!due || actor.kind !== 'staff') throw new Error('a supplement is asked by staff, on a clock');
  const id = newId(at);
  await tx.insert(SupplementRequest, {
    id,
    dossierId: dossier.id,
    number,
    reason,
    items,
    requestedByStaffId: actor.staffId,
    requestedAt: at,
    dueAt: due.dueAt,
  });
  return {
    changes: { supplementCount: number },
    journal: {
      supplementId: id,
      number,
      components: items.map((item) => item.componentId),
      reasonHash: hashPersonalValue(dossier.journalSalt, reason),
    },
  };
};
