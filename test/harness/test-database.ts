import { randomUUID } from 'node:crypto';
import { databaseOptions } from '@portal/platform';
import { Client } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

/** A database without any table. */
export interface EmptyDatabase {
  readonly url: string;
  dispose(): Promise<void>;
}

/** A database of its own for one test file; `dispose` closes and drops it. */
export interface TestDatabase extends EmptyDatabase {
  readonly dataSource: DataSource;
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

/**
 * Makes a database without any table.
 * @param template name of a database that nobody uses: the new one becomes a copy of it instead
 */
export async function createEmptyDatabase(template = 'template1'): Promise<EmptyDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: `${serverUrl()}/${name}`,
    dispose: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Makes a database, brings it to the newest schema and connects. */
export async function createTestDatabase(
  entities: MixedList<Function | string | EntitySchema>,
): Promise<TestDatabase> {
  const { url, dispose } = await createEmptyDatabase();
  const options = databaseOptions({ DATABASE_URL: url, DATABASE_POOL: 20 });
  const dataSource = await new DataSource({ ...options, entities }).initialize();
  await dataSource.runMigrations();
  return {
    url,
    dataSource,
    async dispose() {
      await dataSource.destroy();
      await dispose();
    },
  };
}
