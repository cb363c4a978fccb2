import fc from 'fast-check';
import {
  addDays,
  findPlainDate,
  formatDate,
  formatDateWithWeekday,
  formatInstant,
  formatInstantShort,
  fromEpochDay,
  formatOfficeIso,
  fromOfficeTime,
  getPlainDate,
  isoWeekday,
  toEpochDay,
  toOfficeTime,
  yearOf,
} from '.';

const epochDay = fc.integer({ min: -25_000, max: 60_000 });

describe('PlainDate', () => {
  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])(
    'refuses %p',
    (text) => {
      expect(findPlainDate(text)).toBeUndefined();
      expect(() => getPlainDate(text)).toThrow('date.invalid');
    },
  );

  it('goes to epoch days and back', () => {
    fc.assert(fc.property(epochDay, (day) => toEpochDay(fromEpochDay(day)) === day));
  });

  it('adds days, and the weekday follows', () => {
    fc.assert(
      fc.property(epochDay, fc.integer({ min: -4_000, max: 4_000 }), (day, days) => {
        const date = fromEpochDay(day);
        const later = addDays(date, days);
        expect(toEpochDay(later)).toBe(day + days);
        expect(Math.abs((isoWeekday(later) - isoWeekday(date) - days) % 7)).toBe(0);
      }),
    );
  });

  it('knows weekdays and years', () => {
    const date = getPlainDate('2026-11-23');
    expect([isoWeekday(date), yearOf(date)]).toEqual([1, 2026]);
    expect(formatDate(date)).toBe('23/11/2026');
    expect(formatDateWithWeekday(getPlainDate('2026-11-29'))).toBe('Chủ nhật, 29/11/2026');
  });
});

describe('office time', () => {
  it('is seven hours ahead of UTC, whatever the zone of the machine', () => {
    expect(toOfficeTime(new Date('2026-11-22T17:30:00Z'))).toEqual({
      date: '2026-11-23',
      minute: 30,
    });
    expect(formatInstant(new Date('2026-11-23T07:05:00Z'))).toBe('14:05, Thứ Hai, 23/11/2026');
    expect(formatInstantShort(new Date('2026-11-23T07:05:00Z'))).toBe('14:05 23/11/2026');
    const late = toOfficeTime(new Date('2026-11-22T17:05:00Z'));
    expect(formatOfficeIso(late)).toBe('2026-11-23T00:05:00+07:00');
  });

  it('goes to an instant and back', () => {
    fc.assert(
      fc.property(epochDay, fc.integer({ min: 0, max: 1_439 }), (day, minute) => {
        const time = { date: fromEpochDay(day), minute };
        expect(toOfficeTime(fromOfficeTime(time))).toEqual(time);
      }),
    );
  });
});
