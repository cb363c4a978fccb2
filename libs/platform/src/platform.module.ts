import { DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, CLOCK, systemClock } from '@portal/kernel';
import { Config, CONFIG } from './config/config';
import { DatabaseModule } from './database/database.module';
import { createLogger, LOGGER, type LogTarget } from './logger';

/** What every process stands on: configuration, clock, log and database. */
@Global()
@Module({})
export class PlatformModule {
  /**
   * @param app name of the process in the log
   * @param clock stands for the machine's clock in tests and simulations
   * @param logTarget where the log goes
   */
  static forApp(
    app: string,
    config: Config,
    clock: Clock = systemClock,
    logTarget: LogTarget = 'stdout',
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        { provide: LOGGER, useValue: createLogger(app, config.LOG_LEVEL, logTarget) },
      ],
      exports: [CONFIG, CLOCK, LOGGER],
    };
  }
}
