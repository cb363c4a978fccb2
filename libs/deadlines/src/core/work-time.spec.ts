import { at, officialCalendar as calendar } from '../testing/official-calendar';
import {
  addWorkingMinutes,
  allotSteps,
  latestStart,
  outcomeOf,
  workingMinutesBetween,
  workingMinutesOf,
} from '.';
import { rule } from '../testing/official-calendar';

describe('working minutes', () => {
  it.each([
    ['2026-03-02T08:00', '2026-03-02T08:00', 0],
    ['2026-03-02T08:00', '2026-03-02T12:00', 210],
    ['2026-03-02T11:00', '2026-03-02T14:00', 60],
    ['2026-03-06T17:00', '2026-03-09T08:00', 60],
    ['2026-02-13T17:00', '2026-02-23T08:00', 60],
    ['2026-02-15T17:00', '2026-02-22T08:00', 0],
    ['2026-03-02T12:00', '2026-03-02T08:00', -210],
  ])('between %s and %s: %i', (from, to, expected) => {
    expect(workingMinutesBetween(calendar, at(from), at(to))).toBe(expected);
  });

  it.each([
    ['2026-03-02T08:00', 210, '2026-03-02T11:30'],
    ['2026-03-02T08:00', 211, '2026-03-02T13:31'],
    ['2026-03-06T17:00', 30, '2026-03-06T17:30'],
    ['2026-03-07T12:00', 1, '2026-03-09T07:31'],
    ['2026-03-02T13:31', -1, '2026-03-02T13:30'],
    ['2026-03-02T14:00', -60, '2026-03-02T11:00'],
    ['2026-03-09T07:30', -480, '2026-03-06T07:30'],
  ])('%s and %i more: %s', (from, minutes, expected) => {
    expect(addWorkingMinutes(calendar, at(from), minutes)).toEqual(at(expected));
  });

  it('nothing added is the instant itself, to the millisecond', () => {
    const instant = new Date('2026-03-07T05:00:12.345Z');
    expect(addWorkingMinutes(calendar, instant, 0)).toBe(instant);
  });

  it('is refused beyond the calendars', () => {
    const refused = (year: number) =>
      expect.objectContaining({ code: 'deadlines.year_missing', params: { year } });
    const start = at('2023-01-03T07:30');
    expect(() => addWorkingMinutes(calendar, start, -1)).toThrow(refused(2022));
    expect(() => addWorkingMinutes(calendar, start, 1e7)).toThrow(refused(2028));
  });

  it('the latest start is counted back from the target', () => {
    const target = at('2026-03-09T08:30');
    expect(latestStart(calendar, target, 120)).toEqual(at('2026-03-06T16:30'));
    expect(latestStart(calendar, target, 0)).toEqual(target);
  });

  it('a limit holds so many', () => {
    expect(workingMinutesOf(calendar, rule({ amount: 25 }))).toBe(12_000);
    expect(workingMinutesOf(calendar, rule({ amount: 8, unit: 'working_hour' }))).toBe(480);
    expect(workingMinutesOf(calendar, rule({ amount: 7, unit: 'working_minute' }))).toBe(7);
  });
});

describe('allotSteps', () => {
  it('gives the minutes that are left to the largest remainders, the earlier step first', () => {
    expect(allotSteps(100, [0.5, 0.3, 0.2])).toEqual([50, 30, 20]);
    expect(allotSteps(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(allotSteps(11, [0.2, 0.3, 0.5])).toEqual([2, 3, 6]);
    expect(allotSteps(0, [1, 2])).toEqual([0, 0]);
  });

  it.each([
    [10, []],
    [10, [1, 0]],
    [10, [1, -1]],
    [10, [Number.NaN]],
    [10, [Infinity]],
    [10.5, [1]],
    [-1, [1]],
  ])('refuses %d over %j', (total, shares) => {
    expect(() => allotSteps(total, shares)).toThrow(
      expect.objectContaining({ code: 'deadlines.shares_invalid' }),
    );
  });
});

describe('outcomeOf', () => {
  const due = at('2026-03-09T08:30');
  it.each([
    ['2026-03-08T23:59', 'early'],
    ['2026-03-09T00:00', 'on_time'],
    ['2026-03-09T08:30', 'on_time'],
    ['2026-03-09T08:31', 'late'],
    ['2026-03-10T07:00', 'late'],
  ])('finished at %s: %s', (finished, outcome) => {
    expect(outcomeOf(at(finished), due)).toBe(outcome);
  });

  it('the due minute lasts to its end', () => {
    expect(outcomeOf(new Date(due.getTime() + 59_999), due)).toBe('on_time');
  });
});
