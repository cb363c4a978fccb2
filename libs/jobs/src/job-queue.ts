import type { JobHandlers, JobMap, JobName } from './job-map';

/** How one job is to be queued. */
export interface EnqueueOptions {
  /** Chosen by the caller and constant over repeats; letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  /** Not before this instant; unset or past: as soon as a worker is free. */
  readonly notBefore?: Date;
}

/** What an operator needs to know of a queue. */
export interface QueueHealth {
  /** Whether the queue's store answered. */
  readonly reachable: boolean;
  /** Jobs that could run now. */
  readonly waiting: number;
  /** Jobs that run. */
  readonly active: number;
  /** Jobs that wait for their instant or for their next try. */
  readonly delayed: number;
}

/**
 * Work that is done later, at least once.
 *
 * - `enqueue` never joins a database transaction: write an outbox row, and relay it.
 * - While a job with an id waits, runs or is between two tries, the same id is not added again. A
 *   job that succeeded or failed for good leaves the queue; its id may be enqueued again.
 * - A handler that throws is tried again after growing waits, and at once never again when it
 *   throws a PermanentJobError.
 * - A job whose process died is given to another worker within a minute.
 */
export abstract class JobQueue {
  /**
   * Makes sure that the job is in the queue; repeating it is harmless.
   * @throws when the queue's store does not answer
   */
  abstract enqueue<Name extends JobName>(
    name: Name,
    payload: JobMap[Name],
    options: EnqueueOptions,
  ): Promise<void>;

  /** Begins to work; call it once, and only in processes that shall work. */
  abstract start(handlers: JobHandlers): Promise<void>;

  /** Whether the store answers, and how much there is to do; never throws. */
  abstract health(): Promise<QueueHealth>;

  /** Takes no new job, waits for the running ones, and lets go of the connections. */
  abstract close(): Promise<void>;
}
