import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from '@test/browser';
import { IntakeVisitor, pdfFile } from '@test/intake-under-test';
import {
  type AppName,
  buildPrograms,
  endPrograms,
  freePorts,
  openFolder,
  productionEnvironment,
  type Program,
  query,
  removeFolder,
  runPortal,
  SEEDED_PASSWORD,
  SeededDatabases,
  startApp,
  statusOf,
} from '@test/processes';
import { samplePdf } from '@test/sample-pdf';
import { type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { until } from '@test/until';

const PORT_OF = {
  intake: 'INTAKE_PORT',
  'back-office': 'BACK_OFFICE_PORT',
  worker: 'WORKER_PORT',
} as const;

interface Running {
  readonly program: Program;
  readonly url: string;
}

let databases: SeededDatabases;
let catcher: SmtpCatcher | undefined;

beforeAll(async () => {
  buildPrograms();
  databases = await SeededDatabases.make();
});
afterEach(async () => {
  await endPrograms();
  await catcher?.close();
  catcher = undefined;
});
afterAll(() => databases.dispose());

const run = async (app: AppName, env: Record<string, string>): Promise<Running> => {
  const [port] = await freePorts(1);
  const program = startApp(app, { ...env, [PORT_OF[app]]: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await program.ready(`${url}/health/ready`);
  return { program, url };
};

const visit = async (url: string): Promise<IntakeVisitor> => {
  const browser = new Browser(url);
  const email = 'donvi@vinhdanh.example';
  await browser.post('/tai-khoan/dang-nhap', { email, password: SEEDED_PASSWORD });
  return new IntakeVisitor(browser, email);
};

/** A dossier of the visitor's that is being worked on. */
const acceptedDossier = async (databaseUrl: string): Promise<string> => {
  const sql = `SELECT d.id FROM dossier d JOIN membership m ON m.party_id = d.owner_party_id
    JOIN account a ON a.id = m.account_id
    WHERE a.email = 'donvi@vinhdanh.example' AND d.accepted_at IS NOT NULL AND d.finished_at IS NULL
    ORDER BY d.accepted_at LIMIT 1`;
  const [row] = await query<{ id: string }>(databaseUrl, sql);
  return row!.id;
};

it('a mail server that is away: every try is recorded and shown, then all is delivered', async () => {
  const databaseUrl = await databases.copy();
  const [smtpPort] = await freePorts(1);
  const env = productionEnvironment(databaseUrl, {
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    FILES_URL: databases.filesFolder,
  });
  const [intake, office] = await Promise.all([
    run('intake', env),
    run('back-office', env),
    run('worker', env),
  ]);
  const states = (): Promise<{ state: string; attempts: number; last_error: string | null }[]> =>
    query(databaseUrl, 'SELECT state, attempts, last_error FROM notice');
  await until(async () => (await states()).every(({ attempts }) => attempts > 0), 30_000);
  for (const { state, last_error: reason } of await states()) {
    expect(state).not.toBe('failed');
    expect(reason ?? 'ECONNREFUSED').toContain('ECONNREFUSED');
  }
  const id = await acceptedDossier(databaseUrl);
  const inspector = new Browser(office.url);
  const email = 'thanhtra@vinhdanh.example';
  await inspector.post('/dang-nhap', { email, password: SEEDED_PASSWORD });
  const casePage = await inspector.get(`/ho-so/${id}`);
  expect(casePage.text).toMatch(/Đang chờ gửi|Đang gửi/);
  expect(casePage.text).toMatch(/Lỗi gần nhất \(sau \d+ lần gửi\): .*ECONNREFUSED/);
  const visitor = await visit(intake.url);
  expect((await visitor.get(`/ho-so/${id}`)).text).toContain('Đang chờ gửi');

  catcher = await startSmtpCatcher(smtpPort);
  await until(async () => (await states()).every(({ state }) => state === 'sent'), 60_000);
  const tries = await query<{ results: string[] }>(
    databaseUrl,
    'SELECT array_agg(result ORDER BY at) AS results FROM delivery_attempt GROUP BY notice_id',
  );
  expect(tries).toHaveLength((await states()).length);
  for (const { results } of tries) {
    expect([results.at(0), results.at(-1)]).toEqual(['deferred', 'accepted']);
  }
  const ids = catcher.mails.map(({ headers }) => headers['message-id']);
  expect([ids.length, new Set(ids).size]).toEqual([tries.length, tries.length]);
  expect((await inspector.get(`/ho-so/${id}`)).text).not.toMatch(/Lỗi gần nhất|Đang chờ gửi/);
  expect((await visitor.get(`/ho-so/${id}`)).text).toContain('Đã gửi');
});

describe('a disk that is full', () => {
  const folder = openFolder();
  let mounted = false;

  beforeAll(() => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
      mounted = true;
    } catch (error) {
      if (process.env.CI) throw error;
      process.stderr.write('\n*** SKIPPED: disk full (needs the right to mount) ***\n\n');
    }
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [folder]);
    removeFolder(folder);
  });
  const kept = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('refuses the upload in words, keeps nothing of it, and leaves the draft unharmed', async () => {
    if (!mounted) return;
    const databaseUrl = await databases.copy();
    const env = productionEnvironment(databaseUrl, { FILES_URL: folder });
    const { url, program } = await run('intake', env);
    const visitor = await visit(url);
    const draft = await visitor.begin();
    const components = await visitor.get(`/ho-so/${draft}/giay-to`);
    const component = /name="componentId" value="([^"]+)"/.exec(components.html)![1]!;
    const stored = (): Promise<unknown[]> =>
      query(databaseUrl, 'SELECT sha256 FROM stored_file ORDER BY sha256');
    const attached = (): Promise<unknown[]> =>
      query(databaseUrl, 'SELECT id FROM attachment WHERE dossier_id = $1', [draft]);
    const before = await stored();
    const version = () => query(databaseUrl, 'SELECT version FROM dossier WHERE id = $1', [draft]);
    const versionBefore = await version();

    const large = await visitor.upload(
      draft,
      component,
      pdfFile(`x${'0'.repeat(2_000_000)}`, 'l.pdf'),
    );
    expect(large.status).toBe(503);
    expect(large.text).toContain('không còn chỗ để lưu tệp');
    expect([kept(), await stored(), await attached()]).toEqual([[], before, []]);
    expect(await version()).toEqual(versionBefore);
    expect(program.log.some(({ code }) => code === 'files.no_space')).toBe(true);

    const sizes = [400_000, 400_000, 400_000].map((size, at) => `${at}${'0'.repeat(size)}`);
    const answers: number[] = [];
    for (const text of sizes) {
      answers.push((await visitor.upload(draft, component, pdfFile(text, 't.pdf'))).status);
    }
    expect(answers).toEqual([200, 200, 503]);
    expect(kept()).toHaveLength(2);
    expect(await attached()).toHaveLength(2);

    const doctor = await runPortal(['doctor', '--json'], env);
    const { findings } = JSON.parse(doctor.stdout) as { findings: { check: string }[] };
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'disk',
        state: 'warn',
        mend: expect.stringContaining('room'),
      }),
    );
  });
});

