import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Config, CONFIG, LOGGER, type Logger } from '@portal/platform';
import { JobQueue } from './job-queue';
import { JobWorker } from './job-worker';
import { openJobQueue } from './open-job-queue';

/** Provides the JobQueue and the JobWorker; only for processes that work. */
@Global()
@Module({})
export class JobsModule {
  /** Chooses the store by `QUEUE_URL`: unset means PostgreSQL in `DATABASE_URL`. */
  static forConfig(): DynamicModule {
    return {
      module: JobsModule,
      providers: [
        {
          provide: JobQueue,
          inject: [CONFIG, LOGGER],
          useFactory: (config: Config, logger: Logger) =>
            openJobQueue({ queueUrl: config.QUEUE_URL, databaseUrl: config.DATABASE_URL, logger }),
        },
        JobWorker,
      ],
      exports: [JobQueue, JobWorker],
    };
  }
}
