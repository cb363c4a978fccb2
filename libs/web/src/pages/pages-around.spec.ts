import { pagesAround } from './pages-around';

describe('pages around the current one', () => {
  const shown = (current: number, last: number): string =>
    (pagesAround(current, last, (page) => `?${page}`) || { items: [] }).items
      .map((item) => ('number' in item ? String(item.number) : '…'))
      .join(' ');

  it.each([
    [1, 2, '1 2'],
    [1, 9, '1 2 … 9'],
    [5, 9, '1 … 4 5 6 … 9'],
    [9, 9, '1 … 8 9'],
    [40, 9, '1 … 9'],
  ])('page %i of %i: %s', (current, last, expected) => {
    expect(shown(current, last)).toBe(expected);
  });

  it('leads nowhere beyond the ends', () => {
    const at = (page: number) => pagesAround(page, 2, (number) => `?${number}`);
    expect(at(1)).toMatchObject({ previous: false, next: { href: '?2' } });
    expect(at(2)).toMatchObject({ previous: { href: '?1' }, next: false });
    expect(pagesAround(1, 1, String)).toBe(false);
  });
});
