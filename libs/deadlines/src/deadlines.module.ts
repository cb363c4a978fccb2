import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Clock, CLOCK, toOfficeTime } from '@portal/kernel';
import { calendarsFolder, type Config, CONFIG, type Logger, LOGGER } from '@portal/platform';
import { CalendarWatcher } from './calendar-files/calendar-watcher';
import { loadWorkingCalendar } from './calendar-files/load-calendars';
import { isHorizonShort } from './core';
import { CurrentCalendar } from './current-calendar';
import { Deadline } from './store/deadline.entity';
import { DeadlineMarks } from './store/deadline-marks';
import { DeadlinePause } from './store/deadline-pause.entity';
import { DeadlineStore } from './store/deadline-store';

/** Tables of this library. */
export const deadlinesEntities = [Deadline, DeadlinePause];

/** Compiles the calendar at boot: a wrong file refuses the start, a near horizon is a warning. */
function provideCalendar(config: Config, clock: Clock, logger: Logger): CurrentCalendar {
  const calendar = loadWorkingCalendar(calendarsFolder(config));
  const { date } = toOfficeTime(clock.now());
  if (isHorizonShort(calendar, date)) {
    const advice = 'add the file of the next year to config/calendars';
    logger.warn({ lastDate: calendar.lastDate }, `calendars end within 18 months: ${advice}`);
  }
  return new CurrentCalendar(calendar);
}

/** Working time of the office and the clocks of dossiers. */
@Module({
  imports: [TypeOrmModule.forFeature(deadlinesEntities)],
  providers: [
    { provide: CurrentCalendar, inject: [CONFIG, CLOCK, LOGGER], useFactory: provideCalendar },
    CalendarWatcher,
    DeadlineMarks,
    DeadlineStore,
  ],
  exports: [CurrentCalendar, DeadlineMarks, DeadlineStore],
})
export class DeadlinesModule {}
