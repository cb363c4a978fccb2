import type { Logger } from '@portal/platform';
import { BullJobQueue, type JobTiming } from './adapters/bull-job-queue';
import { postgresDriver } from './adapters/postgres-driver';
import { redisDriver } from './adapters/redis-driver';
import type { JobQueue } from './job-queue';

/** Where the jobs are kept. */
export interface JobQueueOptions {
  /** `redis://…` or `rediss://…`; unset: in the database. */
  readonly queueUrl?: string | undefined;
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** Other times than the usual ones: for tests. */
  readonly timing?: JobTiming;
  /** How often, a second apart, a store that does not answer is tried; half a minute unless set. */
  readonly startTries?: number;
}

/**
 * Opens the queue that the configuration chooses, waiting up to half a minute for its store.
 * @throws when the store cannot be reached or is of a version that BullMQ refuses
 */
export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { queueUrl, databaseUrl, logger, timing, startTries } = options;
  const driver = queueUrl ? redisDriver(queueUrl) : postgresDriver(databaseUrl);
  return new BullJobQueue(driver, logger, timing, startTries).open();
}
