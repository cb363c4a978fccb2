import { systemClock } from '@portal/kernel';
import type { Logger } from '@portal/platform';
import { type Job, type JobsOptions, UnrecoverableError, type WorkerOptions } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobContext, JobHandlers, JobMap, JobName } from '../job-map';
import { type EnqueueOptions, JobQueue, type QueueHealth } from '../job-queue';
import { PermanentJobError } from '../permanent-job-error';
import { growingWait, MAX_ATTEMPTS } from '../retry-wait';
import { withDeadline } from './with-deadline';

/** Name of the one queue in its schema or under its prefix. */
export const QUEUE_NAME = 'jobs';

/** What both stores have in common, without their connection types. */
export interface BullQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  getJobCounts(...types: ('waiting' | 'active' | 'delayed')[]): Promise<Record<string, number>>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface BullWorker {
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
}

type AnyJob = Job<JobMap[JobName], void>;
export type BullProcessor = (job: AnyJob) => Promise<void>;
export type BullWorkerOptions = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** One store behind BullMQ. */
export interface BullDriver {
  /** Brings the store to the schema that BullMQ needs. */
  prepare(): Promise<void>;
  queue(): BullQueue;
  worker(process: BullProcessor, options: BullWorkerOptions): BullWorker;
}

/** Times that tests shorten. */
export interface JobTiming {
  /** Milliseconds before the next try after the n-th failed one. */
  readonly retryWait: (attempt: number) => number;
  /** Milliseconds after which a job of a dead process may be given to another. */
  readonly lockMs: number;
  /** Milliseconds between two looks for such jobs. */
  readonly stalledCheckMs: number;
  /** Milliseconds that closing waits for running jobs. */
  readonly closeMs: number;
}

const usualTiming: JobTiming = {
  retryWait: growingWait,
  lockMs: 15_000,
  stalledCheckMs: 5_000,
  closeMs: 20_000,
};

/** How many jobs one process runs at a time: they wait for other servers, not for the processor. */
const CONCURRENCY = 8;
const STORE_DEADLINE_MS = 5_000;
const START_TRIES = 30;

const isKnown = (name: string, handlers: JobHandlers): name is JobName =>
  Object.hasOwn(handlers, name);

const call = <Name extends JobName>(
  handlers: JobHandlers,
  name: Name,
  job: { data: JobMap[Name]; context: JobContext },
): Promise<void> => handlers[name](job.data, job.context);

/** The JobQueue on BullMQ; what differs between the stores is in its driver. */
export class BullJobQueue extends JobQueue {
  private queue: BullQueue | undefined;
  private worker: BullWorker | undefined;
  private closing = false;
  private complainedAt = -Infinity;

  constructor(
    private readonly driver: BullDriver,
    private readonly logger: Logger,
    private readonly timing: JobTiming = usualTiming,
    private readonly startTries = START_TRIES,
  ) {
    super();
  }

  /** Connects, waiting up to half a minute for a store that is just starting. */
  async open(): Promise<this> {
    await this.persist('job queue', async () => {
      await this.driver.prepare();
      this.queue = await this.ready(this.driver.queue());
    });
    return this;
  }

  override async enqueue<Name extends JobName>(
    name: Name,
    payload: JobMap[Name],
    options: EnqueueOptions,
  ): Promise<void> {
    const { id, notBefore } = options;
    if (!/^[\w.-]{1,200}$/.test(id)) throw new Error(`"${id}" cannot be the id of a job`);
    const delay = notBefore ? Math.max(0, notBefore.getTime() - systemClock.now().getTime()) : 0;
    await withDeadline(STORE_DEADLINE_MS, 'the job queue', () =>
      this.opened().add(name, payload, {
        ...{ jobId: id, delay, attempts: MAX_ATTEMPTS, backoff: { type: 'growing' } },
        // A finished job leaves at once: its record is the caller's, and its id is free again.
        ...{ removeOnComplete: true, removeOnFail: true, stackTraceLimit: 1 },
      }),
    );
  }

  override async start(handlers: JobHandlers): Promise<void> {
    if (this.worker) throw new Error('The job queue was started twice');
    await this.persist('job worker', async () => {
      const worker = this.driver.worker((job) => this.run(handlers, job), this.workerOptions());
      worker.on('stalled', (jobId) => this.logger.warn({ jobId }, 'job of a dead process resumed'));
      this.worker = await this.ready(worker);
    });
  }

  override async health(): Promise<QueueHealth> {
    try {
      const counts = await withDeadline(STORE_DEADLINE_MS, 'the job queue', () =>
        this.opened().getJobCounts('waiting', 'active', 'delayed'),
      );
      const of = (state: string): number => counts[state] ?? 0;
      const [waiting, active, delayed] = [of('waiting'), of('active'), of('delayed')];
      return { reachable: true, waiting, active, delayed };
    } catch {
      return { reachable: false, waiting: 0, active: 0, delayed: 0 };
    }
  }

  override async close(): Promise<void> {
    this.closing = true;
    for (const part of [this.worker, this.queue]) {
      if (!part) continue;
      try {
        await withDeadline(this.timing.closeMs, 'closing', () => part.close());
      } catch (error) {
        // A store that is away must not hold up the end of the process: its jobs are resumed later.
        this.logger.warn({ reason: String(error) }, 'job queue was closed by force');
        await withDeadline(1_000, 'disconnecting', () => part.disconnect()).catch(() => undefined);
      }
    }
  }

  private async run(handlers: JobHandlers, job: AnyJob): Promise<void> {
    const { name } = job;
    // A newer process may enqueue what this one does not know yet: leave it for another try.
    if (!isKnown(name, handlers)) throw new Error(`No handler for the job ${name}`);
    const context = { jobId: job.id ?? '', attempt: job.attemptsMade + 1 };
    try {
      await call(handlers, name, { data: job.data, context });
    } catch (error) {
      const permanent = error instanceof PermanentJobError;
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn({ job: name, ...context, permanent, reason }, 'job failed');
      throw permanent ? new UnrecoverableError(reason) : error;
    }
  }

  private workerOptions(): BullWorkerOptions {
    const { retryWait, lockMs, stalledCheckMs } = this.timing;
    return {
      concurrency: CONCURRENCY,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      // Handlers are idempotent: however many processes died with it, a job is never given up for that.
      maxStalledCount: 1_000_000,
      runRetryDelay: 1_000,
      drainDelay: 2,
      settings: { backoffStrategy: retryWait },
    };
  }

  private async ready<Part extends BullQueue | BullWorker>(part: Part): Promise<Part> {
    part.on('error', (error) => this.complain(error));
    try {
      await withDeadline(STORE_DEADLINE_MS, 'the job queue', () => part.waitUntilReady());
      return part;
    } catch (error) {
      // BullMQ remembers a failed first connection for ever: begin again with a new object.
      await part.close().catch(() => undefined);
      throw error;
    }
  }

  private async persist(what: string, attempt: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (this.closing || tries >= this.startTries) throw error;
        this.logger.warn({ reason: String(error), tries }, `${what} is not reachable yet`);
        await sleep(1_000);
      }
    }
  }

  /** An outage repeats the same error many times a second: one line each 5 s is enough. */
  private complain(error: Error): void {
    if (this.closing || performance.now() - this.complainedAt < 5_000) return;
    this.complainedAt = performance.now();
    this.logger.warn({ reason: error.message }, 'job queue store is in trouble');
  }

  private opened(): BullQueue {
    if (!this.queue) throw new Error('The job queue is not open');
    return this.queue;
  }
}
