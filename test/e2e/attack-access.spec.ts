import {
  type Applicant,
  EmailLinks,
  Membership,
  Sessions,
  type StaffMember,
} from '@portal/identity';
import { Notice } from '@portal/notifications';
import { type GuardedRoute, listRoutes } from '@portal/web';
import type { Browser } from '@test/browser';
import { IntakeUnderTest, IntakeVisitor, pdfFile, PROCEDURE } from '@test/intake-under-test';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';

const NOWHERE = '01a205ea-0000-7000-8000-000000000000';

/** Fields that some form of ours asks for, so that nothing is refused for missing them. */
const FIELDS = {
  version: '1',
  kind: 'individual',
  declaration: 'yes',
  buoc: 'thuc-hien',
  reason: 'x',
};

/** The address of a route with these values in the place of its parameters. */
const addressOf = ({ path }: GuardedRoute, values: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => values[name] ?? '1');

/** Routes that speak of one dossier or one file; those of the catalogue are no secret of a dossier. */
const aboutOne = (routes: readonly GuardedRoute[]): GuardedRoute[] =>
  routes.filter(({ path }) => /:id|:attachmentId/.test(path) && !path.startsWith('/quan-tri/'));

/** Status of every such route for whoever sits at the browser. */
async function statuses(
  browser: Browser,
  routes: readonly GuardedRoute[],
  values: Readonly<Record<string, string>>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const route of aboutOne(routes)) {
    const path = addressOf(route, values);
    const isUpload = /\/tep(?:-quyet-dinh)?$/.test(path);
    const form = new FormData();
    form.set('componentId', 'to-trinh');
    form.set('file', pdfFile('x'));
    const body = isUpload ? form : new URLSearchParams(FIELDS);
    const init = route.method === 'POST' ? { method: 'POST', body } : {};
    const { status } = await browser.fetch(path, init);
    lines.push(`${route.method} ${route.path} ${status}`);
  }
  return lines;
}

const all = (routes: readonly GuardedRoute[], status: number): string[] =>
  aboutOne(routes).map(({ method, path }) => `${method} ${path} ${status}`);

