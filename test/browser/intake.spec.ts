import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Applicant, Session } from '@portal/identity';
import {
  IntakeUnderTest,
  PASSWORD,
  pdfFile,
  PROCEDURE,
  TYPED_NOMINEE,
} from '@test/intake-under-test';
import { samplePdf } from '@test/sample-pdf';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env['SCREENSHOTS'];

interface AxeRun {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

describe('pages of the intake', () => {
  let intake: IntakeUnderTest;
  let chrome: Browser;
  let actor: Applicant;
  const dossiers = { draft: '', complete: '', sent: '', waiting: '', accepted: '' };
  let lookUp: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    actor = await intake.applicant();
    const visitor = await intake.visitor(actor);
    const clerk = await intake.staff('ttpvhcc', 'reception_clerk');
    const send = async (): Promise<string> => {
      const id = await visitor.complete(intake.components);
      await visitor.send(id);
      return id;
    };
    dossiers.draft = await visitor.begin();
    const page = `/ho-so/${dossiers.draft}`;
    await visitor.fill(`${page}/khai/contact`, { 'answers.contactPhone': '12', sau: '1' });
    await visitor.fill(`${page}/de-nghi/them?loai=household`, {
      'nominee.headName': 'Lê Thị Đượm',
      sau: '1',
    });
    await visitor.fill(`${page}/de-nghi/them?loai=individual`, TYPED_NOMINEE);
    const scan = pdfFile('to-trinh', 'Tờ trình số 45 năm 2026, bản ký ngày 20 tháng 11.pdf');
    await visitor.upload(dossiers.draft, intake.components[0]!, scan);
    dossiers.complete = await visitor.complete(intake.components);
    dossiers.sent = await send();
    dossiers.waiting = await send();
    dossiers.accepted = await send();
    const reference = async (dossierId: string) => {
      const { version } = await intake.dossier(dossierId);
      return { dossierId, version, actor: clerk };
    };
    await intake.dossiers.act(await reference(dossiers.waiting), {
      action: 'request_supplement',
      reason: 'Tờ trình thiếu dấu.\nBáo cáo chưa có xác nhận.',
      items: [{ componentId: intake.components[0]!, text: 'Tờ trình có chữ ký và đóng dấu' }],
    });
    await intake.dossiers.act(await reference(dossiers.accepted), { action: 'accept' });
    const { code, lookupKey } = await intake.dossier(dossiers.accepted);
    lookUp = `/tra-cuu?${new URLSearchParams({ ma: code!, khoa: lookupKey! }).toString()}`;
    chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await chrome.close();
    await intake.close();
  });

  async function enter(page: Page): Promise<void> {
    await page.goto(`${intake.url}/tai-khoan/dang-nhap`);
    await page.fill('#email', actor.email);
    await page.fill('#password', PASSWORD);
    await page.locator('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL(/\/ho-so$/);
  }

  describe.each([360, 1280])('at %i px', (width) => {
    let context: BrowserContext;
    let page: Page;
    const consoleErrors: string[] = [];

    /** The page as it is: accessible, no wider than the screen, without errors of scripts. */
    async function look(name: string): Promise<void> {
      if (SCREENSHOTS) {
        mkdirSync(SCREENSHOTS, { recursive: true });
        const path = join(SCREENSHOTS, `intake-${name}-${width}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: AxeRun };
        const { violations } = await axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
      });
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ name, found, wide, consoleErrors }).toEqual({
        name,
        found: [],
        wide: 0,
        consoleErrors: [],
      });
    }

    const visit = async (pages: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${intake.url}${path}`);
        await look(name);
      }
    };

    beforeEach(async () => {
      consoleErrors.length = 0;
      context = await chrome.newContext({ viewport: { width, height: 900 } });
      await context.addInitScript(axeSource);
      page = await context.newPage();
      page.on('console', (message) => {
        const refusedPage = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refusedPage) consoleErrors.push(message.text());
      });
    });
    afterEach(() => context.close());

    it('for everybody', async () => {
      await visit({
        home: '/',
        procedures: '/thu-tuc',
        'procedures-none': '/thu-tuc?tim=kh%C3%B4ng%20c%C3%B3',
        procedure: `/thu-tuc/${PROCEDURE}`,
        register: '/tai-khoan/dang-ky',
        'sign-in': '/tai-khoan/dang-nhap',
        confirm: '/tai-khoan/xac-nhan?token=x',
        resend: '/tai-khoan/gui-lai-xac-nhan',
        'forgot-password': '/tai-khoan/quen-mat-khau',
        'reset-password': '/tai-khoan/dat-lai-mat-khau?token=x',
        'look-up': '/tra-cuu',
        'look-up-wrong': '/tra-cuu?ma=X&khoa=Y',
        'look-up-found': lookUp,
        'not-found': '/khong-co-trang-nay',
      });
      await page.goto(`${intake.url}/tai-khoan/dang-ky`);
      await page.locator('main').getByRole('button', { name: 'Tạo tài khoản' }).click();
      await page.getByText('Có nội dung cần sửa').waitFor();
      await look('register-refused');
    });

    it('of drafts', async () => {
      const draft = `/ho-so/${dossiers.draft}`;
      await enter(page);
      await visit({
        'home-signed-in': '/',
        account: '/tai-khoan',
        'drafts-waiting': `/thu-tuc/${PROCEDURE}/bat-dau`,
        start: `/thu-tuc/${PROCEDURE}/bat-dau?moi=1`,
        tasks: `${draft}/khai`,
        section: `${draft}/khai/achievement`,
        'section-faults': `${draft}/khai/contact?loi=1`,
        nominees: `${draft}/de-nghi`,
        'nominee-new': `${draft}/de-nghi/them?loai=individual`,
        'nominee-kind': `${draft}/de-nghi/them`,
        'nominee-faults': `${draft}/de-nghi/1?loi=1`,
        'nominee-remove': `${draft}/de-nghi/1/xoa`,
        files: `${draft}/giay-to`,
        'check-faults': `${draft}/kiem-tra`,
        check: `/ho-so/${dossiers.complete}/kiem-tra`,
        delete: `${draft}/xoa`,
      });
    });

    it('of sent dossiers', async () => {
      await enter(page);
      await visit({
        dossiers: '/ho-so',
        sent: `/ho-so/${dossiers.sent}/da-nop`,
        'dossier-sent': `/ho-so/${dossiers.sent}`,
        'dossier-waiting': `/ho-so/${dossiers.waiting}`,
        supplement: `/ho-so/${dossiers.waiting}/bo-sung`,
        'dossier-accepted': `/ho-so/${dossiers.accepted}`,
        withdraw: `/ho-so/${dossiers.accepted}/rut`,
      });
      await page.goto(`${intake.url}/ho-so/${dossiers.accepted}`);
      await page.getByText('Ngày này được tính như thế nào?').click();
      await look('dossier-due-date');
    });
  });

