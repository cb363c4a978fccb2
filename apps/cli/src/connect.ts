import { databaseOptions, loadConfig } from '@portal/platform';
import { DataSource, type MixedList } from 'typeorm';

/** Connects without entities or with the given ones, works, disconnects. */
export async function withDatabase<T>(
  entities: MixedList<Function>,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL } = loadConfig();
  const options = databaseOptions({ DATABASE_URL, DATABASE_POOL: 2 });
  const dataSource = await new DataSource({
    ...options,
    entities,
    // A long look through everything is no runaway query.
    extra: { ...options.extra, statement_timeout: 0 },
  }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
