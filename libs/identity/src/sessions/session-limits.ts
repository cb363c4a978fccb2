import type { SessionKind } from '../entities/session.entity';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lives, in milliseconds. */
export interface SessionLimit {
  /** Since the last request. */
  readonly idle: number;
  /** Since signing in. */
  readonly absolute: number;
}

/**
 * An applicant fills in a form over days, often on a shared phone; staff sign in for a working day.
 */
export const SESSION_LIMITS: Readonly<Record<SessionKind, SessionLimit>> = {
  applicant: { idle: 12 * HOUR, absolute: 7 * 24 * HOUR },
  staff: { idle: 8 * HOUR, absolute: 12 * HOUR },
};

/** The last request is noted no more often than this: reading a page is not a write. */
export const TOUCH_INTERVAL_MS = MINUTE;

/** When a session ends that was opened and last used at these instants. */
export function expiryOf(kind: SessionKind, createdAt: Date, seenAt: Date): Date {
  const { idle, absolute } = SESSION_LIMITS[kind];
  return new Date(Math.min(seenAt.getTime() + idle, createdAt.getTime() + absolute));
}
