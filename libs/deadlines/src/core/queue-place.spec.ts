import fc from 'fast-check';
import { at, officialCalendar as calendar } from '../testing/official-calendar';
import { placeInQueue } from './queue-place';
import { addWorkingMinutes } from './work-time';

// 2026-03-02 is a Monday; the week has no day off.
const dueAt = at('2026-03-13T10:00');
const plan = { budgets: [480, 960, 480], index: 0, setBackDays: 5 };

describe('the place in the queue', () => {
  test('is the promised date while it can be kept at twice the pace', () => {
    // 1,920 minutes remain; half of them are two days before the due minute.
    expect(placeInQueue(calendar, at('2026-03-02T08:00'), dueAt, plan)).toEqual({
      orderAt: dueAt,
      keptUntil: at('2026-03-11T10:00'),
    });
    const last = placeInQueue(calendar, at('2026-03-11T10:00'), dueAt, plan);
    expect(last.orderAt).toEqual(dueAt);
  });

  test('is that of a new appointment afterwards', () => {
    expect(placeInQueue(calendar, at('2026-03-11T10:01'), dueAt, plan)).toEqual({
      orderAt: at('2026-03-20T10:00'),
      keptUntil: null,
    });
  });

  test('asks less time of a dossier that is further on', () => {
    const { keptUntil } = placeInQueue(calendar, at('2026-03-02T08:00'), dueAt, {
      ...plan,
      index: 2,
    });
    expect(keptUntil).toEqual(at('2026-03-12T16:00'));
  });

  test('is the end of the calendars where they end before the new appointment', () => {
    const end = at('2027-12-31T17:30');
    const { orderAt } = placeInQueue(
      calendar,
      at('2027-12-30T08:00'),
      at('2027-12-30T07:30'),
      plan,
    );
    expect(orderAt).toEqual(end);
    const last = placeInQueue(calendar, end, at('2027-12-31T17:29'), { ...plan, setBackDays: 0 });
    expect(last.orderAt).toEqual(at('2027-12-31T17:29'));
  });

  test('lets nobody wait for ever: what is promised later than the new appointment stands behind', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 480 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 0, max: 2 }), (wait, ahead, index) => {
        const now = addWorkingMinutes(calendar, at('2026-03-02T08:00'), wait);
        const { orderAt } = placeInQueue(calendar, now, dueAt, { ...plan, index });
        const promised = addWorkingMinutes(calendar, at('2026-03-20T10:00'), ahead + 1);
        const other = placeInQueue(calendar, now, promised, { ...plan, index });
        expect(orderAt.getTime()).toBeLessThan(other.orderAt.getTime());
      }),
    );
  });
});
