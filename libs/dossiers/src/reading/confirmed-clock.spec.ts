import type { DeadlineExplanation } from '@portal/deadlines';
import type { CountingRule } from '@portal/deadlines/core';
import { confirmedClock } from './confirmed-clock';

const RULE: CountingRule = {
  amount: 20,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'next_working_day',
  resume: 'restart',
  citation: 'Quyết định',
  verified: false,
};
const clockOf = (rule: CountingRule) => ({ computation: { rule } }) as DeadlineExplanation;

describe('a clock that started under an unconfirmed limit', () => {
  const clock = clockOf(RULE);

  it('is no longer provisional when the very same limit was confirmed', () => {
    const confirmed = { ...RULE, verified: true };
    expect(confirmedClock(clock, confirmed)!.computation.rule).toBe(confirmed);
    expect(clock.computation.rule.verified).toBe(false);
  });

  it.each([
    ['is not confirmed', RULE],
    ['is another one', { ...RULE, amount: 15, verified: true }],
    ['starts otherwise', { ...RULE, cutOff: 900, verified: true }],
    ['is gone', null],
  ])('stays as it is when the limit %s', (_what, rule) => {
    expect(confirmedClock(clock, rule)).toBe(clock);
  });

  it('keeps what was verified when it started', () => {
    const sure = clockOf({ ...RULE, verified: true });
    expect(confirmedClock(sure, { ...RULE, verified: true })).toBe(sure);
    expect(confirmedClock(null, RULE)).toBeNull();
  });
});
