import { getPlainDate } from '@portal/kernel';
import * as fc from 'fast-check';
import { sampleVersion } from '../testing/sample-version';
import { toTypedDate } from './answer-values';
import { type AnswersCheck, nomineeName, readAnswers, validateAnswers } from './answers';

const version = sampleVersion();
const on = getPlainDate('2026-11-23');
const good = {
  answers: { title: 'Cứu người', place: 'post' },
  nominees: [{ kind: 'individual', fullName: 'Nguyễn Văn A', born: '3/2/1980' }],
};
const withAnswers = (answers: object): AnswersCheck =>
  validateAnswers(version, { ...good, answers: { ...good.answers, ...answers } }, on);
const codesOf = (check: AnswersCheck): Record<string, string> =>
  check.ok ? {} : Object.fromEntries(check.errors.map(({ field, code }) => [field, code]));
const valueOf = (id: string, typed: unknown): unknown => {
  const check = withAnswers({ [id]: typed });
  return check.ok ? check.answers[id] : check.errors[0]!.code;
};

describe('validateAnswers', () => {
  it('returns normalised answers and nominees', () => {
    expect(validateAnswers(version, good, on)).toEqual({
      ok: true,
      answers: { title: 'Cứu người', place: 'post' },
      nominees: [{ kind: 'individual', fullName: 'Nguyễn Văn A', born: '1980-02-03' }],
    });
  });

  it('reports every fault of form and nominees at once, by path and with a label', () => {
    const check = validateAnswers(
      version,
      {
        answers: { delivery: 'post', mail: 'x', hack: 1 },
        nominees: [{ kind: 'individual' }, { kind: 'robot' }, 7],
      },
      on,
    );
    expect(codesOf(check)).toEqual({
      'answers.title': 'answers.required',
      'answers.place': 'answers.choice_required',
      'answers.address': 'answers.required',
      'answers.mail': 'answers.email_invalid',
      'answers.hack': 'answers.unknown_field',
      'nominees.0.fullName': 'answers.required',
      'nominees.0.born': 'answers.required',
      'nominees.1.kind': 'answers.nominee_kind_required',
      'nominees.2.kind': 'answers.nominee_kind_required',
    });
    expect(check.ok ? null : check.errors[0]!.params).toEqual({ label: 'nhãn title' });
  });

  it('asks for as many nominees as the version allows', () => {
    const many = Array.from({ length: 4 }, () => ({ kind: 'collective', name: 'Tổ 1' }));
    expect(codesOf(validateAnswers(version, { ...good, nominees: [] }, on))).toEqual({
      nominees: 'answers.nominees_too_few',
    });
    expect(codesOf(validateAnswers(version, { ...good, nominees: many }, on))).toEqual({
      nominees: 'answers.nominees_too_many',
    });
    expect(codesOf(validateAnswers(version, { ...good, nominees: 'x' }, on))).toEqual({
      nominees: 'answers.nominees_too_few',
    });
  });

  it('leaves out a field whose condition does not hold', () => {
    const check = withAnswers({ delivery: 'counter', address: 'Số 1' });
    expect(check).toMatchObject({ ok: true, answers: { delivery: 'counter' } });
    expect(check.ok && check.answers).not.toHaveProperty('address');
    expect(withAnswers({ delivery: 'post', address: 'Số 1' })).toMatchObject({
      answers: { address: 'Số 1' },
    });
  });

  it('names a field inside a sentence in lower case, an abbreviation as it is', () => {
    const label = (vi: string): unknown => {
      const field = { id: 'x', type: 'text', label: { vi }, required: true, maxLength: 9 };
      const section = {
        id: 'main',
        title: { vi: 'T' },
        fields: [field],
        verified: false,
        note: 'n',
      };
      const check = validateAnswers(sampleVersion({ sections: [section] }), {}, on);
      return check.ok ? '' : check.errors[0]!.params?.['label'];
    };
    expect(label('Họ và tên')).toBe('họ và tên');
    expect(label('UBND tỉnh')).toBe('UBND tỉnh');
    expect(label('A')).toBe('a');
  });

  it('refuses what is not text where text is asked', () => {
    expect(valueOf('title', ['a'])).toBe('answers.not_text');
    expect(valueOf('title', { day: 1 })).toBe('answers.not_text');
    expect(valueOf('story', true)).toBe('answers.not_text');
    expect(valueOf('title', 45)).toBe('45');
    expect(valueOf('story', '  ')).toBeUndefined();
    expect(valueOf('story', null)).toBeUndefined();
  });

  it('keeps markup as text and drops what disguises it', () => {
    expect(valueOf('title', '<b>A</b>\u0000\u202E')).toBe('<b>A</b>');
    expect(valueOf('title', ' a\n\t b ')).toBe('a b');
    expect(valueOf('story', 'a \r\nb\rc\uD800')).toBe('a\nb\nc');
    expect(valueOf('title', 'Nguye\u0302\u0303n')).toBe('Nguyễn');
    expect(valueOf('title', 'x'.repeat(21))).toBe('answers.too_long');
  });

  it.each([
    ['place', 'post', 'post'],
    ['place', 'moon', 'answers.not_an_option'],
    ['mail', 'A.b@Tinh.GOV.vn', 'A.b@tinh.gov.vn'],
    ['mail', 'a@b', 'answers.email_invalid'],
    ['mail', 'a@b@c.vn', 'answers.email_invalid'],
    ['mail', 'a b@c.vn', 'answers.email_invalid'],
    ['mail', `${'a'.repeat(65)}@c.vn`, 'answers.email_invalid'],
    ['mail', `a@${'b'.repeat(60)}.${`${'c'.repeat(60)}.`.repeat(4)}vn`, 'answers.email_invalid'],
    ['phone', '0912 345 678', '0912345678'],
    ['phone', '+84 (912) 345-678', '0912345678'],
    ['phone', '0084.239.3855.555', '02393855555'],
    ['phone', '1900 1234', '19001234'],
    ['phone', '0112345678', 'answers.phone_invalid'],
    ['citizen', '042 080 001234', '042080001234'],
    ['citizen', '12345678901', 'answers.citizen_number_invalid'],
    ['since', '1980', 1980],
    ['since', 1980, 1980],
    ['since', '1949', 'answers.year_invalid'],
    ['since', '2027', 'answers.year_invalid'],
    ['until', '2030', 2030],
    ['until', '2031', 'answers.year_invalid'],
    ['until', '80', 'answers.year_invalid'],
    ['happened', '23.11.2026', '2026-11-23'],
    ['happened', '24/11/2026', 'answers.date_in_future'],
    ['planned', '24-11-2026', '2026-11-24'],
    ['planned', '30/2/2026', 'answers.date_invalid'],
    ['planned', 20_260_101, 'answers.date_invalid'],
    ['planned', '2/3/1899', 'answers.date_out_of_range'],
    ['planned', '2/3/2101', 'answers.date_out_of_range'],
    ['planned', '2026-11-24', '2026-11-24'],
    ['planned', { day: '3', month: ' 2 ', year: 1980 }, '1980-02-03'],
    ['planned', { day: '31', month: '2', year: '1980' }, 'answers.date_invalid'],
    ['planned', { day: '3', month: '', year: '' }, 'answers.date_invalid'],
    ['planned', { day: '', month: '', year: '' }, undefined],
    ['planned', [], undefined],
    ['count', '1.234', 1234],
    ['count', '2,5', 2.5],
    ['count', 7, 7],
    ['count', '0', 'answers.number_too_small'],
    ['count', '5001', 'answers.number_too_large'],
    ['count', '12a', 'answers.number_invalid'],
    ['count', '1.23', 'answers.number_invalid'],
    ['count', Number.NaN, 'answers.number_invalid'],
    ['free', '-1.000.000,25', -1_000_000.25],
    ['free', { day: 1 }, 'answers.not_text'],
  ])('%s: %j → %j', (id, typed, expected) => {
    expect(valueOf(id, typed)).toBe(expected);
  });

  it('is not fooled by inherited names', () => {
    const raw = JSON.parse('{"answers": {"__proto__": {"title": "x"}}, "nominees": []}');
    expect(codesOf(validateAnswers(version, raw, on))).toMatchObject({
      'answers.title': 'answers.required',
      'answers.__proto__': 'answers.unknown_field',
    });
  });
});

