import { DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, CLOCK, systemClock } from '@portal/kernel';
import { Config, CONFIG } from './config/config';
import { DatabaseModule } from './database/database.module';
import { createLogger, LOGGER } from './logger';

/** What every process stands on: configuration, clock, log and database. */
@Global()
@Module({})
export class PlatformModule {
  /**
   * @param app name of the process in the log
   * @param clock stands for the machine's clock in tests and simulations
   */
  static forApp(app: string, config: Config, clock: Clock = systemClock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        { provide: LOGGER, useValue: createLogger(app, config.LOG_LEVEL) },
      ],
      exports: [CONFIG, CLOCK, LOGGER],
    };
  }
}
