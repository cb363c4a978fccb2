import { addDays, getPlainDate, type PlainDate } from '@portal/kernel';
import * as fc from 'fast-check';
import { dossierCodePrefix, formatDossierCode, parseCodeFormat } from './dossier-code';

const date = getPlainDate('2026-11-23');
const dates = fc
  .integer({ min: 0, max: 30_000 })
  .map((days): PlainDate => addDays(getPlainDate('2020-01-01'), days));
const serials = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

it.each([
  ['000.00.06.H27-{yymmdd}-{serial:4}', 1, '000.00.06.H27-261123-0001'],
  ['000.00.06.H27-{yymmdd}-{serial:4}', 9999, '000.00.06.H27-261123-9999'],
  ['000.00.06.H27-{yymmdd}-{serial:4}', 10_000, '000.00.06.H27-261123-10000'],
  ['G09.20-{yyyymmdd}-{serial:7}', 92_637, 'G09.20-20261123-0092637'],
  ['{yyyy}.A-{serial:5}', 7, '2026.A-00007'],
])('%s, %d → %s', (template, serial, expected) => {
  const format = parseCodeFormat(template);
  expect(formatDossierCode(format, { date, serial })).toBe(expected);
  expect(expected.startsWith(dossierCodePrefix(format, date))).toBe(true);
});

it.each([
  '',
  'H27-{serial:4}',
  'H27-{yymmdd}',
  'H27-{yymmdd}-{serial:3}',
  'H27-{yymmdd}{serial:4}',
  'H27-{yymmdd}-1{serial:4}',
  'H27-{serial:4}-{yymmdd}',
  'H27-{yymmdd}-{serial:4}-X',
  'H27-{ddmmyy}-{serial:4}',
  'H27-{constructor}-{serial:4}',
  'h27-{yymmdd}-{serial:4}',
  'H27/{yymmdd}-{serial:4}',
  `${'H'.repeat(60)}-{yymmdd}-{serial:4}`,
])('refuses the template %j', (template) => {
  expect(() => parseCodeFormat(template)).toThrow('code_format.invalid');
});

it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses the serial %d', (serial) => {
  const format = parseCodeFormat('H27-{yymmdd}-{serial:4}');
  expect(() => formatDossierCode(format, { date, serial })).toThrow('dossier_code.serial_invalid');
});

it('never gives one code to two dossiers', () => {
  const format = parseCodeFormat('000.00.06.H27-{yymmdd}-{serial:4}');
  fc.assert(
    fc.property(dates, serials, dates, serials, (date1, serial1, date2, serial2) => {
      const first = formatDossierCode(format, { date: date1, serial: serial1 });
      const second = formatDossierCode(format, { date: date2, serial: serial2 });
      expect(first === second).toBe(date1 === date2 && serial1 === serial2);
      expect(first).toMatch(/^000\.00\.06\.H27-\d{6}-\d{4,}$/);
    }),
  );
});

it('sorts as the serials do while they keep their width', () => {
  const format = parseCodeFormat('H27-{yyyymmdd}-{serial:9}');
  const small = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(dates, small, small, (on, a, b) => {
      const [first, second] = [a, b].map((serial) =>
        formatDossierCode(format, { date: on, serial }),
      );
      expect(first! < second!).toBe(a < b);
    }),
  );
});
