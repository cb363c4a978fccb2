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

  it('keeps the supplement requests that were sent before there was an approval', async () => {
    const { dataSource, dispose } = await createTestDatabase(allEntities);
    const hasApproval = async (): Promise<boolean> => {
      const rows: unknown[] = await dataSource.query(
        `SELECT FROM information_schema.columns
         WHERE table_name = 'supplement_request' AND column_name = 'proposed_at'`,
      );
      return rows.length > 0;
    };
    const back = async (): Promise<void> => {
      while (await hasApproval()) await dataSource.undoLastMigration();
    };
    const free = async (sql: string): Promise<void> => {
      // The rows stand alone here: no dossier, no party.
      await dataSource.query('ALTER TABLE supplement_request DISABLE TRIGGER ALL');
      await dataSource.query(sql);
      await dataSource.query('ALTER TABLE supplement_request ENABLE TRIGGER ALL');
    };
    const sent = `'2026-11-23T01:00:00Z'`;
    try {
      await back();
      await free(`INSERT INTO supplement_request
        (id, dossier_id, number, reason, items, requested_by_staff_id, requested_at, due_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'x', '[]', gen_random_uuid(), ${sent}, now())`);
      await dataSource.runMigrations();
      const at = new Date('2026-11-23T01:00:00Z');
      expect(await dataSource.query('SELECT * FROM supplement_request')).toEqual([
        expect.objectContaining({ proposed_at: at, requested_at: at, approved_by_staff_id: null }),
      ]);
      await free(`INSERT INTO supplement_request
        (id, dossier_id, reason, items, requested_by_staff_id, proposed_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'x', '[]', gen_random_uuid(), now())`);
      await back();
      expect(await dataSource.query('SELECT number FROM supplement_request')).toEqual([
        { number: 1 },
      ]);
    } finally {
      await dispose();
    }
  });
});
