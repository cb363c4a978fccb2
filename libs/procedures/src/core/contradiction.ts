/** A fault of a definition that its shape alone does not show. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  /** In Vietnamese. */
  readonly reason: string;
}

/** Faults for ids that stand twice in one list. */
export function duplicateIds(
  items: readonly { readonly id: string }[],
  path: Contradiction['path'],
): Contradiction[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [...path, index, 'id'], reason: `mã "${id}" đã dùng ở trên; hãy đặt mã khác` }];
  });
}
