import fc from 'fast-check';
import { isId, newId, newLegibleKey, normaliseLegibleKey } from '.';

describe('newId', () => {
  it('is a UUID of version 7 that carries its instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }),
        (at) => {
          const id = newId(at);
          expect(isId(id)).toBe(true);
          expect(id[14]).toBe('7');
          expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at.getTime());
        },
      ),
    );
  });

  it('sorts by the order of making within one millisecond', () => {
    const at = new Date('2026-11-23T02:00:00Z');
    const ids = Array.from({ length: 20_000 }, () => newId(at));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('legible keys', () => {
  it('survive being typed in any common way', () => {
    const key = newLegibleKey(10);
    expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(normaliseLegibleKey(`${key.slice(0, 5)}-${key.slice(5)}`.toLowerCase())).toBe(key);
    expect(normaliseLegibleKey('o0 iL1')).toBe('00111');
  });
});