  describe('with scripts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'intake-browser-'));
    let context: BrowserContext;
    let page: Page;

    beforeEach(async () => {
      context = await chrome.newContext({ viewport: { width: 360, height: 800 } });
      page = await context.newPage();
      await enter(page);
    });
    afterEach(() => context.close());
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const section = (): string => `${intake.url}/ho-so/${dossiers.complete}/khai/achievement`;
    const place = '[name="answers.eventPlace"]';

    it('save while typing, and send the form after the save that is under way', async () => {
      await page.goto(section());
      await page.fill(place, 'Cầu Phủ, phường Thành Sen');
      await page.getByText(/Đã lưu lúc \d\d:\d\d/).waitFor();
      await page.goto(section());
      expect(await page.inputValue(place)).toBe('Cầu Phủ, phường Thành Sen');
      await page.route('**/tu-luu*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
      await page.fill(place, 'Bến Tam Soa');
      await page.waitForRequest('**/tu-luu*');
      await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
      await page.waitForURL(/\/de-nghi$/);
      await page.unroute('**/tu-luu*');
      await page.goto(section());
      expect(await page.inputValue(place)).toBe('Bến Tam Soa');
    });

    it('lose nothing when the session ends meanwhile', async () => {
      await page.goto(section());
      await intake.dataSource.manager.deleteAll(Session);
      await page.fill(place, 'Gõ sau khi phiên đã hết');
      await page.getByText('Phiên làm việc đã hết').waitFor();
      const [other] = await Promise.all([
        context.waitForEvent('page'),
        page.getByRole('link', { name: 'đăng nhập lại trong thẻ mới' }).click(),
      ]);
      await enter(other);
      await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
      await page.waitForURL(/\/de-nghi$/);
      await page.goto(section());
      expect(await page.inputValue(place)).toBe('Gõ sau khi phiên đã hết');
    });

    it('send a file as soon as it is chosen, and say what is wrong with it before', async () => {
      const pdf = join(folder, 'Biên bản họp xét.pdf');
      const empty = join(folder, 'rong.pdf');
      writeFileSync(pdf, samplePdf('bien ban'));
      writeFileSync(empty, '');
      await page.goto(`${intake.url}/ho-so/${dossiers.draft}/giay-to`);
      const input = page.locator(`[id="components.${intake.components[2]}"]`);
      await input.setInputFiles(empty);
      await page.getByText('Tệp "rong.pdf" rỗng').waitFor();
      await input.setInputFiles(pdf);
      await page.getByRole('link', { name: 'Biên bản họp xét.pdf' }).waitFor();
      expect(await page.getByText('Đã tải tệp lên.').count()).toBe(1);
    });
  });

  it('file a dossier without scripts', async () => {
    const context = await chrome.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await enter(page);
    await page.goto(`${intake.url}/ho-so/${dossiers.complete}/kiem-tra`);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.waitForURL(/\/da-nop$/);
    expect(await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).count()).toBe(1);
    await context.close();
  });
});
