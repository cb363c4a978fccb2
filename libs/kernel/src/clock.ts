/**
 * The one place that reads the machine's clock. Everything else is handed an instant or a Clock,
 * so that a rule about time can be tried on any day.
 */
export interface Clock {
  /** The present instant (UTC). */
  now(): Date;
}

/** Token under which a Clock is injected. */
export const CLOCK = Symbol('Clock');

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests, demonstrations and simulations. */
export class ManualClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves to `instant`, backwards too. */
  set(instant: Date): void {
    this.instant = instant;
  }

  /** Moves forward by `milliseconds`. */
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
