import * as fc from 'fast-check';
import { safeReturnPath } from './return-path';

describe('safeReturnPath', () => {
  it.each(['/', '/ho-so/1', '/ho-so?trang=2&q=%C4%90', '/a//b'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/./\u0000',
    ' /a',
    '',
    undefined,
    ['/a'],
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (path) => {
    expect(safeReturnPath(path, '/home')).toBe('/home');
  });

  it('never leads to another host', () => {
    const nasty = fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '\t', '%2f') });
    fc.assert(
      fc.property(nasty, (text) => {
        const url = new URL(safeReturnPath(text), 'https://portal.example');
        expect(url.host).toBe('portal.example');
      }),
      { numRuns: 2_000 },
    );
  });
});
