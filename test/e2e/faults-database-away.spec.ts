import { Browser, hiddenFields, type Page } from '@test/browser';
import { IntakeVisitor, TYPED } from '@test/intake-under-test';
import {
  type AppName,
  buildPrograms,
  endPrograms,
  freePorts,
  openFolder,
  OwnPostgres,
  productionEnvironment,
  type Program,
  query,
  removeFolder,
  runPortal,
  seedDatabase,
  SEEDED_PASSWORD,
  startApp,
  statusOf,
} from '@test/processes';
import { type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { until } from '@test/until';

const APPS = ['intake', 'back-office', 'worker'] as const;
const PORT_OF = {
  intake: 'INTAKE_PORT',
  'back-office': 'BACK_OFFICE_PORT',
  worker: 'WORKER_PORT',
} as const;

/** The whole service on a PostgreSQL that goes away and comes back; nothing is restarted. */
describe('PostgreSQL goes away and comes back', () => {
  jest.setTimeout(120_000);
  const folder = openFolder();
  const programs = new Map<AppName, Program>();
  const addresses = new Map<AppName, string>();
  let postgres: OwnPostgres;
  let smtp: SmtpCatcher;
  let env: Record<string, string>;
  let visitor: IntakeVisitor;
  let staff: Browser;
  let draft: string;
  let expired: Page;

  const statuses = (path: string): Promise<(number | undefined)[]> =>
    Promise.all(APPS.map((app) => statusOf(`${addresses.get(app)}${path}`)));
  const allReady = (): Promise<void> =>
    until(async () => (await statuses('/health/ready')).every((status) => status === 200), 60_000);
  const notSent = async (): Promise<number> => {
    const sql = `SELECT id FROM notice WHERE state <> 'sent'`;
    return (await query(postgres.url, sql)).length;
  };
  const expectAwayPage = (page: Page): void => {
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10']);
    expect(page.text).toContain('Hệ thống đang tạm gián đoạn');
    expect(page.text).toContain('không kết nối được nơi lưu dữ liệu');
    expect(page.text).toContain('nêu mã');
    expect(page.html).not.toMatch(/ECONN|57P01|postgres/i);
  };

  beforeAll(async () => {
    buildPrograms();
    const [databasePort, ...ports] = await freePorts(4);
    postgres = new OwnPostgres(folder, databasePort!);
    await postgres.start();
    await seedDatabase(postgres.url, `${folder}/files`);
    smtp = await startSmtpCatcher();
    env = productionEnvironment(postgres.url, {
      SMTP_URL: smtp.url,
      FILES_URL: `${folder}/files`,
      ...Object.fromEntries(APPS.map((app, at) => [PORT_OF[app], String(ports[at])])),
    });
    for (const [at, app] of APPS.entries()) {
      addresses.set(app, `http://127.0.0.1:${ports[at]}`);
      if (app !== 'worker') programs.set(app, startApp(app, env));
    }
    await Promise.all(
      [...programs].map(([app, program]) => program.ready(`${addresses.get(app)}/health/ready`)),
    );
    visitor = new IntakeVisitor(new Browser(addresses.get('intake')!), 'donvi@vinhdanh.example');
    const password = SEEDED_PASSWORD;
    await visitor.browser.post('/tai-khoan/dang-nhap', { email: visitor.email, password });
    draft = await visitor.begin();
    staff = new Browser(addresses.get('back-office')!);
    await staff.post('/dang-nhap', { email: 'motcua@vinhdanh.example', password });
  });
  afterAll(async () => {
    await postgres.stop();
    await endPrograms();
    await smtp.close();
    removeFolder(folder);
  });

  it('in the middle of sending: a mail that was taken is recorded and not sent again', async () => {
    let release = (): void => undefined;
    const back = new Promise<void>((resolve) => (release = resolve));
    let held = 0;
    smtp.beforeAnswer = () => {
      held += 1;
      return back;
    };
    programs.set('worker', startApp('worker', env));
    await until(() => held === 5, 30_000);
    await postgres.stop();
    release();
    await until(async () => (await statuses('/health/ready')).every((status) => status === 503));
    expect(await statuses('/health/live')).toEqual([200, 200, 200]);
  });

  it('meanwhile pages say so, keep what was typed, and the log tells why', async () => {
    expectAwayPage(await visitor.get('/ho-so'));
    expectAwayPage(await visitor.get(`/ho-so/${draft}/khai`));
    expectAwayPage(await staff.get('/'));
    const password = SEEDED_PASSWORD;
    const anonymous = new Browser(addresses.get('back-office')!);
    const signIn = await anonymous.post('/dang-nhap', {
      email: 'motcua@vinhdanh.example',
      password,
    });
    expectAwayPage(signIn);
    expect(signIn.html).not.toContain(password);

    const typed = { ...TYPED['achievement']!, version: '1' };
    expired = await visitor.browser.post(`/ho-so/${draft}/khai/achievement`, typed);
    expectAwayPage(expired);
    expect(hiddenFields(expired.html)).toMatchObject(typed);

    const autosave = await visitor.browser.fetch(`/ho-so/${draft}/tu-luu`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(typed),
    });
    expect([autosave.status, await autosave.json()]).toEqual([
      503,
      { error: expect.objectContaining({ code: 'web.database_away' }) },
    ]);
    for (const app of ['intake', 'back-office'] as const) {
      const line = programs.get(app)!.log.find(({ code }) => code === 'web.database_away');
      expect(line).toMatchObject({ level: 40, status: 503, reqId: expect.any(String) });
    }
    expect(programs.get('worker')!.stdout).toMatch(/outbox listener|could not be relayed/);
  });

  it('afterwards everything goes on by itself, and nothing is lost', async () => {
    await postgres.start();
    await allReady();
    const saved = await visitor.browser.submit(expired, `/ho-so/${draft}/khai/achievement`, {});
    expect(saved.status).toBe(200);
    const section = await visitor.get(`/ho-so/${draft}/khai/achievement`);
    expect(section.text).toContain(TYPED['achievement']!['answers.reason']);
    expect((await staff.get('/')).status).toBe(200);
    await until(async () => (await notSent()) === 0, 60_000);
    const notices = await query(postgres.url, 'SELECT id FROM notice');
    const ids = smtp.mails.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(notices.length);
    expect(ids.length).toBe(notices.length);
  });

  it('a PostgreSQL that crashes is the same, and the journal is whole', async () => {
    expect(await postgres.crash()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PostgreSQL đã dừng bất ngờ'),
    });
    expectAwayPage(await visitor.get('/ho-so'));
    expectAwayPage(await staff.get('/'));
    await postgres.start();
    await allReady();
    const section = await visitor.get(`/ho-so/${draft}/khai/achievement`);
    expect(section.text).toContain(TYPED['achievement']!['answers.reason']);
    expect((await runPortal(['journal', 'verify'], env)).code).toBe(0);
    for (const [, program] of programs) {
      expect(program.hasEnded).toBe(false);
      expect(program.log.filter(({ level }) => Number(level) >= 60)).toEqual([]);
      await program.stop();
    }
  });
});
