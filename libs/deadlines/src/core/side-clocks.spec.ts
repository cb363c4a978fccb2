import { getPlainDate, toEpochDay } from '@portal/kernel';
import * as fc from 'fast-check';
import { at, officialCalendar as calendar } from '../testing/official-calendar';
import { fromOfficeMinute, sideClocks, type WaitingStretch, workingMinutesBetween } from '.';

const waited = (from: string, to: string | null): WaitingStretch => ({
  from: at(from),
  to: to === null ? null : at(to),
});
const shared = (sent: string, until: string, waiting: WaitingStretch[]) =>
  sideClocks({ calendar, sentAt: at(sent), until: at(until), waiting });

describe('the clocks of both sides', () => {
  it('are all the office\u2019s while it never had to wait', () => {
    expect(shared('2026-03-02T08:00', '2026-03-03T08:00', [])).toEqual({
      officeMinutes: 480,
      applicantMinutes: 0,
      since: at('2026-03-02T08:00'),
    });
  });

  it('share the time out, whoever has it since when', () => {
    const sent = '2026-03-02T08:00';
    const first = waited('2026-03-02T10:00', '2026-03-03T10:00');
    expect(shared(sent, '2026-03-04T08:00', [first])).toEqual({
      officeMinutes: 480,
      applicantMinutes: 480,
      since: at('2026-03-03T10:00'),
    });
    const second = waited('2026-03-05T08:00', null);
    expect(shared(sent, '2026-03-06T08:00', [second, first])).toEqual({
      officeMinutes: 960,
      applicantMinutes: 960,
      since: at('2026-03-05T08:00'),
    });
  });

  it('are the office\u2019s again from the very instant of the answer', () => {
    const first = waited('2026-03-02T10:00', '2026-03-03T10:00');
    expect(shared('2026-03-02T08:00', '2026-03-03T10:00', [first]).since).toEqual(
      at('2026-03-03T10:00'),
    );
  });

  it('count what overlaps once, and nothing outside of sending and end', () => {
    const stretches = [
      waited('2026-03-01T08:00', '2026-03-02T10:00'),
      waited('2026-03-02T09:00', '2026-03-02T09:30'),
      waited('2026-03-02T10:00', '2026-03-02T11:00'),
      waited('2026-03-03T10:00', '2026-03-09T10:00'),
      waited('2026-03-10T10:00', null),
    ];
    expect(shared('2026-03-02T08:00', '2026-03-03T11:00', stretches)).toEqual({
      officeMinutes: 30 + 240 + 150,
      applicantMinutes: 180 + 60,
      since: at('2026-03-03T10:00'),
    });
  });

  it('stand at nothing when the end lies before the sending', () => {
    const clocks = shared('2026-03-03T08:00', '2026-03-02T08:00', [
      waited('2026-03-01T08:00', null),
    ]);
    expect(clocks).toMatchObject({ officeMinutes: 0, applicantMinutes: 0 });
  });

  it('add up to the working time since sending, whatever the stretches', () => {
    const first = toEpochDay(getPlainDate('2023-01-01')) * 1_440;
    const stretch = fc.record({
      from: fc.integer({ min: -5_000, max: 90_000 }),
      length: fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: first + 5_000, max: first + 1_500_000 }),
        fc.integer({ min: 0, max: 90_000 }),
        fc.array(stretch, { maxLength: 6 }),
        (sent, passed, stretches) => {
          const [sentAt, until] = [fromOfficeMinute(sent), fromOfficeMinute(sent + passed)];
          const waiting = stretches.map(({ from, length }) => ({
            from: fromOfficeMinute(sent + from),
            to: length === null ? null : fromOfficeMinute(sent + from + length),
          }));
          const clocks = sideClocks({ calendar, sentAt, until, waiting });
          const whole = workingMinutesBetween(calendar, sentAt, until);
          expect(clocks.officeMinutes + clocks.applicantMinutes).toBe(whole);
          expect(clocks.officeMinutes).toBeGreaterThanOrEqual(0);
          expect(clocks.applicantMinutes).toBeGreaterThanOrEqual(0);
          expect(clocks.since >= sentAt && clocks.since <= until).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });
});
