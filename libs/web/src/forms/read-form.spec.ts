import { CodedError } from '@portal/kernel';
import * as fc from 'fast-check';
import { formChoices, formDate, formRows, formText, readForm } from './read-form';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return '(none)';
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
};

describe('readForm', () => {
  it('turns dotted names into groups and lists', () => {
    const form = readForm({
      title: ' Bằng khen ',
      'contact.name': 'Trần Văn Ước',
      'nominees.2.fullName': 'C',
      'nominees.0.fullName': 'A',
      'nominees.0.kind': 'person',
      papers: ['a', 'b'],
    });
    expect(form).toEqual({
      title: ' Bằng khen ',
      contact: { name: 'Trần Văn Ước' },
      nominees: [{ fullName: 'A', kind: 'person' }, { fullName: 'C' }],
      papers: ['a', 'b'],
    });
  });

  it('keeps rows in the order of their numbers', () => {
    const form = readForm({ 'x.10': 'k', 'x.9': 'j', 'x.1': 'b' });
    expect(form).toEqual({ x: ['b', 'j', 'k'] });
  });

  it.each(['a\0b', '\ud800', 'x\udc00y'])('refuses %j, which no database keeps', (value) => {
    expect(codeOf(() => readForm({ a: value }))).toBe('web.malformed');
    expect(codeOf(() => readForm({ a: ['b', value] }))).toBe('web.malformed');
    expect(readForm({ a: '😀\u000b' })).toEqual({ a: '😀\u000b' });
  });

  it('composes marks and unifies line ends', () => {
    expect(readForm({ a: 'Ho\u0300a\r\nb\rc' })).toEqual({ a: 'Hòa\nb\nc' });
  });

  it('takes an empty body for an empty form', () => {
    expect([readForm(undefined), readForm(null), readForm('')]).toEqual([{}, {}, {}]);
  });

  it.each([
    '__proto__',
    '__proto__.polluted',
    'constructor.prototype.x',
    'a.__proto__.x',
    'a.constructor',
    'toString',
    'a..b',
    '.a',
    'a.',
    '0.a',
    'a[0]',
    'a b',
    'a.1234',
    'a.b.c.d.e.f.g',
    `a${'b'.repeat(200)}`,
    '',
  ])('refuses the name %j', (name) => {
    expect(codeOf(() => readForm({ [name]: 'x', ['a.ok']: 'y' }))).toBe('web.malformed');
  });

  it('refuses a name that is value and group at once, and rows beside names', () => {
    expect(codeOf(() => readForm({ a: 'x', 'a.b': 'y' }))).toBe('web.malformed');
    expect(codeOf(() => readForm({ 'a.b': 'y', a: 'x' }))).toBe('web.malformed');
    expect(codeOf(() => readForm({ 'a.0': 'x', 'a.b': 'y' }))).toBe('web.malformed');
  });

  it('refuses too many fields', () => {
    const body = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, '']));
    expect(codeOf(() => readForm(body))).toBe('web.too_large');
  });

  it('never pollutes a prototype and never fails otherwise than with its codes', () => {
    const segment = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', 'b', '0', '1', '999', ''),
      fc.string({ maxLength: 8 }),
    );
    const name = fc.array(segment, { minLength: 1, maxLength: 8 }).map((s) => s.join('.'));
    const value = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom<unknown>(null, undefined, 1, {}, [1]),
    );
    const body = fc.array(fc.tuple(name, value), { maxLength: 12 }).map((entries) => {
      const record: Record<string, unknown> = Object.create(null);
      for (const [key, content] of entries) record[key] = content;
      return record;
    });
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    fc.assert(
      fc.property(body, (record) => {
        expect(['(none)', 'web.malformed']).toContain(codeOf(() => readForm(record)));
        expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
        expect(({} as Record<string, unknown>)['a']).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back every value that was put in', () => {
    const rows = fc.array(fc.record({ name: fc.string(), note: fc.string() }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (list) => {
        const body = Object.fromEntries(
          list.flatMap((row, i) => Object.entries(row).map(([k, v]) => [`rows.${i}.${k}`, v])),
        );
        const clean = (v: string): string => v.replace(/\r\n?/g, '\n').normalize('NFC');
        const expected = list.map(({ name, note }) => ({ name: clean(name), note: clean(note) }));
        expect(formRows(readForm(body), 'rows')).toEqual(expected);
      }),
    );
  });
});

describe('readers of a form', () => {
  const form = readForm({
    name: ' A ',
    one: 'x',
    many: ['x', 'y'],
    'on.day': '4',
    'on.month': '12',
    'on.year': '2026',
    'empty.day': '',
    'empty.month': ' ',
    'empty.year': '',
  });

  it('read texts, choices, rows and dates', () => {
    expect(formText(form, 'name')).toBe('A');
    expect(formText(form, 'missing')).toBe('');
    expect(formText(form, 'many')).toBe('');
    expect(formChoices(form, 'one')).toEqual(['x']);
    expect(formChoices(form, 'many')).toEqual(['x', 'y']);
    expect(formChoices(form, 'missing')).toEqual([]);
    expect(formRows(form, 'missing')).toEqual([]);
    expect(formDate(form, 'on')).toBe('2026-12-04');
    expect(formDate(form, 'empty')).toBe('');
    expect(formDate(form, 'name')).toBe('');
  });
});
