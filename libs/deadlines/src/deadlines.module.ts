import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Clock, CLOCK, toOfficeTime } from '@portal/kernel';
import { type Logger, LOGGER, ROOT_DIR } from '@portal/platform';
import { loadWorkingCalendar } from './calendar-files/load-calendars';
import { isHorizonShort, WorkingCalendar } from './core';
import { Deadline } from './store/deadline.entity';
import { DeadlinePause } from './store/deadline-pause.entity';
import { DeadlineStore } from './store/deadline-store';

/** Tables of this library. */
export const deadlinesEntities = [Deadline, DeadlinePause];

/** Compiles the calendar at boot: a wrong file refuses the start, a near horizon is a warning. */
function provideCalendar(clock: Clock, logger: Logger): WorkingCalendar {
  const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config'));
  const { date } = toOfficeTime(clock.now());
  if (isHorizonShort(calendar, date)) {
    const advice = 'add the file of the next year to config/calendars';
    logger.warn({ lastDate: calendar.lastDate }, `calendars end within 18 months: ${advice}`);
  }
  return calendar;
}

/** Working time of the office and the clocks of dossiers. */
@Module({
  imports: [TypeOrmModule.forFeature(deadlinesEntities)],
  providers: [
    { provide: WorkingCalendar, inject: [CLOCK, LOGGER], useFactory: provideCalendar },
    DeadlineStore,
  ],
  exports: [WorkingCalendar, DeadlineStore],
})
export class DeadlinesModule {}
