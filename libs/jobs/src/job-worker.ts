import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { JobHandlers, JobName } from './job-map';
import { JobQueue } from './job-queue';

/** Every name, so that a job without a handler is found at start-up. */
const JOB_NAMES: Readonly<Record<JobName, true>> = { 'send-notice': true };

/**
 * Collects the handlers of a process that works. Register in `onModuleInit`; when all modules are
 * there the queue is started, or the start refused when a job has no handler.
 */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers: Partial<JobHandlers> = {};

  constructor(private readonly queue: JobQueue) {}

  /** @throws Error when the job has a handler already */
  register<Name extends JobName>(name: Name, handler: JobHandlers[Name]): void {
    if (this.handlers[name]) throw new Error(`Two handlers for the job ${name}`);
    Object.assign(this.handlers, { [name]: handler });
  }

  async onApplicationBootstrap(): Promise<void> {
    const missing = Object.keys(JOB_NAMES).filter((name) => !Object.hasOwn(this.handlers, name));
    if (!this.isComplete(this.handlers)) {
      throw new Error(`No handler for the job ${missing.join(', ')}`);
    }
    await this.queue.start(this.handlers);
  }

  /** Running jobs still need the database, which closes in the hook after this one. */
  beforeApplicationShutdown(): Promise<void> {
    return this.queue.close();
  }

  private isComplete(handlers: Partial<JobHandlers>): handlers is JobHandlers {
    return Object.keys(JOB_NAMES).every((name) => Object.hasOwn(handlers, name));
  }
}
