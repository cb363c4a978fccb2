import {
  addWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from '@portal/deadlines/core';

/** The simulation's time: working minutes since the opening of its first day. */
export class WorkAxis {
  constructor(
    readonly calendar: WorkingCalendar,
    private readonly origin: Date,
  ) {}

  /** The instant at which so many working minutes have passed; at the end of a day its closing. */
  instant(minute: number): Date {
    return addWorkingMinutes(this.calendar, this.origin, minute);
  }

  /** Working minutes up to an instant. */
  minute(instant: Date): number {
    return workingMinutesBetween(this.calendar, this.origin, instant);
  }
}
