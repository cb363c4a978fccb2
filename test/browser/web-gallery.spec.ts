import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Public } from '@portal/identity';
import { getPlainDate, InvalidFieldsError } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { PageRenderer, readForm } from '@portal/web';
import { createTinyWebApp, TinyWebApp } from '@test/tiny-web-app';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Browser, BrowserContext, chromium, Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env['SCREENSHOTS'];
const WIDTHS = [360, 1280];

const at = new Date('2026-11-23T02:05:00Z');
const errors = [
  'fullName',
  'achievement',
  'unit',
  'kind',
  'papers',
  'decidedOn',
  'file',
  'password',
  'nominees.1.fullName',
].map((field) => ({ field, code: 'web.malformed' }));

const sample = {
  form: {
    fullName: 'Nguyễn Thị Thuỷ <script>',
    phone: '0912 345 678',
    achievement: 'Dũng cảm cứu người trong trận lũ quét tại huyện Hương Sơn.',
    unit: 'b',
    kind: 'household',
    papers: ['report'],
    decidedOn: { day: '31', month: '2', year: '2026' },
    contact: { name: 'Trần Văn Ước' },
    nominees: [
      { fullName: 'Lê Thị Hường', unit: 'a' },
      { fullName: 'Tổ dân phố 5', unit: 'b' },
    ],
  },
  units: [
    { value: 'a', text: 'Uỷ ban nhân dân xã Hương Khê' },
    { value: 'b', text: 'Sở Giáo dục và Đào tạo' },
  ],
  kinds: [
    { value: 'person', text: 'Cá nhân' },
    { value: 'household', text: 'Hộ gia đình', hint: 'Có cùng hộ khẩu thường trú.' },
  ],
  papers: [
    { value: 'report', text: 'Báo cáo thành tích' },
    { value: 'minutes', text: 'Biên bản họp xét' },
  ],
  summary: [
    {
      key: 'Đơn vị trình',
      value: 'Sở Nội vụ',
      actions: [{ text: 'Sửa', href: '/gallery' }],
    },
    { key: 'Trạng thái', tag: { text: 'Đang xử lý', colour: 'blue' } },
    { key: 'Tệp', value: 'bao-cao.pdf', href: '/gallery' },
    { key: 'Địa chỉ', lines: ['Số 1, đường Phan Đình Phùng', 'Thành phố Hà Tĩnh'] },
    { key: 'Ghi chú', value: '' },
  ],
  head: [{ text: 'Mã hồ sơ' }, { text: 'Đơn vị' }, { text: 'Còn lại', numeric: true }],
  rows: [
    [
      { text: '000.00.06.H27-261123-0001', href: '/gallery', header: true },
      { text: 'Sở Giáo dục và Đào tạo', note: 'Nhận lúc 08:05' },
      { text: '2 ngày', numeric: true, sortValue: '2' },
    ],
    [
      { text: '000.00.06.H27-261123-0002', href: '/gallery', header: true },
      { tag: { text: 'Quá hạn', colour: 'red' } },
      { text: '-1 ngày', numeric: true, sortValue: '-1' },
    ],
  ],
  none: [],
  tags: ['grey', 'blue', 'turquoise', 'green', 'yellow', 'orange', 'red', 'purple', 'pink'].map(
    (colour) => ({ text: `Nhãn ${colour}`, colour }),
  ),
  tasks: [
    { title: 'Đơn vị trình', href: '/gallery', status: { text: 'Đã xong' } },
    {
      title: 'Người được đề nghị',
      hint: 'Ít nhất một đối tượng',
      href: '/gallery',
      status: { text: 'Chưa đủ', colour: 'blue' },
    },
    { title: 'Kiểm tra và gửi', status: { text: 'Chưa thể bắt đầu', colour: 'grey' } },
  ],
  facts: [
    { key: 'Lượt xử lý', value: 'Bộ phận một cửa' },
    { key: 'Ngày hẹn trả kết quả', value: 'Thứ Sáu, 04/12/2026', note: 'Thời hạn dự kiến' },
  ],
  day: getPlainDate('2026-11-24'),
  timeline: [
    { title: 'Đã tiếp nhận', by: 'Bộ phận một cửa', at, text: 'Hồ sơ đầy đủ thành phần.' },
    { title: 'Đã nộp', at },
  ],
  side: [
    { text: 'Tổng quan', href: '/gallery', current: true },
    { text: 'Thành phần hồ sơ', href: '/gallery' },
  ],
  pages: [
    { number: 1, href: '/gallery', current: true },
    { number: 2, href: '/gallery' },
    { ellipsis: true },
    { number: 9, href: '/gallery' },
  ],
};

