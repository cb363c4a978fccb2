import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Applicant, StaffMember } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { demonstratedProcedure } from '@test/demonstrated-procedure';
import { NOMINEE, OfficeUnderTest, PASSWORD } from '@test/office-under-test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env['SCREENSHOTS'];

const at = (date: string, hour: number): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 });

interface AxeRun {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

describe('pages of the back office', () => {
  let office: OfficeUnderTest;
  let chrome: Browser;
  let clerk: StaffMember;
  let specialist: StaffMember;
  let leader: StaffMember;
  let submitted: string;
  let waiting: string;
  let appraisal: string;
  let deciding: string;
  let refused: string;
  let decided: string;
  let answered: string;
  let proposed: string;
  let deskLeader: StaffMember;

  async function toStep(applicant: Applicant, stepId: string): Promise<string> {
    const id = await office.file(applicant, [
      NOMINEE,
      { ...NOMINEE, fullName: 'Lê Văn Đượm', gender: 'male' },
    ]);
    await office.act(id, clerk, { action: 'accept' });
    for (const step of demonstratedProcedure(office.app).steps) {
      if (step.id === stepId) return id;
      const holder = step.unit === 'ttpvhcc' ? clerk : await office.staff(step.unit, step.role);
      const note = `Đã xem xong.\nChuyển bước sau “${step.title.vi}”.`;
      await office.act(id, holder, { action: 'advance', note });
    }
    throw new Error(stepId);
  }

  /** Back at the desk with its first supplement. */
  async function supplemented(applicant: Applicant): Promise<string> {
    const id = await office.file(applicant);
    const items = [{ componentId: 'to-trinh', text: 'Bản có chữ ký' }];
    await office.act(id, clerk, { action: 'request_supplement', reason: 'Thiếu chữ ký', items });
    await office.act(id, applicant, { action: 'answer_supplement', answer: 'Đã ký.' });
    return id;
  }

  beforeAll(async () => {
    office = await OfficeUnderTest.open(at('2026-11-02', 9));
    const applicant = await office.applicant();
    const farmers = await office.applicant('Hội Nông dân tỉnh Hà Tĩnh');
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    specialist = await office.staff('ban-tdkt', 'specialist');
    leader = await office.staff('ubnd-tinh', 'leader');
    decided = await toStep(applicant, 'decision');
    await office.attach(decided, leader, null);
    const rows: { id: string }[] = await office.dataSource.query(
      'SELECT id FROM nominee WHERE dossier_id = $1 ORDER BY position',
      [decided],
    );
    await office.act(decided, leader, {
      action: 'decide',
      number: '2871/QĐ-UBND',
      signedOn: getPlainDate('2026-11-02'),
      outcomes: rows.map(({ id }, index) => ({
        nomineeId: id,
        outcome: index === 0 ? 'approved' : 'rejected',
        reason: index === 0 ? null : 'Chưa đủ căn cứ xác nhận thành tích.',
      })),
    });
    appraisal = await toStep(farmers, 'appraisal');
    deciding = await toStep(applicant, 'decision');
    office.clock.set(at('2026-11-18', 9));
    refused = await office.file(farmers);
    const reason =
      'Hồ sơ không thuộc thủ tục khen thưởng đột xuất.\nHãy nộp theo thủ tục tổng kết năm.';
    await office.act(refused, clerk, { action: 'refuse', reason });
    waiting = await office.file(applicant);
    await office.act(waiting, clerk, {
      action: 'request_supplement',
      reason: 'Tờ trình chưa đóng dấu.',
      items: [{ componentId: 'to-trinh', text: 'Bản có chữ ký và đóng dấu' }],
    });
    office.clock.set(at('2026-11-20', 8));
    deskLeader = await office.staff('ttpvhcc', 'leader');
    answered = await supplemented(applicant);
    proposed = await supplemented(farmers);
    await office.act(proposed, clerk, {
      action: 'propose_supplement',
      reason: 'Bản đã gửi vẫn chưa đóng dấu.\nChưa thể tiếp nhận.',
      items: [{ componentId: 'to-trinh', text: 'Bản có chữ ký và đóng dấu' }],
    });
    office.clock.set(at('2026-11-20', 10));
    submitted = await office.file(applicant);
    office.clock.set(at('2026-11-23', 10));
    await office.file(farmers);
    chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await chrome.close();
    await office.close();
  });

  describe.each([360, 1280])('at %i px', (width) => {
    let context: BrowserContext;
    let page: Page;
    const consoleErrors: string[] = [];

    async function enter(staff: StaffMember): Promise<void> {
      await context.clearCookies();
      await page.goto(`${office.url}/dang-nhap`);
      await page.fill('#email', staff.email);
      await page.fill('#password', PASSWORD);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.waitForURL(/\/$/);
    }

    /** The page as it is: accessible, no wider than the screen, without errors of scripts. */
    async function look(name: string): Promise<void> {
      if (SCREENSHOTS) {
        mkdirSync(SCREENSHOTS, { recursive: true });
        const path = join(SCREENSHOTS, `back-office-${name}-${width}.png`);
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

    const visit = async (path: string, name: string): Promise<void> => {
      await page.goto(`${office.url}${path}`);
      await look(name);
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

    it('sign-in, and its refusal', async () => {
      await visit('/dang-nhap', 'sign-in');
      await page.fill('#email', clerk.email);
      await page.fill('#password', 'sai rồi');
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('sign-in-refused');
    });

    it('queue: each view, found, not found, empty', async () => {
      await enter(clerk);
      await look('queue-mine');
      await visit('/?xem=cho-bo-sung', 'queue-waiting');
      await visit('/?xem=tat-ca', 'queue-all');
      await visit('/?xem=da-ket-thuc', 'queue-closed');
      await visit('/?xem=tat-ca&tim=khong+co+gi', 'queue-not-found');
      await visit('/tai-khoan', 'profile');
      await enter(await office.staff('so-noi-vu', 'unit_head'));
      await look('queue-empty');
    });

    it('case page in each state', async () => {
      await enter(clerk);
      await visit(`/ho-so/${submitted}`, 'case-submitted');
      await visit(`/ho-so/${waiting}`, 'case-waiting');
      await visit(`/ho-so/${appraisal}`, 'case-appraisal');
      await visit(`/ho-so/${refused}`, 'case-refused');
      await visit(`/ho-so/${decided}`, 'case-decided');
      await visit('/ho-so/x', 'not-found');
      await visit(`/ho-so/${submitted}/chuyen-buoc`, 'impossible');
    });

    it('forms and previews of the desk', async () => {
      await enter(clerk);
      await visit(`/ho-so/${submitted}/tiep-nhan`, 'accept-preview');
      await visit(`/ho-so/${submitted}/tu-choi`, 'refuse');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('refuse-refused');
      await page.fill('#reason', 'Không thuộc thủ tục này.\nHãy nộp ở nơi khác.');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('text=Xem trước, chưa thực hiện');
      await look('refuse-preview');
      await visit(`/ho-so/${submitted}/yeu-cau-bo-sung`, 'supplement');
      await page.getByLabel('Cần bổ sung').first().check();
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('supplement-refused');
      await visit(`/ho-so/${decided}/tra-ket-qua`, 'hand-over');
    });

    it('forms of those who hold a step', async () => {
      await enter(specialist);
      await visit(`/ho-so/${appraisal}/chuyen-buoc`, 'advance');
      await enter(leader);
      await visit(`/ho-so/${deciding}/quyet-dinh`, 'decide');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('decide-refused');
      await page.fill('#number', '2999/QĐ-UBND');
      await page.getByRole('button', { name: 'Tất cả đồng ý' }).click();
      await page.waitForSelector('input[value=approved]:checked');
      expect(await page.inputValue('#number')).toBe('2999/QĐ-UBND');
    });

    it('a further supplement: proposed, approved, declined', async () => {
      await enter(clerk);
      await visit(`/ho-so/${answered}/trinh-bo-sung`, 'propose');
      await page.getByLabel('Cần bổ sung').first().check();
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('propose-refused');
      await page.getByLabel('Thiếu gì, sửa như thế nào').first().fill('Bản có đóng dấu');
      await page.fill('#reason', 'Bản đã gửi vẫn chưa đóng dấu.');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('text=Xem trước, chưa thực hiện');
      await look('propose-preview');
      await visit(`/ho-so/${proposed}`, 'case-proposed');
      await enter(deskLeader);
      await look('queue-leader');
      await visit(`/ho-so/${proposed}`, 'case-to-approve');
      await visit(`/ho-so/${proposed}/duyet-bo-sung`, 'approve-preview');
      await visit(`/ho-so/${proposed}/khong-duyet-bo-sung`, 'decline');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('.govuk-error-summary');
      await look('decline-refused');
      await page.fill('#reason', 'Dấu có ở trang hai.\nĐề nghị tiếp nhận.');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('text=Xem trước, chưa thực hiện');
      await look('decline-preview');
      await enter(await office.staff('ban-tdkt', 'specialist'));
      await visit(`/ho-so/${appraisal}`, 'case-appraisal-too-late');
    });

    it('somebody was faster', async () => {
      await enter(clerk);
      const applicant = await office.applicant();
      const id = await office.file(applicant);
      await page.goto(`${office.url}/ho-so/${id}/tu-choi`);
      await page.fill('#reason', 'Một lý do đã gõ rất lâu.');
      await office.act(id, await office.staff('ttpvhcc', 'reception_clerk'), { action: 'accept' });
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.waitForSelector('text=Hồ sơ vừa được thay đổi');
      await look('stale');
    });
  });
});
