import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { until } from '@test/until';

const MAIN = join(ROOT_DIR, 'dist/apps/intake/src/main.js');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The compiled program as an operator starts it. */
describe('intake: the process', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase([]);
  });
  afterAll(() => database.dispose());

  const environment = (change: Record<string, string>): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    DATABASE_URL: database.url,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Vinh Danh <khong-tra-loi@test.example>',
    SESSION_SECRET: 'a-long-enough-secret-0123456789-xyz',
    LOG_LEVEL: 'error',
    ...change,
  });
  const start = (change: Record<string, string>): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, [MAIN], { env: environment(change) });
  const ended = (child: ChildProcessWithoutNullStreams): Promise<Ended> =>
    new Promise((resolve) => {
      let output = '';
      child.stdout.on('data', (text: Buffer) => (output += text.toString()));
      child.stderr.on('data', (text: Buffer) => (output += text.toString()));
      child.once('close', (code) => resolve({ code, output }));
    });
  const freePort = (): Promise<number> =>
    new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });

  it('names every variable that is missing or wrong, and ends with 1', async () => {
    const { code, output } = await ended(start({ DATABASE_URL: '', SESSION_SECRET: 'short' }));
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_URL: is not set');
    expect(output).toContain('SESSION_SECRET');
    expect(output).not.toContain('    at ');
  });

  it('says in one line that the port is taken, and ends with 1', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port));
    });
    const { code, output } = await ended(start({ INTAKE_PORT: String(port) }));
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
    expect(output).toContain('INTAKE_PORT');
  });

  it('answers, and ends in order when it is told to', async () => {
    const port = await freePort();
    const child = start({ INTAKE_PORT: String(port) });
    const end = ended(child);
    const home = () => fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await until(async () => (await home())?.status === 200, 30_000);
    child.kill('SIGTERM');
    const { code, output } = await end;
    expect([code, child.signalCode, output]).toEqual([null, 'SIGTERM', '']);
  });
});
