/**
 * Every job there is, by name, with what it carries. Payloads hold identifiers only: the facts are
 * read when the job runs, and a queue never holds personal data.
 */
export interface JobMap {
  /** Renders and sends one notice; the job's id is the notice's id. */
  readonly 'send-notice': { readonly noticeId: string };
}

/** The name of a job. */
export type JobName = keyof JobMap;

/** What a handler is told beside its payload. */
export interface JobContext {
  /** Given by who enqueued; equal for every repeat of the same job. */
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/**
 * The code behind each job. A handler must be idempotent by `jobId`: after a crash, or when the same
 * id was enqueued again, it runs again.
 */
export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobMap[Name], context: JobContext) => Promise<void>;
};
