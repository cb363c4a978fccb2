import { join } from 'node:path';
import { deadlinesEntities, loadWorkingCalendar } from '@portal/deadlines';
import { toOfficeMinute } from '@portal/deadlines/core';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { streamRows } from '../../libs/reporting/src/store/stream-rows';
import { workAt, workParameters, workTables } from '../../libs/reporting/src/store/work-in-sql';

const midnight = (date: string): Date => fromOfficeTime({ date: getPlainDate(date), minute: 0 });

describe('the reader of figures', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(deadlinesEntities);
  });
  afterAll(() => database.dispose());

  it('agrees with the calendar on any instant of its years, and knows none beyond', async () => {
    const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config', 'calendars'));
    const tables = workTables(calendar);
    const sql = `SELECT ${workAt('t', tables, 2)} AS work FROM unnest($1::timestamptz[]) t`;
    const first = midnight('2024-01-01').getTime();
    const instants = Array.from({ length: 2_000 }, (_, n) => new Date(first + n * 60_000 * 613));
    const all = [...instants, midnight('1999-01-01'), midnight('2050-01-01')];
    const rows: { work: number | null }[] = await database.dataSource.query(sql, [
      all,
      ...workParameters(tables),
    ]);
    const expected = instants.map((instant) => calendar.workAt(toOfficeMinute(instant)));
    expect(rows.map(({ work }) => work)).toEqual([...expected, null, null]);
  });

  it.each([0, 1, 3_999, 4_000, 4_001, 9_000])(
    'streams every one of %i rows once',
    async (count) => {
      let sum = 0;
      let rows = 0;
      const take = ({ n }: { n: number }): void => {
        sum += n;
        rows += 1;
      };
      await database.dataSource.transaction((tx) =>
        streamRows(tx, {
          sql: 'SELECT generate_series(1, $1::int) AS n',
          parameters: [count],
          take,
        }),
      );
      expect([rows, sum]).toEqual([count, (count * (count + 1)) / 2]);
    },
  );

  it('has an index for the clocks of a kind, and for those that one person ended', async () => {
    await database.dataSource.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      const plan = async (where: string): Promise<string> =>
        JSON.stringify(await tx.query(`EXPLAIN SELECT id FROM deadline WHERE ${where}`));
      const since = `ended_at >= '2026-10-01' AND ended_at < '2026-11-01'`;
      expect(await plan(`kind = 'step' AND ${since}`)).toContain('ix_deadline_ended');
      const person = `ended_by = '01a205ea-0000-7000-8000-000000000000'`;
      expect(await plan(`${person} AND ${since}`)).toContain('ix_deadline_ended_by');
    });
  });
});
