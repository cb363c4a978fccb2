import { Inject, Injectable } from '@nestjs/common';
import { CurrentCalendar, type WorkingCalendar } from '@portal/deadlines';
import { type Clock, CLOCK } from '@portal/kernel';

/** The present instant, and the calendar in whose working time is counted. */
export interface Now {
  readonly at: Date;
  readonly calendar: WorkingCalendar;
}

/** What every page that counts time asks. */
@Injectable()
export class OfficeNow {
  constructor(
    private readonly calendar: CurrentCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read(): Now {
    return { at: this.clock.now(), calendar: this.calendar.get() };
  }
}
