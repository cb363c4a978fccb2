import { createEmptyDatabase, createTestDatabase, type EmptyDatabase } from '@test/test-database';
import { allEntities } from '../../tools/migrations/all-entities';
import { findDrift } from '../../tools/migrations/find-drift';

describe('migrations', () => {
  let empty: EmptyDatabase;

  beforeAll(async () => {
    empty = await createEmptyDatabase();
  });

  afterAll(() => empty.dispose());

  it('agree with the entities', async () => {
    expect(await findDrift(empty.url)).toEqual({ up: [], down: [] });
  });

  it('can all be taken back', async () => {
    const { dataSource, dispose } = await createTestDatabase(allEntities);
    try {
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
      const left: unknown[] = await dataSource.query(
        `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
      );
      expect(left).toEqual([]);
    } finally {
      await dispose();
    }
  });
});
