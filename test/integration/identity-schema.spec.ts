import { identityEntities } from '@portal/identity';
import { createTestDatabase, TestDatabase } from '@test/test-database';

describe('schema of identity', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(identityEntities);
  });
  afterAll(() => database.dispose());

  it('is what the entities say: nothing left to change', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('keeps the columns of the counters in the order in which the rate limiter inserts', async () => {
    const columns: { name: string }[] = await database.dataSource.query(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name = 'rate_limit' ORDER BY ordinal_position`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['key', 'points', 'expire']);
  });

  it.each([
    [
      'party',
      `kind`,
      `INSERT INTO party VALUES (gen_random_uuid(), 'club', 'A', 'a', null, null, null, now())`,
    ],
    [
      'account',
      `email`,
      `INSERT INTO account VALUES (gen_random_uuid(), 'A@b.vn', 'A', null, 'h', null, now())`,
    ],
    [
      'session',
      `id`,
      `INSERT INTO session VALUES ('plain', 'staff', gen_random_uuid(), now(), now(), now())`,
    ],
  ])('refuses a row of %s with a wrong %s', async (table, column, sql) => {
    await expect(database.dataSource.query(sql)).rejects.toThrow(`ck_${table}_${column}`);
  });
});
