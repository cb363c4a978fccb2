import type { Contradiction } from './contradiction';
import { fieldsOf } from './conditions';
import type { ProcedureDefinition } from './definition';
import type { FormField } from './procedure-version';

type Path = readonly (string | number)[];

/** The fields that each field's condition reads, among those of the same form. */
function readsOf(fields: readonly FormField[]): Map<string, string[]> {
  const ids = new Set(fields.map(({ id }) => id));
  return new Map(
    fields.map(({ id, when }) => [id, when ? fieldsOf(when).filter((each) => ids.has(each)) : []]),
  );
}

/** A way from a field back to itself, over the conditions; itself first and last. */
function findCircle(start: string, reads: ReadonlyMap<string, readonly string[]>): string[] | null {
  const seen = new Set<string>();
  const walk = (id: string, way: readonly string[]): string[] | null => {
    for (const next of reads.get(id)!) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}

/** Fields that are asked only when they themselves are answered: nobody could ever see them. */
function circleFaults(fields: readonly FormField[], pathOf: (index: number) => Path) {
  const reads = readsOf(fields);
  return fields.flatMap(({ id }, index): Contradiction[] => {
    const circle = findCircle(id, reads);
    // Of itself alone is told where the condition's fields are checked.
    if (!circle || circle.length < 3) return [];
    const reason = `điều kiện vòng quanh: ${circle.join(' → ')}; hãy bỏ một điều kiện`;
    return [{ path: [...pathOf(index), 'when'], reason }];
  });
}

/** Circles over all sections: the answers of the form are one record. */
export function formCircleFaults({ sections }: ProcedureDefinition): Contradiction[] {
  const places = sections.flatMap(({ fields }, section) =>
    fields.map((field, index) => ({ field, path: ['sections', section, 'fields', index] })),
  );
  return circleFaults(
    places.map(({ field }) => field),
    (index) => places[index]!.path,
  );
}

/** Circles among the questions about one kind of nominee. */
export function nomineeCircleFaults({ nomineeKinds }: ProcedureDefinition): Contradiction[] {
  return nomineeKinds.flatMap(({ fields }, kind) =>
    circleFaults(fields, (index) => ['nomineeKinds', kind, 'fields', index]),
  );
}

/** Components that depend on answers which the form does not ask for, or do not say so in words. */
export function componentFaults({ sections, components }: ProcedureDefinition): Contradiction[] {
  const known = new Set(sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
  return components.flatMap(({ when, condition, required }, index): Contradiction[] => {
    if (!when) return [];
    const path = ['components', index];
    const unknown = fieldsOf(when).filter((id) => !known.has(id));
    return [
      ...unknown.map((id) => ({
        path: [...path, 'when'],
        reason: `điều kiện dùng trường "${id}" không có trong biểu mẫu`,
      })),
      ...(condition
        ? []
        : [{ path, reason: 'có when thì phải nói điều kiện bằng lời (condition)' }]),
      ...(required ? [] : [{ path: [...path, 'when'], reason: 'chỉ dùng với required: true' }]),
    ];
  });
}
