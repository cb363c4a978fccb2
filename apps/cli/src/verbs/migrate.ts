import { openJobQueue } from '@portal/jobs';
import { createLogger, loadConfig } from '@portal/platform';
import type { DataSource } from 'typeorm';
import { withDatabase } from '../connect';
import type { Progress, VerbResult } from '../verb';

/** Any constant will do, as long as every migrating process takes the same. */
const MIGRATION_LOCK = 5_071_945;

/** One at a time: whoever comes second waits, then finds nothing left to do. */
async function locked<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}

/** The queue keeps its own tables in a schema of its own when it lives in PostgreSQL. */
async function prepareQueue(): Promise<void> {
  const config = loadConfig();
  const queue = await openJobQueue({
    queueUrl: config.QUEUE_URL,
    databaseUrl: config.DATABASE_URL,
    logger: createLogger('cli', config.LOG_LEVEL, 'stderr'),
  });
  await queue.close();
}

/** Runs what has not run yet, each migration in a transaction of its own. */
export async function migrate(progress: Progress): Promise<VerbResult> {
  const done = await withDatabase([], (dataSource) =>
    locked(dataSource, async () => {
      progress('Migrating …');
      return dataSource.runMigrations({ transaction: 'each' });
    }),
  );
  await prepareQueue();
  const names = done.map(({ name }) => name);
  return {
    ok: true,
    lines:
      names.length > 0 ? names.map((name) => `applied ${name}`) : ['The schema is up to date.'],
    data: { ok: true, applied: names },
  };
}
