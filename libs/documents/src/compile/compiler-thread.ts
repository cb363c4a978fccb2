import { Worker } from 'node:worker_threads';
import { CodedError } from '@portal/kernel';
import type { WorkerAnswer } from './compile.worker';
import type { CompileRequest, CompilerFolders } from './typst-compiler';

/** A slip takes about 12 ms and the first one a second; what takes longer never ends. */
const TIMEOUT_MS = 15_000;
/** Waiting papers beyond which new ones are refused instead of piling up. */
const MAX_WAITING = 200;
/** An idle thread holds over 100 MB; a new one costs 80 ms. */
const IDLE_MS = 60_000;
/**
 * Compiled documents are freed when their small handles are collected, and the collector knows
 * nothing of their size: a small young generation makes it look often enough.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 1 };

interface Job {
  readonly id: number;
  readonly request: CompileRequest;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Makes PDFs somewhere. */
export interface Compiler {
  compile(request: CompileRequest): Promise<Buffer>;
  close(): Promise<void>;
}

/** How the thread is started, and its limits. */
export interface ThreadOptions {
  /** The compiled `compile.worker.js`. */
  readonly workerFile: string;
  readonly folders: CompilerFolders;
  readonly timeoutMs?: number;
  readonly idleMs?: number;
}

/**
 * Compiles in one long-lived thread, one paper after the other, so that requests are never blocked.
 * A thread that dies or hangs costs the paper that it was making; the next one gets a new thread.
 * An idle thread does not keep the process alive.
 */
export class CompilerThread implements Compiler {
  private readonly waiting: Job[] = [];
  private current: Job | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastId = 0;

  constructor(private readonly options: ThreadOptions) {}

  /** @throws CodedError `documents.busy`, `documents.timeout`, `documents.failed` */
  compile(request: CompileRequest): Promise<Buffer> {
    if (this.waiting.length >= MAX_WAITING) {
      return Promise.reject(new CodedError('unavailable', 'documents.busy'));
    }
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.waiting.push({ id: this.lastId, request, resolve, reject });
      this.startNext();
    });
  }

  /** Ends the thread; what waits is refused. */
  async close(): Promise<void> {
    for (const job of this.waiting.splice(0))
      job.reject(new CodedError('unavailable', 'documents.busy'));
    const worker = this.worker;
    this.fail(worker, new CodedError('unavailable', 'documents.busy'));
    await worker?.terminate();
  }

  private startNext(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) {
      this.rest();
      return;
    }
    clearTimeout(this.timer);
    this.current = job;
    const worker = (this.worker ??= this.startWorker());
    worker.ref();
    this.timer = setTimeout(() => {
      this.fail(worker, new CodedError('unavailable', 'documents.timeout'));
      void worker.terminate();
    }, this.options.timeoutMs ?? TIMEOUT_MS);
    worker.postMessage({ id: job.id, ...job.request });
  }

  private rest(): void {
    const worker = this.worker;
    if (!worker) return;
    worker.unref();
    this.timer = setTimeout(() => {
      this.worker = undefined;
      void worker.terminate();
    }, this.options.idleMs ?? IDLE_MS).unref();
  }

  private startWorker(): Worker {
    const worker = new Worker(this.options.workerFile, {
      workerData: this.options.folders,
      resourceLimits: RESOURCE_LIMITS,
    });
    worker.on('message', (answer: WorkerAnswer) => this.finish(answer));
    worker.on('error', (error) => this.fail(worker, failed(error)));
    worker.on('exit', () => this.fail(worker, failed(new Error('the thread ended'))));
    return worker;
  }

  private finish({ id, pdf, fault }: WorkerAnswer): void {
    const job = this.current;
    if (job?.id !== id) return;
    this.settle();
    if (pdf) job.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    else job.reject(failed(new Error(fault)));
    this.startNext();
  }

  /** Gives up a thread; a later event of a thread already given up changes nothing. */
  private fail(worker: Worker | undefined, error: Error): void {
    if (worker === undefined || this.worker !== worker) return;
    this.worker = undefined;
    const job = this.current;
    this.settle();
    job?.reject(error);
    this.startNext();
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.current = undefined;
  }
}

/** The fault's own words go into the log through `cause`; people read the code's sentence. */
export function failed(cause: unknown): CodedError {
  return Object.assign(new CodedError('unavailable', 'documents.failed'), { cause });
}