let saves: Record<string, unknown>[] = [];

@Controller()
class GalleryController {
  constructor(private readonly pages: PageRenderer) {}

  @Get('gallery')
  @Public('test')
  async show(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const breadcrumbs = [{ text: 'Trang chủ', href: '/' }];
    return this.pages.render(reply, 'gallery', sample, { title: 'Thành phần', breadcrumbs });
  }

  @Post('gallery')
  @Public('test')
  async refuse(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const faults = this.pages.formFaults(new InvalidFieldsError(errors));
    const back = { href: '/gallery' };
    return this.pages.render(reply, 'gallery', sample, { title: 'Thành phần', faults, back });
  }

  @Post('confirm')
  @Public('test')
  async confirm(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.pages.redirect(reply, '/panel', { code: 'web.stale' });
  }

  @Get('panel')
  @Public('test')
  async panel(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.pages.render(reply, 'panel-page', {}, { title: 'Đã nộp hồ sơ', wide: true });
  }

  @Get('autosave')
  @Public('test')
  async edit(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const data = { form: {}, version: saves.length + 1 };
    return this.pages.render(reply, 'autosave-page', data, { title: 'Lý do' });
  }

  @Post('autosave')
  @Public('test')
  async save(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    saves.push(readForm(request.body));
    return reply.send({ savedAt: '14:05', version: saves.length + 1 });
  }
}

