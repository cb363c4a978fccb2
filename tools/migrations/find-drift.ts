import { databaseOptions } from '@portal/platform';
import { DataSource } from 'typeorm';
import { allEntities } from './all-entities';

/** Statements that a migration would have to hold, and those that take it back. */
export interface Drift {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** Runs all migrations on an empty database and tells what the entities still want changed. */
export async function findDrift(url: string): Promise<Drift> {
  const options = databaseOptions({ DATABASE_URL: url, DATABASE_POOL: 2 });
  const dataSource = await new DataSource({ ...options, entities: allEntities }).initialize();
  try {
    await dataSource.runMigrations();
    const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
    return {
      up: upQueries.map(({ query }) => query),
      down: downQueries.map(({ query }) => query).toReversed(),
    };
  } finally {
    await dataSource.destroy();
  }
}
