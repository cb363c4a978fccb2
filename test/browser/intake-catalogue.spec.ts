import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntakeUnderTest } from '@test/intake-under-test';
import { type Browser, chromium, type Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = process.env['SCREENSHOTS'];

interface AxeRun {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What every visitor can read of procedures. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  list: '/thu-tuc',
  'list-filtered': '/thu-tuc?tim=bang+khen&cap=tinh&nguoi-nop=xx',
  'list-none': '/thu-tuc?tim=xe+may',
  'procedure-criteria': '/thu-tuc/bang-khen-ubnd-tinh-cong-trang',
  'procedure-state': '/thu-tuc/huy-chuong-thanh-nien-xung-phong',
  'procedure-information': '/thu-tuc/khen-thuong-khang-chien-ton-dong',
  versions: '/thu-tuc/bang-khen-ubnd-tinh-dot-xuat/phien-ban',
  'version-old': '/thu-tuc/bang-khen-ubnd-tinh-dot-xuat/phien-ban/2018-03-09',
  'version-ended': '/thu-tuc/ba-me-viet-nam-anh-hung/phien-ban/2013-05-22',
  ended: '/thu-tuc/het-hieu-luc',
  published: '/thu-tuc/cong-khai',
};

describe('the public catalogue', () => {
  let intake: IntakeUnderTest;
  let chrome: Browser;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await chrome.close();
    await intake.close();
  });

  const faultsOf = (page: Page): Promise<string[]> =>
    page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: AxeRun };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
    });

  describe.each([360, 1280])('at %i px', (width) => {
    it.each(Object.keys(PAGES))('%s is accessible and no wider than the screen', async (name) => {
      const context = await chrome.newContext({ viewport: { width, height: 900 } });
      await context.addInitScript(axeSource);
      const page = await context.newPage();
      await page.goto(`${intake.url}${PAGES[name]}`);
      // What a click would open is looked at as well.
      await page.evaluate(
        "document.querySelectorAll('details').forEach((each) => each.setAttribute('open', ''))",
      );
      if (SCREENSHOTS) {
        mkdirSync(SCREENSHOTS, { recursive: true });
        await page.screenshot({
          path: join(SCREENSHOTS, `catalogue-${name}-${width}.png`),
          fullPage: true,
        });
      }
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ found: await faultsOf(page), wide }).toEqual({ found: [], wide: 0 });
      await context.close();
    });
  });

  it('shows the button to begin on the first screen of a phone', async () => {
    const context = await chrome.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${intake.url}/thu-tuc/bang-khen-ubnd-tinh-dot-xuat`);
    const box = await page.getByRole('button', { name: 'Bắt đầu lập hồ sơ' }).first().boundingBox();
    expect(box!.y + box!.height).toBeLessThan(740);
    await context.close();
  });
});
