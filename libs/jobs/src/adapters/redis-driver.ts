import { Queue, Worker } from 'bullmq';
import { type BullDriver, QUEUE_NAME } from './bull-job-queue';

/** Keys of ours in a Redis that others may use too. */
const PREFIX = 'portal';
const LONGEST_RECONNECT_WAIT_MS = 2_000;

/** BullMQ on Redis (7 or later, `maxmemory-policy noeviction`): for many machines. */
export function redisDriver(url: string): BullDriver {
  const connection = {
    url,
    connectTimeout: 5_000,
    retryStrategy: (times: number) => Math.min(times * 100, LONGEST_RECONNECT_WAIT_MS),
  };
  return {
    prepare: () => Promise.resolve(),
    queue: () =>
      new Queue(QUEUE_NAME, {
        prefix: PREFIX,
        // Enqueueing fails at once when Redis is away; the relay tries again.
        connection: { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
      }),
    worker: (process, options) =>
      new Worker(QUEUE_NAME, process, {
        ...options,
        prefix: PREFIX,
        // A worker waits for Redis however long it takes.
        connection: { ...connection, maxRetriesPerRequest: null },
      }),
  };
}