describe('told to stop', () => {
  it('an app ends what it has begun: an upload that still arrives, a paper that is being made', async () => {
    const databaseUrl = await databases.copy();
    const folder = openFolder();
    const env = productionEnvironment(databaseUrl, { FILES_URL: folder });
    const { program, url } = await run('intake', env);
    const visitor = await visit(url);
    const draft = await visitor.begin();
    const components = await visitor.get(`/ho-so/${draft}/giay-to`);
    const component = /name="componentId" value="([^"]+)"/.exec(components.html)![1]!;
    const paperPath = `/ho-so/${await acceptedDossier(databaseUrl)}/giay-tiep-nhan.pdf`;

    const pdf = samplePdf(`slow ${'0'.repeat(200_000)}`);
    const [boundary, half] = ['----slow', pdf.length / 2];
    const part = (head: string): string =>
      `--${boundary}\r\ncontent-disposition: form-data; ${head}`;
    const first = `${part('name="componentId"')}\r\n\r\n${component}\r\n${part('name="file"; filename="cham.pdf"')}\r\ncontent-type: application/pdf\r\n\r\n`;
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield Buffer.concat([Buffer.from(first), pdf.subarray(0, half)]);
      await told;
      yield Buffer.concat([pdf.subarray(half), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    }
    const slow: RequestInit = {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: slowly(),
      duplex: 'half',
    };
    const upload = visitor.browser.fetch(`/ho-so/${draft}/tep`, slow);
    const paper = visitor.browser.fetch(paperPath);
    await sleep(150);
    program.child.kill('SIGTERM');
    const made = await paper;
    expect([made.status, made.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await made.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await until(async () => (await statusOf(`${url}/health/live`)) === undefined);
    expect(program.hasEnded).toBe(false);
    goOn();
    expect((await upload).status).toBe(303);
    const ended = await program.ended;
    expect([ended.code ?? ended.signal, ended.stderr]).toEqual(['SIGTERM', '']);
    const sql = 'SELECT name FROM attachment WHERE dossier_id = $1';
    expect(await query(databaseUrl, sql, [draft])).toEqual([{ name: 'cham.pdf' }]);
    removeFolder(folder);
  });

  it('a worker ends the mails in hand and leaves the rest to the next', async () => {
    const databaseUrl = await databases.copy();
    const smtp = (catcher = await startSmtpCatcher());
    let release = (): void => undefined;
    const answered = new Promise<void>((resolve) => (release = resolve));
    let held = 0;
    smtp.beforeAnswer = () => {
      held += 1;
      return answered;
    };
    const env = productionEnvironment(databaseUrl, { SMTP_URL: smtp.url });
    const { program } = await run('worker', env);
    await until(() => held === 5, 30_000);
    program.child.kill('SIGTERM');
    await sleep(500);
    expect(program.hasEnded).toBe(false);
    release();
    const ended = await program.ended;
    expect([ended.code ?? ended.signal, ended.stderr]).toEqual(['SIGTERM', '']);
    const notSent = (): Promise<{ state: string }[]> =>
      query(databaseUrl, `SELECT state FROM notice WHERE state <> 'sent'`);
    const left = await notSent();
    expect(left.every(({ state }) => state === 'queued')).toBe(true);
    const next = await run('worker', env);
    await until(async () => (await notSent()).length === 0, 10_000);
    await next.program.stop();
    const ids = smtp.mails.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
