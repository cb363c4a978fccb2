import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { ROOT_DIR } from '@portal/platform';
import {
  buildPrograms,
  type Ended,
  endPrograms,
  freePorts,
  openFolder,
  productionEnvironment,
  query,
  removeFolder,
  runPortal,
  SeededDatabases,
} from '@test/processes';
import { startRedisServer } from '@test/redis-server';
import { type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { createEmptyDatabase, type EmptyDatabase } from '@test/test-database';

interface Finding {
  readonly check: string;
  readonly state: string;
  readonly detail: string;
  readonly mend: string;
}

/** The operator's command line as a program sees it. */
describe('portal', () => {
  const files = openFolder();
  let databases: SeededDatabases;
  let smtp: SmtpCatcher;

  beforeAll(async () => {
    buildPrograms();
    databases = await SeededDatabases.make();
    smtp = await startSmtpCatcher();
  });
  afterAll(async () => {
    await endPrograms();
    await smtp.close();
    await databases.dispose();
    removeFolder(files);
  });

  const envOf = (databaseUrl: string, more: Record<string, string> = {}) =>
    productionEnvironment(databaseUrl, { SMTP_URL: smtp.url, FILES_URL: files, ...more });
  /** Standard output holds one JSON value and nothing else. */
  const jsonOf = ({ stdout }: Ended): Record<string, unknown> =>
    JSON.parse(stdout) as Record<string, unknown>;

  describe('usage', () => {
    it('helps, and ends with 2 when it is called wrongly', async () => {
      const help = spawnSync('npm', ['run', '-s', 'portal', '--', '--help'], {
        cwd: ROOT_DIR,
        encoding: 'utf8',
      });
      expect(help.status).toBe(0);
      for (const verb of ['migrate', 'seed', 'journal', 'doctor']) {
        expect(help.stdout).toContain(verb);
      }
      const wrong = [[], ['migrat'], ['journal'], ['journal', 'rewrite'], ['migrate', '--jsn']];
      const ends = await Promise.all(wrong.map((verb) => runPortal(verb, {})));
      expect(ends.map(({ code, stdout }) => [code, stdout])).toEqual(wrong.map(() => [2, '']));
      expect(ends[1]!.stderr).toContain('migrat');
    });
  });

  describe('migrate', () => {
    let empty: EmptyDatabase;
    beforeAll(async () => {
      empty = await createEmptyDatabase();
    });
    afterAll(() => empty.dispose());

    it('tells which verbs need it, runs once with three at once, and may run again', async () => {
      const early = await runPortal(['journal', 'verify'], envOf(empty.url));
      expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('portal migrate')]);
      const all = [1, 2, 3].map(() => runPortal(['migrate', '--json'], envOf(empty.url)));
      const ends = await Promise.all(all);
      expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
      const applied = ends.map((end) => (jsonOf(end)['applied'] as string[]).length);
      expect(applied.filter((count) => count > 0)).toHaveLength(1);
      const again = await runPortal(['migrate'], envOf(empty.url));
      expect([again.code, again.stdout]).toEqual([0, 'The schema is up to date.\n']);
    });
  });

  describe('seed', () => {
    it('is refused outside a demonstration, and changes nothing the second time', async () => {
      const url = await databases.copy();
      const refused = await runPortal(['seed'], envOf(url));
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringContaining('DEMONSTRATION=1'),
      ]);
      const tables = ['account', 'staff', 'dossier', 'journal_entry', 'outbox', 'stored_file'];
      const counts = (): Promise<unknown[]> =>
        query(url, tables.map((name) => `SELECT count(*) FROM ${name}`).join(' UNION ALL '));
      const before = await counts();
      const second = await runPortal(['seed', '--json'], envOf(url, { DEMONSTRATION: '1' }));
      expect(second.code).toBe(0);
      // The log warns of calendars that end soon: on standard error.
      expect(jsonOf(second)).toMatchObject({ ok: true, seeded: false });
      expect(await counts()).toEqual(before);
    });

    it('says in JSON, too, that PostgreSQL is away, without waiting for it', async () => {
      const [port] = await freePorts(1);
      const env = envOf(`postgres://127.0.0.1:${port}/portal`, { DEMONSTRATION: '1' });
      const verbs = [['migrate'], ['seed'], ['journal', 'verify']];
      const ends = await Promise.all(verbs.map((verb) => runPortal([...verb, '--json'], env)));
      for (const end of ends) {
        const reason = expect.stringMatching(/PostgreSQL does not answer.*DATABASE_URL/);
        expect([end.code, jsonOf(end)]).toEqual([1, { ok: false, reason }]);
      }
    });
  });

  describe('journal verify', () => {
    const verify = async (url: string): Promise<[Ended, Record<string, unknown>]> => {
      const end = await runPortal(['journal', 'verify', '--json'], envOf(url));
      return [end, jsonOf(end)];
    };
    /** The longest chain and one that comes after it in the order of checking. */
    const chains = (url: string): Promise<{ id: string; length: number }[]> =>
      query(
        url,
        `SELECT dossier_id AS id, count(*)::int AS length FROM journal_entry
         GROUP BY dossier_id HAVING count(*) >= 4 ORDER BY dossier_id`,
      );
    /** As somebody with all rights on the database would. */
    const tamper = (url: string, sql: string): Promise<unknown> =>
      query(
        url,
        `ALTER TABLE journal_entry DISABLE TRIGGER ALL; ${sql};
         ALTER TABLE journal_entry ENABLE TRIGGER ALL`,
      );

    it('finds a whole journal whole; the database itself refuses changes', async () => {
      const url = await databases.copy();
      const [end, verdict] = await verify(url);
      expect(end.code).toBe(0);
      expect(verdict).toMatchObject({ ok: true, broken: null });
      expect(verdict['entries']).toBeGreaterThan(10);
      for (const sql of [
        `UPDATE journal_entry SET action = 'x'`,
        'DELETE FROM journal_entry',
        'TRUNCATE journal_entry',
      ]) {
        await expect(query(url, sql)).rejects.toThrow(/append|journal/i);
      }
    });

    it('names the first entry that was altered, taken out, or cut off', async () => {
      const url = await databases.copy();
      const [first, second] = (await chains(url)) as [
        { id: string; length: number },
        { id: string; length: number },
      ];
      const broken = async (sql: string): Promise<unknown> => {
        await tamper(url, sql);
        const [end, verdict] = await verify(url);
        expect([end.code, verdict['ok']]).toEqual([1, false]);
        return verdict['broken'];
      };
      const where = (id: string, sequence: number): string =>
        `WHERE dossier_id = '${id}' AND sequence = ${sequence}`;

      const end = `DELETE FROM journal_entry ${where(second.id, second.length)}`;
      expect(await broken(end)).toEqual({
        dossierId: second.id,
        sequence: second.length,
        reason: 'missing',
      });
      const later = `UPDATE journal_entry SET at = at + interval '1 day' ${where(first.id, 3)}`;
      expect(await broken(later)).toEqual({ dossierId: first.id, sequence: 3, reason: 'altered' });
      const out = `DELETE FROM journal_entry ${where(first.id, 2)}`;
      expect(await broken(out)).toMatchObject({ dossierId: first.id, reason: 'missing' });

      const words = await runPortal(['journal', 'verify'], envOf(url));
      expect(words.stdout).toMatch(new RegExp(`^BROKEN: dossier ${first.id}, entry \\d+: `));
    });
  });

  describe('doctor', () => {
    const examine = async (env: Record<string, string>) => {
      const end = await runPortal(['doctor', '--json'], env);
      const { ok, findings } = jsonOf(end) as { ok: boolean; findings: Finding[] };
      const states = Object.fromEntries(findings.map(({ check, state }) => [check, state]));
      const mends = Object.fromEntries(findings.map(({ check, mend }) => [check, mend]));
      const details = Object.fromEntries(findings.map(({ check, detail }) => [check, detail]));
      return { code: end.code, ok, states, mends, details };
    };

    it('finds a healthy installation healthy', async () => {
      const { code, ok, states, details } = await examine(envOf(databases.original.url));
      expect([code, ok]).toEqual([0, true]);
      // The demonstration has staff in one commune of 69.
      expect(details['staff']).toBe('68 commune(s) have no staff at all');
      expect(states).toMatchObject({
        ...{ configuration: 'ok', procedures: 'ok', database: 'ok', migrations: 'ok' },
        ...{ staff: 'warn', queue: 'ok', mail: 'ok', disk: expect.stringMatching(/ok|warn/) },
      });
    });

    it('says of each service that is away how to mend it', async () => {
      const [port] = await freePorts(1);
      writeFileSync(`${files}/a-file`, '');
      const away = {
        database: envOf(`postgres://127.0.0.1:${port}/portal`),
        queue: envOf(databases.original.url, { QUEUE_URL: `redis://127.0.0.1:${port}` }),
        mail: envOf(databases.original.url, { SMTP_URL: `smtp://127.0.0.1:${port}` }),
        disk: envOf(databases.original.url, { FILES_URL: `${files}/a-file/files` }),
      };
      const variables = {
        database: 'DATABASE_URL',
        queue: 'QUEUE_URL',
        mail: 'SMTP_URL',
        disk: 'FILES_URL',
      };
      const checks = Object.keys(away) as (keyof typeof away)[];
      const found = await Promise.all(checks.map((check) => examine(away[check])));
      for (const [at, check] of checks.entries()) {
        const { code, ok, states, mends } = found[at]!;
        expect([check, code, ok, states[check]]).toEqual([check, 1, false, 'fail']);
        expect(mends[check]).toContain(variables[check]);
      }
      const unset = await examine({});
      expect([unset.code, unset.states['configuration']]).toEqual([1, 'fail']);
    });

    it('knows the queue on Redis', async () => {
      const missing = startRedisServer.missing();
      if (missing && process.env.CI) throw new Error(missing);
      if (missing)
        return void process.stderr.write(`\n*** SKIPPED: doctor on Redis (${missing}) ***\n\n`);
      const redis = await startRedisServer();
      const env = envOf(databases.original.url, { QUEUE_URL: redis.url });
      expect((await examine(env)).states['queue']).toBe('ok');
      await redis.close();
      return undefined;
    });
  });
});
