/** What the `pagination` macro shows. */
export interface Pagination {
  readonly previous: { readonly href: string } | false;
  readonly next: { readonly href: string } | false;
  readonly items: readonly object[];
}

/**
 * First, last and the neighbours of the current page, with gaps between; false when one page is all.
 * @param last number of pages
 */
export function pagesAround(
  current: number,
  last: number,
  hrefOf: (page: number) => string,
): Pagination | false {
  if (last <= 1) return false;
  const shown = [1, current - 1, current, current + 1, last]
    .filter((page) => page >= 1 && page <= last)
    .filter((page, index, all) => all.indexOf(page) === index);
  const items = shown.flatMap((page, index) => {
    const item = { number: page, href: hrefOf(page), current: page === current, ellipsis: false };
    const gap = index > 0 && page - shown[index - 1]! > 1;
    return gap ? [{ ellipsis: true }, item] : [item];
  });
  return {
    previous: current > 1 && current <= last ? { href: hrefOf(current - 1) } : false,
    next: current < last ? { href: hrefOf(current + 1) } : false,
    items,
  };
}