describe('readAnswers', () => {
  it('keeps what was typed and is not right yet', () => {
    const draft = readAnswers(version, {
      answers: {
        title: ' x '.repeat(20),
        mail: 'nửa chừng',
        phone: '+84912345678',
        count: '1.234,5',
        planned: { day: '31', month: '2', year: '' },
        happened: '31/12/2999',
        hack: 1,
      },
      nominees: [{ kind: 'individual', born: '3/2/80', id: 'x' }, { kind: 'robot' }, null],
    });
    expect(draft).toEqual({
      answers: {
        title: Array.from({ length: 20 }, () => 'x')
          .join('  ')
          .replaceAll('  ', ' '),
        mail: 'nửa chừng',
        phone: '0912345678',
        count: '1.234,5',
        planned: { day: '31', month: '2', year: '' },
        happened: '31/12/2999',
      },
      nominees: [{ kind: 'individual', born: '3/2/80' }],
    });
    expect(readAnswers(version, {})).toEqual({ answers: {}, nominees: [] });
  });

  it('keeps a draft that can be sent as it is', () => {
    expect(validateAnswers(version, { ...readAnswers(version, good) }, on)).toEqual(
      validateAnswers(version, good, on),
    );
  });
});

describe('whatever is sent', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('\uD800', '\u0301', ' ', '\n', '\r', '\t', 'e', '0', '/', '.'),
    }),
    fc.constantFrom('3/2/1980', '2026-11-23', '0912 345 678', 'a@b.vn', '1.234', 'post'),
  );
  const typed = fc.oneof(
    text,
    fc.anything(),
    fc.record({ day: text, month: text, year: text }),
    fc.double(),
  );
  const bagOf = (ids: string[]): fc.Arbitrary<object> =>
    fc.dictionary(fc.constantFrom(...ids, 'other', 'constructor'), typed);
  const fields = version.sections.flatMap((section) => section.fields.map(({ id }) => id));
  const raw = fc.record({
    answers: fc.oneof(bagOf(fields), fc.anything()),
    nominees: fc.oneof(
      fc.array(
        fc
          .tuple(
            bagOf(['fullName', 'born', 'name']),
            fc.constantFrom('individual', 'collective', 'x'),
          )
          .map(([bag, kind]) => ({ ...bag, kind })),
      ),
      fc.anything(),
    ),
  });

  it('never throws, and reading twice changes nothing', () => {
    fc.assert(
      fc.property(raw, (sent) => {
        const once = readAnswers(version, sent);
        expect(readAnswers(version, { ...once })).toEqual(once);
        expect(JSON.stringify(once)).not.toMatch(/\\u0000|\\ud[89ab]/i);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with paths of its own, or accepted for good', () => {
    fc.assert(
      fc.property(raw, (sent) => {
        const check = validateAnswers(version, sent, on);
        if (!check.ok) {
          expect(check.errors.every(({ field }) => /^(answers\.|nominees)/.test(field))).toBe(true);
          return;
        }
        expect(validateAnswers(version, { ...check }, on)).toEqual(check);
      }),
      { numRuns: 500 },
    );
  });
});

it('names a nominee', () => {
  expect(nomineeName(version, { kind: 'collective', name: 'Tổ 1' })).toBe('Tổ 1');
  expect(nomineeName(version, { kind: 'collective' })).toBe('');
  expect(nomineeName(version, { kind: 'robot', name: 'x' })).toBe('');
});

it('shows a day in three fields', () => {
  expect(toTypedDate('1980-02-03')).toEqual({ day: '3', month: '2', year: '1980' });
  expect(toTypedDate({ day: '31', month: '2', year: '' })).toEqual({
    day: '31',
    month: '2',
    year: '',
  });
  expect(toTypedDate('hôm qua')).toEqual({ day: 'hôm qua', month: '', year: '' });
  expect(toTypedDate(undefined)).toEqual({ day: '', month: '', year: '' });
  expect(toTypedDate(5)).toEqual({ day: '5', month: '', year: '' });
});
