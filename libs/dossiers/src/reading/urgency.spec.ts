import { join } from 'node:path';
import { loadWorkingCalendar } from '@portal/deadlines';
import { ROOT_DIR } from '@portal/platform';
import { STATUS_FACTS, STATUSES } from '../lifecycle';
import { type UrgencyFacts, urgencyOf } from './urgency';

const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config', 'calendars'));
const at = (text: string): Date => new Date(`${text}+07:00`);

/** A step of ten working hours, from Thursday 08:00 to Friday 10:00. */
const step: UrgencyFacts = {
  status: 'processing',
  dueAt: at('2026-12-18T08:00:00'),
  stepStartedAt: at('2026-11-19T08:00:00'),
  stepDueAt: at('2026-11-20T10:00:00'),
  queueAt: at('2026-11-19T08:00:00'),
  outcome: null,
};
const urgency = (now: string, changes: Partial<UrgencyFacts> = {}) =>
  urgencyOf(calendar, { ...step, ...changes }, at(now));

describe('how urgent a dossier is', () => {
  it.each([
    ['2026-11-19T08:00:00', 'in_time'],
    ['2026-11-19T16:59:59', 'in_time'],
    // Eight of ten hours: 08:00–11:30 and 13:30–17:30 are 7:30, half an hour more on Friday.
    ['2026-11-19T20:00:00', 'in_time'],
    ['2026-11-20T07:59:59', 'in_time'],
    ['2026-11-20T08:00:00', 'step_soon'],
    ['2026-11-20T10:00:59', 'step_soon'],
    ['2026-11-20T10:01:00', 'step_overdue'],
    ['2026-12-18T08:00:59', 'step_overdue'],
    ['2026-12-18T08:01:00', 'overdue'],
  ])('at %s: %s', (now, expected) => {
    expect(urgency(now)).toBe(expected);
  });

  it('is in time when nothing limits it, and soon over when the step has no time at all', () => {
    const unlimited = { dueAt: null, stepDueAt: null };
    expect(urgency('2027-01-04T08:00:00', unlimited)).toBe('in_time');
    expect(urgency('2026-11-20T08:00:00', { stepStartedAt: null })).toBe('in_time');
    const empty = { stepDueAt: step.stepStartedAt };
    expect(urgency('2026-11-19T08:00:00', empty)).toBe('step_soon');
  });

  it('waits with its applicant, however late the date that will be counted anew', () => {
    const waiting = { queueAt: null, stepDueAt: null };
    expect(urgency('2026-12-30T08:00:00', waiting)).toBe('waiting');
  });

  it('is no longer overdue once it is decided; handing over may be', () => {
    const decided = { status: 'decided', stepDueAt: step.dueAt } as const;
    expect(urgency('2026-12-18T08:01:00', decided)).toBe('step_overdue');
    expect(urgency('2026-11-19T08:00:00', decided)).toBe('in_time');
  });

  it('when it has ended, is how it ended', () => {
    for (const status of STATUSES.filter((one) => STATUS_FACTS[one].final)) {
      expect(urgency('2027-01-04T08:00:00', { status })).toBe('closed');
      for (const outcome of ['early', 'on_time', 'late'] as const) {
        expect(urgency('2027-01-04T08:00:00', { status, outcome })).toBe(outcome);
      }
    }
  });
});
