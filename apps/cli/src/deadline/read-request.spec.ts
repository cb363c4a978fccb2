import * as fc from 'fast-check';
import { UsageError } from '../verb';
import { type DeadlineOptions, readRequest } from './read-request';

const given: DeadlineOptions = { start: '2026-03-02T08:15', for: '25 working_day' };
const read = (changes: DeadlineOptions) => readRequest({ ...given, ...changes });
const office = (text: string): Date => new Date(`${text}:00+07:00`);

describe('readRequest', () => {
  it('fills in what the law counts by, unit by unit', () => {
    expect(readRequest(given)).toEqual({
      start: office('2026-03-02T08:15'),
      rule: {
        amount: 25,
        unit: 'working_day',
        firstDay: 'next_working_day',
        rollOver: 'next_working_day',
        resume: 'restart',
        citation: '',
        verified: true,
      },
      pauses: [],
      languages: ['vi', 'en'],
    });
    expect(read({ for: '8 working_hour' }).rule).toMatchObject({
      amount: 8,
      unit: 'working_hour',
      firstDay: 'same_moment',
    });
    expect(read({ for: '5 calendar_day' }).rule).toMatchObject({
      amount: 5,
      unit: 'calendar_day',
      firstDay: 'same_moment',
      rollOver: 'next_working_day',
    });
  });

  it('takes every option as it is written', () => {
    const request = read({
      for: ' 10000  calendar_day ',
      pause: ['2026-03-10T09:00/2026-03-12T10:00', '2026-03-13T09:00/'],
      resume: 'continue',
      cutoff: '15:00',
      firstDay: 'next_working_day',
      rollOver: 'none',
      target: '0.8',
      citation: ' Điều 5 Nghị định thử nghiệm. ',
      lang: 'en',
    });
    expect(request).toEqual({
      start: office('2026-03-02T08:15'),
      rule: {
        amount: 10_000,
        unit: 'calendar_day',
        firstDay: 'next_working_day',
        cutOff: 900,
        rollOver: 'none',
        resume: 'continue',
        citation: 'Điều 5 Nghị định thử nghiệm',
        verified: true,
      },
      pauses: [
        { from: office('2026-03-10T09:00'), to: office('2026-03-12T10:00'), reason: '' },
        { from: office('2026-03-13T09:00'), to: null, reason: '' },
      ],
      targetShare: 0.8,
      languages: ['en'],
    });
  });

  it.each([
    ['2026-03-02T08:15', '2026-03-02T01:15:00.000Z'],
    ['2026-03-02T08:15:59', '2026-03-02T01:15:00.000Z'],
    ['2026-03-02T08:15Z', '2026-03-02T08:15:00.000Z'],
    ['2026-03-02T08:15:30Z', '2026-03-02T08:15:00.000Z'],
    ['2026-03-02T08:15+07:00', '2026-03-02T01:15:00.000Z'],
    ['2026-03-02T08:15-03:30', '2026-03-02T11:45:00.000Z'],
    ['2026-03-02T08:15+14:00', '2026-03-01T18:15:00.000Z'],
    ['2024-02-29T23:59', '2024-02-29T16:59:00.000Z'],
  ])('--start %s is %s', (start, instant) => {
    expect(read({ start }).start.toISOString()).toBe(instant);
  });

  it('reads the same instant from whatever zone it is written in', () => {
    const minutes = fc.integer({
      min: Date.UTC(2020, 0) / 60_000,
      max: Date.UTC(2060, 0) / 60_000,
    });
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(minutes, offsets, (minute, offset) => {
        const wall = new Date((minute + offset) * 60_000).toISOString().slice(0, 16);
        const zone = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
        const { start } = read({ start: `${wall}${offset < 0 ? '-' : '+'}${zone}` });
        expect(start.getTime()).toBe(minute * 60_000);
        if (offset === 7 * 60) expect(read({ start: wall }).start).toEqual(start);
      }),
      { examples: [[Date.UTC(2026, 2, 2) / 60_000, 7 * 60]] },
    );
  });

  it.each(['.5', '1', '1.0', '0.01'])('--target %s', (target) => {
    expect(read({ target }).targetShare).toBe(Number(target));
  });

  it.each<[keyof DeadlineOptions, string, (string | undefined)[]]>([
    [
      'start',
      '--start',
      [
        undefined,
        '',
        'today',
        '2026-03-02',
        '2026-03-02 08:15',
        '2026-3-2T08:15',
        '2026-02-30T08:15',
        '2026-13-01T08:15',
        '2026-03-02T25:00',
        '2026-03-02T24:00',
        '2026-03-02T08:60',
        '2026-03-02T08:15:60',
        '2026-03-02T8:15',
        '2026-03-02T08:15+7',
        '2026-03-02T08:15+15:00',
        '2026-03-02T08:15z',
        '2026-03-02T08:15ZZ',
        ' 2026-03-02T08:15',
        '2026-03-02T08:15\n',
        '২০২৬-03-02T08:15',
      ],
    ],
    [
      'for',
      '--for',
      [
        undefined,
        '',
        ' ',
        '25',
        'working_day',
        '25 days',
        '25 working_days',
        '25 working_minute',
        '25working_day',
        '0 working_day',
        '-1 working_day',
        '+1 working_day',
        '1.5 working_day',
        '1e3 working_day',
        '0x10 working_day',
        '10001 working_day',
        '99999999999999999999 working_day',
        'NaN working_day',
        '25 working_day 3',
        '25 constructor',
      ],
    ],
    ['cutoff', '--cutoff', ['', '15', '15:0', '24:00', '25:00', '15:60', '3 pm']],
    ['resume', '--resume', ['', 'Restart', 'again']],
    ['firstDay', '--first-day', ['', 'today']],
    ['rollOver', '--roll-over', ['', 'previous']],
    ['target', '--target', ['', '0', '0.0', '1.01', '80%', '-1', '.', '1e-1', 'NaN', 'Infinity']],
    ['citation', '--citation', ['', ' . ', 'a\nb']],
    ['lang', '--lang', ['', 'fr', 'VI']],
  ])('refuses a wrong %s in one line that begins with %s', (key, option, wrong) => {
    for (const text of wrong) {
      const { [key]: _left, ...others } = given;
      const options = text === undefined ? others : { ...given, [key]: text };
      expect(() => readRequest(options)).toThrow(UsageError);
      expect(() => readRequest(options)).toThrow(
        new RegExp(`^${option}[ :][^\\n]*(write )[^\\n]+\\.$`),
      );
    }
  });

  it.each([
    '',
    'garbage',
    '/',
    '2026-03-10T09:00',
    '/2026-03-12T10:00',
    '2026-03-10/2026-03-12',
    '2026-03-10T09:00/2026-03-12T10:00/2026-03-13T10:00',
    '2026-03-10T09:00/2026-02-30T10:00',
    '2026-03-10T25:00/',
  ])('refuses the pause %j, wherever it stands', (text) => {
    const pause = ['2026-03-04T09:00/2026-03-05T10:00', text];
    expect(() => read({ pause })).toThrow(UsageError);
    expect(() => read({ pause })).toThrow(/^--pause: [^\n]*write [^\n]+\.$/);
  });

  it('shows the beginning of a long mistake', () => {
    expect(() => read({ start: 'x'.repeat(5_000) })).toThrow(/^--start: "x{60}…" is no moment/);
  });
});
