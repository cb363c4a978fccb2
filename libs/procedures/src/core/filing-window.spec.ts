import { getPlainDate } from '@portal/kernel';
import { sampleDefinition } from '../testing/sample-version';
import { filingWindowOn } from './filing-window';
import { fillText, variablesOf } from './text-variables';

const claim = { verified: true, sources: ['law'], citation: 'Luật' };
const on = (opens: string, closes: string, day: string, effect = 'refuse') =>
  filingWindowOn(
    sampleDefinition({ filingWindow: { opens, closes, effect, ...claim } }),
    getPlainDate(day),
  );

it('is open on its first and last day and none beside', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'];
  expect(days.map((day) => on('03-01', '06-30', day).isOpen)).toEqual([false, true, true, false]);
});

it('goes over new year when it opens later than it closes', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01', '2027-02-15', '2027-02-16'];
  const open = [false, true, true, true, true, false];
  expect(days.map((day) => on('11-01', '02-15', day).isOpen)).toEqual(open);
  expect(days.map((day) => on('11-01', '02-15', day).mayFile)).toEqual(open);
});

it('closes only where it refuses, and is open all year where there is none', () => {
  expect(on('03-01', '06-30', '2026-07-01', 'warn')).toEqual({ isOpen: false, mayFile: true });
  expect(on('02-29', '02-29', '2028-02-29')).toEqual({ isOpen: true, mayFile: true });
  expect(filingWindowOn(sampleDefinition(), getPlainDate('2026-07-01'))).toEqual({
    isOpen: true,
    mayFile: true,
  });
});

describe('variables of a text', () => {
  it('are filled, and what is empty goes with its comma', () => {
    const line = '{fullName}, {position}, {workplace} ({year})';
    expect(variablesOf(line)).toEqual(['fullName', 'position', 'workplace', 'year']);
    expect(fillText(line, { fullName: 'Lê Đào', workplace: 'Xã A', year: 2026 })).toBe(
      'Lê Đào, Xã A (2026)',
    );
    expect(fillText('Ông, bà {fullName}', { fullName: 'Lê Đào' })).toBe('Ông, bà Lê Đào');
  });

  it('are empty where nothing was typed, whatever every object inherits', () => {
    expect(fillText('{constructor}, {__proto__}, {a}', { a: {} })).toBe('');
    expect(fillText('{a} và {b}', { b: 'hai' })).toBe('và hai');
    expect(fillText('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
  });
});
