import {
  type AppName,
  buildPrograms,
  type Ended,
  endPrograms,
  freePorts,
  productionEnvironment,
  runPortal,
  startApp,
  takePort,
} from '@test/processes';
import { createTestDatabase, type TestDatabase } from '@test/test-database';

const PORT_OF: Record<AppName, string> = {
  intake: 'INTAKE_PORT',
  'back-office': 'BACK_OFFICE_PORT',
  worker: 'WORKER_PORT',
};
const NECESSARY = ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SESSION_SECRET'];

/** What is wrong with each variable on its own. */
const WRONG: Record<string, string> = {
  DATABASE_URL: 'mysql://localhost/portal',
  DATABASE_POOL: '1',
  QUEUE_URL: 'redis://',
  SMTP_URL: 'localhost:25',
  MAIL_FROM: 'Vinh Danh',
  CLAMD_URL: '127.0.0.1:3310',
  SESSION_SECRET: 'short',
  INTAKE_URL: 'https://',
  BACK_OFFICE_URL: 'https://office.example.vn/',
  INTAKE_PORT: 'ba nghìn',
  BACK_OFFICE_PORT: '0',
  WORKER_PORT: '65536',
  TRUST_PROXY: 'yes',
  DEMONSTRATION: 'true',
  LOG_LEVEL: 'loud',
};

/** Ended with 1 and plain words: no stack, no secret. */
function expectRefusal(ended: Ended): string {
  const words = ended.stdout + ended.stderr;
  expect([ended.code, words]).toEqual([1, expect.not.stringMatching(/^\s+at /m)]);
  return words;
}

describe.each(['intake', 'back-office', 'worker'] as const)('starting %s', (app) => {
  let database: TestDatabase;
  let port: number;

  beforeAll(async () => {
    buildPrograms();
    database = await createTestDatabase([]);
    [port] = (await freePorts(1)) as [number];
  });
  afterAll(async () => {
    await endPrograms();
    await database.dispose();
  });

  const endOf = (change: Record<string, string>): Promise<Ended> =>
    startApp(app, {
      ...productionEnvironment(database.url),
      [PORT_OF[app]]: String(port),
      ...change,
    }).ended;

  it('names every variable that is missing, and every one that is wrong', async () => {
    const unset = Object.fromEntries(NECESSARY.map((name) => [name, '']));
    const [missing, wrong] = (await Promise.all([endOf(unset), endOf(WRONG)])).map(expectRefusal);
    for (const name of NECESSARY) expect(missing).toContain(`${name}: is not set`);
    for (const name of Object.keys(WRONG)) expect(wrong).toContain(`  ${name}: `);
    expect(wrong).not.toContain('mysql://localhost');
  });

  it('refuses secrets that are weak or those of the demonstration, and plain http in public', async () => {
    const refusals = await Promise.all([
      endOf({ SESSION_SECRET: 'a'.repeat(64) }),
      endOf({ SESSION_SECRET: 'demonstration-only-secret-that-production-refuses' }),
      endOf({ INTAKE_URL: 'http://vinhdanh.example.vn' }),
    ]);
    const [weak, demonstration, plain] = refusals.map(expectRefusal);
    expect(weak).toMatch(/SESSION_SECRET: too weak.*openssl rand/);
    expect(demonstration).toMatch(/SESSION_SECRET: too weak/);
    expect(plain).toMatch(/INTAKE_URL: must be https/);
  });

  it('names the variable of a port that is taken and of an address that is not here', async () => {
    const taken = await takePort();
    const refusals = await Promise.all([
      endOf({ [PORT_OF[app]]: String(taken.port) }),
      endOf({ HOST: '192.0.2.1' }),
    ]);
    taken.close();
    const [busy, elsewhere] = refusals.map(expectRefusal);
    expect(busy).toContain(`Port ${taken.port} is taken`);
    expect(busy).toContain(PORT_OF[app]);
    expect(elsewhere).toContain('HOST 192.0.2.1');
  });
});

it('the command line names the variables too, as words and as JSON', async () => {
  buildPrograms();
  const words = expectRefusal(await runPortal(['migrate'], {}));
  for (const name of NECESSARY) expect(words).toContain(name);
  const { code, stdout } = await runPortal(['migrate', '--json'], {});
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    { ok: false, reason: expect.stringContaining('DATABASE_URL: is not set') },
  ]);
});
