import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type StaffMember, STAFF_ROLES, type StaffRole } from '@portal/identity';
import { Confirmations, ConfirmationWatcher, verifyCatalogueJournal } from '@portal/procedures';
import { type Claim, type ClaimGroup, groupClaims } from '@portal/procedures/core';
import { Browser, type Page } from '@test/browser';
import { OfficeUnderTest, testConfig } from '@test/office-under-test';
import { createIntake } from '../../apps/intake/src/create-intake';

const LIST = '/quan-tri/can-xac-nhan';
const DONE = '/quan-tri/da-xac-nhan';
const READERS: readonly StaffRole[] = ['administrator', 'unit_head', 'leader', 'inspector'];

const DECISION = {
  decisionNumber: '3456/QĐ-UBND',
  'decisionDate.day': '20',
  'decisionDate.month': '11',
  'decisionDate.year': '2026',
  issuedBy: 'Chủ tịch Ủy ban nhân dân tỉnh',
  note: 'Công bố kèm danh mục.',
};

describe('what the province has to confirm', () => {
  let office: OfficeUnderTest;
  let intake: NestFastifyApplication;
  let visitor: Browser;
  let folder: string;
  const staff = new Map<StaffRole, Browser>();
  let second: Browser;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    for (const role of STAFF_ROLES) {
      staff.set(role, await office.signIn(await office.staff('vp-ubnd', role)));
    }
    const other: StaffMember = await office.staff('vp-ubnd', 'administrator');
    second = await office.signIn(other);
    folder = mkdtempSync(join(tmpdir(), 'confirming-'));
    const { url } = office.dataSource.options as { url: string };
    intake = await createIntake(testConfig(url, folder), office.clock);
    await intake.listen(0, '127.0.0.1');
    visitor = new Browser((await intake.getUrl()).replace('[::1]', '127.0.0.1'));
  });
  afterAll(async () => {
    await intake.close();
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const admin = (): Browser => staff.get('administrator')!;

  /** The open statement of a kind that reaches farthest. */
  async function groupOf(kind: string, browser = admin()): Promise<ClaimGroup> {
    expect((await browser.get(LIST)).status).toBe(200);
    const open = await office.app.get(Confirmations).openClaims();
    return groupClaims(
      open.filter((claim) => claim.kind === kind),
      ({ version }) => version === '2025-07-01',
    )[0]!;
  }
  const pathOf = ({ claim }: ClaimGroup): string => `${LIST}/${claim.kind}/${claim.fingerprint}`;
  const valueOf = ({ procedureKey, version, field }: Claim): string =>
    `${procedureKey}|${version}|${field}`;

  function send(
    browser: Browser,
    group: ClaimGroup,
    changes: Record<string, string> = {},
    places: readonly Claim[] = group.places,
  ): Promise<Page> {
    // A form of the browser as it is: one name for every check box.
    const body = new URLSearchParams({ ...DECISION, ...changes });
    for (const claim of places) body.append('places', valueOf(claim));
    return follow(browser, pathOf(group), body);
  }
  async function follow(browser: Browser, path: string, body: URLSearchParams): Promise<Page> {
    const answer = await browser.fetch(path, { method: 'POST', body });
    const location = answer.headers.get('location');
    const html = await answer.text();
    if (location !== null) return browser.get(location);
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    const { status, headers } = answer;
    return { status, path, headers, bytes: Buffer.from(html), html, text };
  }

  describe.each(STAFF_ROLES)('for the role %s', (role) => {
    const mayRead = READERS.includes(role);
    const mayConfirm = role === 'administrator';

    it(`lists ${mayRead ? 'are open and linked' : 'are closed and not linked'}`, async () => {
      const browser = staff.get(role)!;
      const expected = mayRead ? 200 : 403;
      const group = await groupOf('limits.reception');
      expect((await browser.get(LIST)).status).toBe(expected);
      expect((await browser.get(DONE)).status).toBe(expected);
      expect((await browser.get(pathOf(group))).status).toBe(expected);
      const profile = await browser.get('/tai-khoan');
      expect(profile.html.includes(`href="${LIST}"`)).toBe(mayRead);
    });

    it(`the form is ${mayConfirm ? 'there' : 'neither shown nor taken'}`, async () => {
      const browser = staff.get(role)!;
      const group = await groupOf('limits.reception');
      const page = await browser.get(pathOf(group));
      expect(page.html.includes('name="decisionNumber"')).toBe(mayConfirm);
      const sent = await send(browser, group, { decisionNumber: '' });
      expect(sent.status).toBe(mayConfirm ? 422 : 403);
      const unknown = `${DONE}/01a205ea-0000-7000-8000-000000000000`;
      expect((await browser.get(unknown)).status).toBe(mayConfirm ? 404 : 403);
      expect((await browser.post(unknown, { reason: 'x' })).status).toBe(mayConfirm ? 404 : 403);
    });
  });

  it('is nobody else’s business', async () => {
    const page = await office.browser().get(LIST);
    expect(page.path).toMatch(/^\/dang-nhap/);
  });

  it('is listed by kind, filtered and searched', async () => {
    const all = await admin().get(`${LIST}?pham-vi=tat-ca`);
    const inForce = await admin().get(LIST);
    const rows = (page: Page): number => page.html.split('role="rowheader"').length - 1;
    expect(rows(all)).toBeGreaterThan(rows(inForce));
    expect(rows(inForce)).toBeGreaterThan(50);
    expect(inForce.text).toContain('Thời hạn giải quyết');
    expect(inForce.text).not.toMatch(/undefined|null/);
    const organisation = await admin().get(`${LIST}?thu-tuc=organisation`);
    expect(rows(organisation)).toBe(7);
    const found = await admin().get(`${LIST}?tim=${encodeURIComponent('GIO LAM VIEC 07:30')}`);
    expect(rows(found)).toBe(1);
    const none = await admin().get(`${LIST}?tim=%3Cscript%3E&thu-tuc=%00&pham-vi=x`);
    expect(none.text).toContain('Không có nội dung nào cần xác nhận khớp');
    expect(none.html).toContain('value="&lt;script&gt;"');
  });

  it('keeps what was typed and names every fault', async () => {
    const group = await groupOf('limits.legal');
    const page = await send(
      admin(),
      group,
      { decisionNumber: 'x', 'decisionDate.year': '2027', issuedBy: '', note: 'Ghi <b>chú</b>' },
      group.places.slice(0, 1),
    );
    expect(page.status).toBe(422);
    expect(page.html).toContain('<title>Lỗi: ');
    for (const field of ['decisionNumber', 'decisionDate', 'issuedBy']) {
      expect(page.html).toContain(`href="#${field}"`);
    }
    expect(page.html).toContain('value="2027"');
    expect(page.html).toContain('Ghi &lt;b&gt;chú&lt;/b&gt;');
    expect(page.html.split(' checked').length - 1).toBe(1);
    const nowhere = await send(admin(), group, {}, []);
    expect(nowhere.status).toBe(422);
    expect(nowhere.html).toContain('href="#places"');
    expect(await office.app.get(Confirmations).history()).toEqual([]);
  });

  it('does not exist elsewhere', async () => {
    const { claim, places } = await groupOf('limits.legal');
    const unknown = `${LIST}/${claim.kind}/${'0'.repeat(64)}`;
    expect((await admin().get(unknown)).status).toBe(404);
    expect((await admin().post(unknown, DECISION)).status).toBe(404);
    expect((await admin().get(`${LIST}/constructor/x`)).status).toBe(404);
    const group = { ...(await groupOf('limits.legal')), places };
    const forged = [{ ...claim, field: 'steps.decide' }];
    expect((await send(admin(), group, {}, forged)).status).toBe(404);
  });

  it('takes no form of another site', async () => {
    const group = await groupOf('limits.legal');
    const answer = await admin().fetch(pathOf(group), {
      method: 'POST',
      body: new URLSearchParams(DECISION),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  it('says where something is missing instead of wrong', async () => {
    const group = await groupOf('nationalCode');
    const missing = group.claim.confirmable ? await groupOf('oneStopShop.hotline') : group;
    const page = await admin().get(pathOf(missing));
    expect(page.text).toContain('không có gì để xác nhận');
    expect(page.html).not.toContain('name="decisionNumber"');
    expect((await send(admin(), missing)).status).toBe(409);
  });

  it('is confirmed once, counts for applicants, and no longer when it is taken back', async () => {
    const group = await groupOf('limits.legal');
    const key = group.places.find(({ version }) => version === '2025-07-01')!.procedureKey;
    const asApplicant = async (): Promise<string> => {
      await intake.get(ConfirmationWatcher).look();
      return (await visitor.get(`/thu-tuc/${key}`)).text;
    };
    expect(await asApplicant()).toContain('Thời hạn dự kiến');

    const done = await send(admin(), group);
    expect([done.status, done.path]).toEqual([200, LIST]);
    expect(done.text).toContain(`Đã xác nhận ở ${group.places.length} nơi.`);
    // The page still doubts other statements, but no longer the limit.
    const confirmed = await asApplicant();
    expect(confirmed).toContain('Thời hạn giải quyết 20 ngày làm việc kể từ khi nhận đủ hồ sơ');
    expect(confirmed).not.toMatch(/Thời hạn dự kiến|Dự kiến 20 ngày/);

    const again = await send(second, group, { decisionNumber: '999/QĐ-UBND' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Người khác vừa xác nhận nội dung này.');
    expect(await office.app.get(Confirmations).history()).toHaveLength(group.places.length);

    const list = await staff.get('inspector')!.get(DONE);
    expect(list.text).toContain('3456/QĐ-UBND ngày 20/11/2026');
    expect(list.text).toContain('Cán bộ vp-ubnd.administrator.');
    expect(list.html).not.toMatch(/href="\/quan-tri\/da-xac-nhan\/[0-9a-f-]{36}"/);
    const mine = await admin().get(DONE);
    const href = /href="(\/quan-tri\/da-xac-nhan\/[0-9a-f-]{36})"/.exec(mine.html)![1]!;
    expect((await admin().get(href)).text).toContain('Lý do thu hồi');
    expect((await admin().post(href, { reason: ' ' })).status).toBe(422);
    const revoked = await admin().post(href, { reason: 'Quyết định bị bãi bỏ.' });
    expect(revoked.path).toBe(DONE);
    expect(revoked.text).toContain('Đã thu hồi xác nhận.');
    expect(revoked.text).toContain('Quyết định bị bãi bỏ.');
    expect(await asApplicant()).toContain('Thời hạn dự kiến');
    expect((await admin().post(href, { reason: 'Lần nữa' })).status).toBe(409);
    expect(await verifyCatalogueJournal(office.dataSource.manager)).toEqual({
      entries: 2,
      broken: null,
    });
  });
});
