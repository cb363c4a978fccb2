import fc from 'fast-check';
import {
  canonicalJson,
  foldText,
  formatBytes,
  InvalidFieldsError,
  type Json,
  ManualClock,
  normaliseText,
  systemClock,
} from '.';

describe('text', () => {
  it('folds tones, marks, case and đ', () => {
    expect(foldText('Nguyễn  Thị ĐÀO')).toBe('nguyen thi dao');
    expect(foldText('Nguyễn'.normalize('NFD'))).toBe('nguyen');
  });

  it('folds the same however it was composed, and only once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('is stored composed and trimmed', () => {
    expect(normaliseText(`  ${'Đức Thọ'.normalize('NFD')} `)).toBe('Đức Thọ');
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [311_700, '312 kB'],
    [1_540_000, '1,5 MB'],
    [20_000_000, '20 MB'],
    [79_739_400_000, '79,7 GB'],
  ])('shows %i bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('says the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('clocks and errors', () => {
  it('stands still until it is moved', () => {
    const clock = new ManualClock(new Date(0));
    clock.advance(5);
    expect(clock.now()).toEqual(new Date(5));
    clock.set(new Date(1));
    expect(clock.now()).toEqual(new Date(1));
    expect(systemClock.now().getTime()).toBeGreaterThan(0);
  });

  it('counts the fields that are wrong', () => {
    const error = new InvalidFieldsError([{ field: 'a', code: 'x' }]);
    expect(error).toMatchObject({ kind: 'invalid', code: 'form.invalid', params: { count: 1 } });
  });
});