describe('another party at the intake', () => {
  let intake: IntakeUnderTest;
  let owner: Applicant;
  let visitor: IntakeVisitor;
  let other: IntakeVisitor;
  let sent: Record<string, string>;
  let draft: Record<string, string>;

  const fileOf = async (dossierId: string): Promise<string> => {
    const rows: { id: string }[] = await intake.dataSource.query(
      'SELECT id FROM attachment WHERE dossier_id = $1 LIMIT 1',
      [dossierId],
    );
    return rows[0]!.id;
  };
  const idsOf = async (id: string, noticeId: string): Promise<Record<string, string>> => ({
    id,
    noticeId,
    attachmentId: await fileOf(id),
    section: 'achievement',
    key: PROCEDURE,
  });
  const everything = (): Promise<unknown> =>
    intake.dataSource.query(
      `SELECT d.id, d.version, d.status, (SELECT count(*) FROM attachment a WHERE a.dossier_id = d.id)
       FROM dossier d ORDER BY d.id`,
    );

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    owner = await intake.applicant();
    visitor = await intake.visitor(owner);
    other = await intake.visitor(await intake.applicant('Hội Nông dân tỉnh Hà Tĩnh'));
    const sentId = await visitor.complete(intake.components);
    await visitor.send(sentId);
    const [row] = await intake.dataSource.query('SELECT id FROM outbox WHERE dossier_id = $1', [
      sentId,
    ]);
    sent = await idsOf(sentId, (row as { id: string }).id);
    const draftId = await visitor.begin();
    await visitor.upload(draftId, 'to-trinh', pdfFile('x'));
    draft = await idsOf(draftId, NOWHERE);
  });
  afterAll(() => intake.close());

  it('gets 404 on every route of a dossier, sent or not, as for one that does not exist', async () => {
    const routes = listRoutes(intake.app);
    const before = await everything();
    for (const values of [sent, draft, { ...sent, id: NOWHERE, attachmentId: NOWHERE }]) {
      expect(await statuses(other.browser, routes, values)).toEqual(all(routes, 404));
    }
    expect(await everything()).toEqual(before);
  });

  it('is nobody without a session: every route leads to signing in', async () => {
    const routes = listRoutes(intake.app);
    const expected = aboutOne(routes).map(
      ({ method, path }) => `${method} ${path} ${method === 'GET' ? 303 : 401}`,
    );
    expect(await statuses(intake.anonymous().browser, routes, sent)).toEqual(expected);
  });

  it('cannot reach a file through a dossier of its own', async () => {
    const own = await other.begin();
    const page = await other.browser.post(`/ho-so/${own}/tep/${draft['attachmentId']}/go`, {});
    expect(page.status).toBe(404);
    expect((await visitor.get(`/tep/${draft['attachmentId']}`)).status).toBe(200);
  });

  it('cannot begin a draft in the name of another party', async () => {
    const { partyId } = owner.memberships[0]!;
    const answers = {
      'eligibility.stateSecret': 'no',
      'eligibility.pendingDiscipline': 'no',
      'eligibility.alreadyAwarded': 'no',
      'eligibility.unexpectedMerit': 'yes',
    };
    const page = await other.browser.post(`/thu-tuc/${PROCEDURE}/bat-dau`, { ...answers, partyId });
    expect(page.status).toBe(403);
  });

  it('who only prepares for the party sends, answers and withdraws nothing', async () => {
    const preparer = await intake.applicant('Đơn vị của người chuẩn bị');
    const { partyId } = owner.memberships[0]!;
    await intake.dataSource.manager.insert(Membership, {
      accountId: preparer.accountId,
      partyId,
      role: 'preparer',
    });
    // Signs for another party: that right must not reach this one.
    const browser = (await intake.visitor(preparer)).browser;
    expect((await browser.get(`/ho-so/${sent['id']}`)).status).toBe(200);
    const version = String((await intake.dossier(sent['id']!)).version);
    expect((await browser.post(`/ho-so/${sent['id']}/rut`, { version, reason: '' })).status).toBe(
      403,
    );
    const form = {
      version: String((await intake.dossier(draft['id']!)).version),
      declaration: 'yes',
    };
    expect((await browser.post(`/ho-so/${draft['id']}/nop`, form)).status).toBe(403);
    expect((await intake.dossier(sent['id']!)).status).toBe('submitted');
    expect((await intake.dossier(draft['id']!)).status).toBe('draft');
  });

  it('does not read the notices of staff', async () => {
    const id = NOWHERE.replace(/0$/, '7');
    await intake.dataSource.query(
      `INSERT INTO notice (id, kind, dossier_id, recipient_kind, recipient_id, subject, text, state,
         attempts, created_at, touched_at)
       VALUES ($1, 'staff.new_dossier', $2, 'staff', $1, 'Có hồ sơ mới', 'Nội bộ', 'sent', 1, now(), now())`,
      [id, sent['id']],
    );
    expect((await visitor.get(`/ho-so/${sent['id']}/thong-bao/${id}`)).status).toBe(404);
    expect((await visitor.get(`/ho-so/${sent['id']}`)).html).not.toContain(id);
    await intake.dataSource.manager.delete(Notice, { id });
  });

  describe('with a cookie', () => {
    const NAME = 'vinh-danh-intake-session';
    const open = (value: string): Promise<Response> =>
      fetch(`${intake.url}/ho-so`, { redirect: 'manual', headers: { cookie: `${NAME}=${value}` } });
    const signed = (token: string): string =>
      encodeURIComponent(intake.app.getHttpAdapter().getInstance().signCookie(token));
    const tokenFor = (kind: 'applicant' | 'staff', subjectId: string): Promise<string> =>
      intake.dataSource.transaction((tx) => intake.app.get(Sessions).open(tx, { kind, subjectId }));

    it('of the other app gets nowhere', async () => {
      const staff: StaffMember = await intake.staff('ttpvhcc', 'reception_clerk');
      expect((await open(signed(await tokenFor('staff', staff.staffId)))).status).toBe(303);
    });

    it('that is tampered with gets nowhere', async () => {
      const token = await tokenFor('applicant', owner.accountId);
      expect((await open(signed(token))).status).toBe(200);
      const [, signature = ''] = decodeURIComponent(signed(token)).split('.');
      const forged = [
        token,
        `${token}.`,
        `${token}.${'A'.repeat(43)}`,
        `A${token.slice(1)}.${signature}`,
      ];
      for (const value of [...forged, '', '%zz', '.', 'null', 'a'.repeat(5_000)]) {
        expect((await open(encodeURIComponent(value))).status).toBe(303);
      }
    });

    it('from before signing in, signing out or a new password gets nowhere', async () => {
      const applicant = await intake.applicant();
      const sign = async (cookie: string): Promise<string> => {
        const answer = await fetch(`${intake.url}/tai-khoan/dang-nhap`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie },
          body: new URLSearchParams({ email: applicant.email, password: PASSWORD }),
        });
        return answer.headers
          .getSetCookie()
          .find((line) => line.startsWith(NAME))!
          .split(';', 1)[0]!;
      };
      const valueOf = (cookie: string): string => cookie.slice(NAME.length + 1);
      const planted = await sign('');
      const second = await sign(planted);
      expect((await open(valueOf(planted))).status).toBe(303);
      expect((await open(valueOf(second))).status).toBe(200);
      const third = await sign('');
      await fetch(`${intake.url}/tai-khoan/dang-xuat`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: third },
      });
      expect((await open(valueOf(third))).status).toBe(303);
      const token = await intake.dataSource.transaction((tx) =>
        intake.app.get(EmailLinks).issue(tx, applicant.accountId, 'reset_password'),
      );
      const password = 'một mật khẩu hoàn toàn mới';
      await intake.anonymous().browser.post('/tai-khoan/dat-lai-mat-khau', { token, password });
      expect((await open(valueOf(second))).status).toBe(303);
    });
  });

  it.each<[Record<string, string>, number]>([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'anything' }, 403],
    [{ 'sec-fetch-site': '', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': '', origin: 'null' }, 403],
    // The back office of the demonstration: another port of the same host.
    [{ 'sec-fetch-site': '', origin: 'http://127.0.0.1:3001' }, 403],
    [{ 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }, 403],
    [{ 'sec-fetch-site': 'cross-site', 'content-type': 'multipart/form-data; boundary=x' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 409],
    [{ 'sec-fetch-site': 'none' }, 409],
  ])('is refused as another site, and only then: %j', async (headers, status) => {
    const answer = await visitor.browser.fetch(`/ho-so/${draft['id']}/tu-luu`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'version=999999',
    });
    expect(answer.status).toBe(status);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/..//evil.example',
    '/ho-so/..//evil.example',
    'javascript:alert(1)',
    '/\tevil.example',
    '/ho-so\r\nset-cookie: a=b',
  ])('is never led away after signing in: %j', async (tiep) => {
    const answer = await intake.anonymous().browser.fetch('/tai-khoan/dang-nhap', {
      method: 'POST',
      body: new URLSearchParams({ email: owner.email, password: PASSWORD, tiep }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ho-so']);
  });
});

describe('staff of another unit', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let values: Record<string, string>;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    applicant = await office.applicant();
    const id = await office.file(applicant);
    const rows: { id: string }[] = await office.dataSource.query(
      'SELECT id FROM attachment WHERE dossier_id = $1 LIMIT 1',
      [id],
    );
    values = { id, attachmentId: rows[0]!.id, paper: 'xac-nhan-da-nop.pdf' };
  });
  afterAll(() => office.close());

  it('get 404 on every route of a dossier, as for one that does not exist', async () => {
    const roles = [
      'reception_clerk',
      'specialist',
      'unit_head',
      'leader',
      'clerk_of_records',
    ] as const;
    const stranger = await office.signIn(await office.staff('don-vi-khac', ...roles));
    const routes = listRoutes(office.app);
    const { version } = await office.dossier(values['id']!);
    for (const ids of [values, { ...values, id: NOWHERE, attachmentId: NOWHERE }]) {
      expect(await statuses(stranger, routes, ids)).toEqual(all(routes, 404));
    }
    expect((await office.dossier(values['id']!)).version).toBe(version);
  });

  it('who only sit in the council find nothing in the queue before it is their turn', async () => {
    const council = await office.signIn(await office.staff('ban-tdkt', 'council_member'));
    expect((await council.get(`/ho-so/${values['id']}`)).status).toBe(404);
    for (const view of ['cua-toi', 'cho-bo-sung', 'tat-ca', 'da-ket-thuc']) {
      const page = await council.get(`/?xem=${view}`);
      expect([view, page.status]).toEqual([view, 200]);
      expect(page.html).not.toContain(values['id']);
      expect(page.text).not.toContain('Cẩm Xuyên');
    }
    await office.dataSource.query(
      `UPDATE dossier SET holder_role = 'council_member', holder_unit_id = 'ban-tdkt' WHERE id = $1`,
      [values['id']],
    );
    expect((await council.get('/')).html).toContain(values['id']);
    expect((await council.get(`/ho-so/${values['id']}`)).status).toBe(200);
  });

  it('never see a decision that is only being prepared, nor does the applicant', async () => {
    const clerk = await office.staff('ttpvhcc', 'reception_clerk');
    const id = await office.file(applicant);
    await office.act(id, clerk, { action: 'accept' });
    const { procedure } = await office.dossiers.read(clerk, id);
    for (const step of procedure.steps) {
      const holder = await office.staff(step.unit, step.role);
      const { stepId } = await office.dossier(id);
      if (stepId !== step.id) continue;
      if (step.decides) {
        const fileId = await office.attach(id, holder, null);
        expect((await office.dossiers.attachmentForReading(holder, fileId)).id).toBe(fileId);
        await expect(office.dossiers.attachmentForReading(applicant, fileId)).rejects.toMatchObject(
          {
            code: 'file.not_found',
          },
        );
        const { files, waitingFiles } = await office.dossiers.read(applicant, id);
        expect([...files, ...waitingFiles].map((file) => file.id)).not.toContain(fileId);
        return;
      }
      await office.act(id, holder, { action: 'advance', note: '' });
    }
    throw new Error('no step decides');
  });
});