describe('Components in the browser', () => {
  let tiny: TinyWebApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  let pagesDir: string;
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    execFileSync(process.execPath, [join(ROOT_DIR, 'tools/assets/build.mjs')]);
    pagesDir = mkdtempSync(join(tmpdir(), 'pages-'));
    // The macros and the layout of the product, and the gallery beside them.
    for (const part of ['layout.hbs', '_partials', 'errors']) {
      const from = join(ROOT_DIR, 'templates/pages', part);
      cpSync(from, join(pagesDir, part), { recursive: true });
    }
    cpSync(join(__dirname, 'gallery'), pagesDir, { recursive: true });
    tiny = await createTinyWebApp({ controllers: [GalleryController], pagesDir });
    await tiny.app.listen(0, '127.0.0.1');
    const { port } = tiny.app.getHttpServer().address() as { port: number };
    base = `http://localhost:${port}`;
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    await tiny.close();
    rmSync(pagesDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    saves = [];
    consoleErrors.length = 0;
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addInitScript(axeSource);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    });
  });
  afterEach(() => context.close());

  const violations = (): Promise<string[]> =>
    page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations: found } = await axe.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
  const overflow = (): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const shot = async (name: string): Promise<void> => {
    if (!SCREENSHOTS) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  };
  const refuse = async (): Promise<void> => {
    await page.goto(`${base}/gallery`);
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
    await page.waitForSelector('.govuk-error-summary');
  };

  it.each(WIDTHS)('are accessible and fit at %i px', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${base}/gallery`);
    await shot(`gallery-${width}`);
    expect(await violations()).toEqual([]);
    expect(await overflow()).toBe(0);
    expect(consoleErrors).toEqual([]);
  });

  it.each(WIDTHS)(
    'show errors, keep what was typed, and are accessible at %i px',
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      await refuse();
      await shot(`gallery-errors-${width}`);
      expect(await page.title()).toMatch(/^Lỗi: Thành phần – Vinh Danh/);
      expect(await page.inputValue('[name=fullName]')).toBe('Nguyễn Thị Thuỷ <script>');
      expect(await page.inputValue('[name="decidedOn.day"]')).toBe('31');
      expect(await violations()).toEqual([]);
      expect(await overflow()).toBe(0);
    },
  );

  it('puts the focus on the error summary, whose links lead to the fields', async () => {
    await refuse();
    expect(await page.evaluate('document.activeElement.className')).toBe('govuk-error-summary');
    for (const { field } of errors) {
      await page.locator(`.govuk-error-summary a[href="#${field}"]`).click();
      expect(await page.evaluate('document.activeElement.id')).toBe(field);
    }
  });

  it('confirms once', async () => {
    await page.goto(`${base}/panel`);
    await page.evaluate(`(() => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = '/confirm';
      document.body.append(form);
      form.submit();
    })()`);
    await page.waitForSelector('.govuk-notification-banner--success');
    await shot('panel-1280');
    expect(await violations()).toEqual([]);
    await page.reload();
    expect(await page.locator('.govuk-notification-banner').count()).toBe(0);
  });

  it('shows the error pages', async () => {
    await page.goto(`${base}/khong-co`);
    await shot('not-found-1280');
    expect(await page.locator('h1').textContent()).toBe('Không tìm thấy trang');
    expect(await violations()).toEqual([]);
  });

  it('adds, copies, removes and pastes rows', async () => {
    await page.goto(`${base}/gallery`);
    const names = (): Promise<string[]> =>
      page.evaluate(`[...document.querySelectorAll('[data-repeat-row] input')].map((i) => i.name)`);
    await page.locator('[data-repeat-add]').click();
    expect(await names()).toEqual([0, 1, 2].map((index) => `nominees.${index}.fullName`));
    expect(await page.inputValue('[name="nominees.2.fullName"]')).toBe('');
    await page.locator('[data-repeat-copy]').first().click();
    expect(await page.inputValue('[name="nominees.1.fullName"]')).toBe('Lê Thị Hường');
    await page.locator('[data-repeat-remove]').first().click();
    expect(await names()).toHaveLength(3);
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Phạm Văn Đồng\\tso giao duc va dao tao\\nVõ Thị Sáu\\t');
      const input = document.querySelector('[name="nominees.2.fullName"]');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    expect(await page.inputValue('[name="nominees.2.fullName"]')).toBe('Phạm Văn Đồng');
    expect(await page.inputValue('[name="nominees.2.unit"]')).toBe('b');
    expect(await page.inputValue('[name="nominees.3.fullName"]')).toBe('Võ Thị Sáu');
    expect(await page.locator('[data-repeat-number]').allTextContents()).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('saves while typing, and loses nothing without a network', async () => {
    await page.goto(`${base}/autosave`);
    await page.fill('[name=reason]', 'Cứu người');
    await page.getByText('Đã lưu lúc 14:05').waitFor();
    expect(saves).toEqual([{ version: '1', reason: 'Cứu người' }]);
    expect(await page.inputValue('[name=version]')).toBe('2');
    await context.setOffline(true);
    await page.fill('[name=reason]', 'Cứu người giữa lũ');
    await page.getByText('Chưa lưu được vì mất kết nối').waitFor();
    await context.setOffline(false);
    await page.reload();
    expect(await page.inputValue('[name=reason]')).toBe('Cứu người giữa lũ');
    await page.getByText('Đã lưu lúc 14:05').waitFor();
  });

  it('sort tables for staff, in Vietnamese', async () => {
    const controllers = [GalleryController];
    const staff = await createTinyWebApp({ controllers, pagesDir, app: 'back-office' });
    await staff.app.listen(0, '127.0.0.1');
    const { port } = staff.app.getHttpServer().address() as { port: number };
    await page.goto(`http://localhost:${port}/gallery`);
    const first = page.locator('table').first();
    await first.getByRole('button', { name: 'Còn lại' }).click();
    await shot('gallery-staff-1280');
    expect(await first.locator('tbody tr').first().innerText()).toContain('Quá hạn');
    expect(await page.getByText('Đã sắp xếp theo Còn lại (tăng dần)').count()).toBe(1);
    expect(await violations()).toEqual([]);
    await staff.close();
  });

  it('weigh less than 100 kB on a first visit', async () => {
    let bytes = 0;
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${base}/gallery`, { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(100_000);
  });

  it('has no English left', async () => {
    await page.goto(`${base}/gallery`);
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(
      /\b(Error|Show|Hide|Choose|Next|Previous|Back|Menu|characters|Warning|Success|Important)\b/,
    );
  });
});
