import * as fc from 'fast-check';
import { getPlainDate } from '@portal/kernel';
import { sampleVersion } from '../testing/sample-version';
import { nomineeName, type RawAnswers, readAnswers, validateAnswers } from './answers';

const TODAY = getPlainDate('2026-11-23');
const version = sampleVersion();
const ids = version.sections.flatMap(({ fields }) => fields.map(({ id }) => id));
const nomineeIds = version.nomineeKinds.flatMap(({ fields }) => fields.map(({ id }) => id));

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('post', 'counter', '3/2/1980', '31/02/2026', '2026-11-23', '1.234,5', '-0', '٣'),
  fc.constantFrom(
    '0912 345 678',
    '001080012345',
    'a@b.vn',
    'x\u0000y',
    '\uD800',
    'e\u0301',
    '2001',
  ),
  fc.record({ day: fc.string({ maxLength: 3 }), month: fc.string(), year: fc.constant('2020') }),
  fc.double(),
  fc.anything({ maxDepth: 2 }),
);
const bag = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'ghost'), typed, {
    maxKeys: 20,
  });
const nominee = fc
  .tuple(bag(nomineeIds), fc.constantFrom('individual', 'collective', 'household', '__proto__', 7))
  .map(([fields, kind]) => ({ ...fields, kind }));
const form: fc.Arbitrary<RawAnswers> = fc.record({
  answers: fc.oneof({ weight: 5, arbitrary: bag(ids) }, { weight: 1, arbitrary: fc.anything() }),
  nominees: fc.oneof(
    { weight: 5, arbitrary: fc.array(nominee, { maxLength: 5 }) },
    { weight: 1, arbitrary: fc.anything() },
  ),
});

/** What a person could have meant: most of it passes. */
const sound: fc.Arbitrary<RawAnswers> = fc.record({
  answers: fc.record(
    {
      title: fc.constantFrom('Đúng', ' e\u0302m  đềm '),
      place: fc.constantFrom('post', 'counter'),
      delivery: fc.constantFrom('post', 'counter'),
      address: fc.constantFrom('Hà Tĩnh', ''),
      happened: fc.constantFrom('3/2/2020', { day: '1', month: '2', year: '2020' }),
      count: fc.constantFrom('1.234', '12', 5),
      since: fc.constantFrom('2001', 1999),
      phone: fc.constantFrom('+84 912 345 678', '0912345678'),
    },
    { requiredKeys: ['title', 'place'] },
  ),
  nominees: fc.array(
    fc.constantFrom(
      { kind: 'individual', fullName: 'Nguyễn  Văn Đông', born: '1/1/1980' },
      { kind: 'collective', name: 'Tổ 1' },
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

it('reading never fails, and reading twice changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(form, sound), (raw) => {
      const once = readAnswers(version, raw);
      expect(readAnswers(version, { ...once })).toEqual(once);
      expect(() => JSON.stringify(once)).not.toThrow();
      once.nominees.forEach((each) => expect(typeof nomineeName(version, each)).toBe('string'));
    }),
    { numRuns: 2_000 },
  );
});

it('the full check never fails; what it lets through passes again and stays as it is', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.oneof(form, sound), (raw) => {
      const check = validateAnswers(version, raw, TODAY);
      if (!check.ok) {
        expect(check.errors.length).toBeGreaterThan(0);
        return;
      }
      passed += 1;
      const { answers, nominees } = check;
      expect(validateAnswers(version, { answers, nominees }, TODAY)).toEqual(check);
      const draft = readAnswers(version, { answers, nominees });
      expect(draft).toEqual({ answers, nominees });
      expect(Object.keys(answers).filter((id) => !ids.includes(id))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
  expect(passed).toBeGreaterThan(100);
});

it('garbage in the place of the whole is read as nothing and refused', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const given = { answers: raw, nominees: raw } as RawAnswers;
      expect(() => readAnswers(version, given)).not.toThrow();
      expect(validateAnswers(version, given, TODAY).ok).toBe(false);
    }),
  );
});
