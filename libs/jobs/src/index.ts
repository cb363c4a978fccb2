export type { JobTiming } from './adapters/bull-job-queue';
export type { JobContext, JobHandlers, JobMap, JobName } from './job-map';
export { type EnqueueOptions, JobQueue, type QueueHealth } from './job-queue';
export { JobWorker } from './job-worker';
export { JobsModule } from './jobs.module';
export { type JobQueueOptions, openJobQueue } from './open-job-queue';
export { PermanentJobError } from './permanent-job-error';
export { growingWait } from './retry-wait';
