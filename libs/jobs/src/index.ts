export type { JobContext, JobHandlers, JobMap, JobName } from './job-map';
export { type EnqueueOptions, JobQueue, type QueueHealth } from './job-queue';
export { PermanentJobError } from './permanent-job-error';
