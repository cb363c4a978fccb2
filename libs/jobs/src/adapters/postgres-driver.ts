import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import { Client } from 'pg';
import { type BullDriver, QUEUE_NAME } from './bull-job-queue';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** Schema of BullMQ's own tables, beside ours in the same database. */
const SCHEMA = 'bullmq';

/** BullMQ on PostgreSQL: nothing else to run, but slower than Redis. */
export function postgresDriver(url: string): BullDriver {
  const connection = (max: number) => ({
    ...{ connectionString: url, schema: SCHEMA, max },
    ...{ connectionTimeoutMillis: 5_000, keepAlive: true, application_name: 'portal jobs' },
  });
  return {
    prepare: async () => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined); // reported by the query that fails
      await client.connect();
      try {
        await runMigrations(client, SCHEMA);
      } finally {
        await client.end();
      }
    },
    queue: () => new Queue(QUEUE_NAME, { connection: connection(2) }),
    worker: (process, options) =>
      new Worker(QUEUE_NAME, process, { ...options, connection: connection(4) }),
  };
}
