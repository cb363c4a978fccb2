import { expiryOf } from './session-limits';

const at = (iso: string): Date => new Date(iso);

describe('expiryOf', () => {
  it('is the idle limit after the last request', () => {
    const created = at('2026-11-23T01:00:00Z');
    expect(expiryOf('staff', created, at('2026-11-23T02:00:00Z'))).toEqual(
      at('2026-11-23T10:00:00Z'),
    );
    expect(expiryOf('applicant', created, created)).toEqual(at('2026-11-23T13:00:00Z'));
  });

  it('never passes the absolute limit', () => {
    const created = at('2026-11-23T01:00:00Z');
    expect(expiryOf('staff', created, at('2026-11-23T12:00:00Z'))).toEqual(
      at('2026-11-23T13:00:00Z'),
    );
    expect(expiryOf('applicant', created, at('2026-11-29T23:00:00Z'))).toEqual(
      at('2026-11-30T01:00:00Z'),
    );
  });
});
