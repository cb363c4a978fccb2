import * as fc from 'fast-check';
import { at, officialCalendar as calendar, rule } from '../testing/official-calendar';
import { computeDue, type CountingRule, explainDue, type Extension } from '.';

const extended = (days: number, changes: Partial<CountingRule> = {}, extra: object = {}) =>
  computeDue({
    calendar,
    rule: rule({ amount: 5, ...changes }),
    start: at('2026-03-02T08:15'),
    extension: { days, at: at('2026-03-05T10:00'), cause: 'chờ ý kiến của đơn vị khác' },
    ...extra,
  });

describe('an extension', () => {
  it('adds days in the unit of the limit, and leaves the target where it was', () => {
    const { due, targetAt } = extended(3, {}, { targetShare: 0.8 });
    expect(due).toEqual({ date: '2026-03-12', minute: 495 });
    expect(targetAt).toEqual(at('2026-03-06T08:15'));
    expect(extended(3, { unit: 'working_hour', firstDay: 'same_moment' }).dueAt).toEqual(
      at('2026-03-05T15:15'),
    );
    // Friday 13 plus two calendar days is a Sunday, which rolls over.
    expect(extended(2, { unit: 'calendar_day', amount: 11 }).due.date).toBe('2026-03-16');
  });

  it('stands when the limit is counted anew', () => {
    const pauses = [{ from: at('2026-03-04T09:00'), to: at('2026-03-09T09:00'), reason: 'x' }];
    expect(extended(3, {}, { pauses }).due).toEqual({ date: '2026-03-19', minute: 540 });
  });

  it('is told with its days, its moment and its cause', () => {
    const vi = explainDue(extended(3), 'vi').lines;
    const en = explainDue(extended(3), 'en').lines;
    expect(vi).toContain(
      'Gia hạn một lần, thêm 3 ngày làm việc, quyết định lúc 10:00, Thứ Năm, 05/03/2026, lý do: chờ ý kiến của đơn vị khác.',
    );
    expect(en).toContain(
      'Extended once by 3 working days, granted at 10:00, Thursday 5 March 2026, reason: chờ ý kiến của đơn vị khác.',
    );
    const days = extended(1, { unit: 'calendar_day' });
    expect(explainDue(days, 'en').lines.join(' ')).toContain('Extended once by 1 calendar day,');
    expect(explainDue(days, 'vi').lines.join(' ')).toContain('thêm 1 ngày (kể cả ngày nghỉ),');
  });

  it.each([0, -1, 1.5, 251, Number.NaN])('of %p days is refused', (days) => {
    expect(() => extended(days)).toThrow('deadlines.extension_invalid');
  });

  it('never makes a date earlier', () => {
    const limits = fc.record({
      amount: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('working_day', 'working_hour', 'calendar_day'),
      firstDay: fc.constantFrom('next_working_day', 'same_moment'),
      rollOver: fc.constantFrom('next_working_day', 'none'),
    } as const);
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 60 }), (changes, days) => {
        const without = computeDue({
          calendar,
          rule: rule(changes),
          start: at('2026-03-02T08:15'),
        });
        const granted: Extension = { days, at: at('2026-03-02T09:00'), cause: 'x' };
        const within = computeDue({
          calendar,
          rule: rule(changes),
          start: at('2026-03-02T08:15'),
          extension: granted,
        });
        expect(within.dueAt.getTime()).toBeGreaterThan(without.dueAt.getTime());
      }),
    );
  });
});
