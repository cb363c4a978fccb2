import { randomUUID } from 'node:crypto';
import { databaseOptions } from '@portal/platform';
import { Client } from 'pg';
import { DataSource, EntitySchema, MixedList } from 'typeorm';

/** A database of its own for one test file; `dispose` closes and drops it. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  dispose(): Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is missing: global-setup did not run');
  return url;
};

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: `${serverUrl()}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Makes a database, brings it to the newest schema and connects. */
export async function createTestDatabase(
  entities: MixedList<Function | string | EntitySchema>,
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = `${serverUrl()}/${name}`;
  const options = databaseOptions({ DATABASE_URL: url, DATABASE_POOL: 20 });
  const dataSource = await new DataSource({ ...options, entities }).initialize();
  // Until the first migration has landed the schema comes from the entities.
  if (options.migrations.length > 0) await dataSource.runMigrations();
  else await dataSource.synchronize();
  const dispose = async (): Promise<void> => {
    await dataSource.destroy();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url, dataSource, dispose };
}
