import type { StaffMember } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { DecidedDossiers } from '@test/decided-dossiers';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';
import { Screen, startChromium } from '@test/screen';
import type { Browser } from 'playwright-core';

const at = (date: string): Date => fromOfficeTime({ date: getPlainDate(date), minute: 9 * 60 });

/** Runs inside the page: charts whose words stick out of them, or that are not read with a table. */
const FIND_BAD_CHARTS = `[...document.querySelectorAll('.vd-chart')].flatMap((chart) => {
  const box = chart.getBoundingClientRect();
  const wide = [...chart.querySelectorAll('text')]
    .filter((text) => text.getBoundingClientRect().right > box.right + 1)
    .map((text) => text.textContent);
  const lonely = chart.nextElementSibling?.querySelector('table') ? [] : ['no table follows'];
  return [...wide, ...lonely].map((fault) => chart.id + ' ' + fault);
})`;

describe('pages of figures', () => {
  let office: OfficeUnderTest;
  let chrome: Browser;
  let leader: StaffMember;

  beforeAll(async () => {
    office = await OfficeUnderTest.open(at('2026-09-14'));
    const dossiers = new DecidedDossiers(office, await office.applicant());
    await dossiers.add('2026-09-14', 480);
    await dossiers.add('2026-10-05', 3 * 480);
    await dossiers.add('2026-10-26', 600);
    office.clock.set(at('2026-11-23'));
    leader = await dossiers.holder('ubnd-tinh', 'leader');
    chrome = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chrome.close();
    await office.close();
  });

  it.each([360, 1280])('at %i px: figures, faults, nothing to show', async (width) => {
    const screen = await Screen.open(chrome, { width, name: 'statistics' });
    const home = office.url.replace('127.0.0.1', 'localhost');
    const look = async (path: string, name: string): Promise<void> => {
      await screen.go(`${home}${path}`);
      await screen.look(name);
      expect(await screen.page.evaluate(FIND_BAD_CHARTS)).toEqual([]);
    };
    await screen.go(`${home}/dang-nhap`);
    await screen.main.getByLabel('Thư điện tử').fill(leader.email);
    await screen.main.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await screen.press('Đăng nhập');

    await look('/tien-do?ky=nam-nay', 'sums');
    const charts = await screen.page.getByRole('img', { name: /trước hạn, đúng hạn/ }).count();
    expect(charts).toBeGreaterThan(0);
    await look('/tien-do/cua-toi?ky=nam-nay', 'own');
    await look('/tien-do?ky=nam-truoc', 'sums-empty');
    await look('/tien-do/cua-toi?ky=nam-truoc', 'own-empty');
    await look('/tien-do?ky=thang-sau', 'sums-period-unknown');
    await screen.go(`${home}/tien-do`);
    await screen.page.getByLabel('Từ ngày').fill('31/02/2026');
    await screen.press('Xem số liệu');
    expect(await screen.page.getByLabel('Từ ngày').inputValue()).toBe('31/02/2026');
    await screen.look('sums-refused');
    await screen.close();
  });
});
