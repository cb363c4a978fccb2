import type { StaffMember } from '@portal/identity';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';
import { Screen, startChromium } from '@test/screen';
import type { Browser } from 'playwright-core';

describe('pages of what the province has to confirm', () => {
  let office: OfficeUnderTest;
  let chrome: Browser;
  let administrator: StaffMember;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    administrator = await office.staff('vp-ubnd', 'administrator');
    chrome = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chrome.close();
    await office.close();
  });

  it.each([360, 1280])('at %i px: list, form, faults, done, taken back', async (width) => {
    const screen = await Screen.open(chrome, { width, name: 'confirming' });
    const home = office.url.replace('127.0.0.1', 'localhost');
    await screen.go(`${home}/dang-nhap`);
    await screen.main.getByLabel('Thư điện tử').fill(administrator.email);
    await screen.main.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await screen.press('Đăng nhập');
    await screen.go(`${home}/quan-tri/da-xac-nhan`);
    await screen.look('confirmed-before');

    await screen.go(`${home}/quan-tri/can-xac-nhan`);
    await screen.look('open');
    await screen.main.getByLabel('Tìm trong nội dung').fill('khong co gi nhu the');
    await screen.press('Lọc');
    await screen.look('open-empty');
    await screen.go(`${home}/quan-tri/can-xac-nhan?thu-tuc=organisation`);
    await screen.look('open-organisation');
    // Its name stands above as a link within the page, too.
    const open = (): Promise<void> =>
      screen.loading(() => screen.main.locator('tbody a').first().click());
    await open();
    await screen.look('missing');

    await screen.go(`${home}/quan-tri/can-xac-nhan?tim=thoi+han+giai+quyet+ngay+lam+viec`);
    await open();
    await screen.look('form');
    await screen.press('Xác nhận');
    await screen.look('form-refused');
    await screen.main.getByLabel('Số quyết định').fill('3456/QĐ-UBND');
    await screen.main.getByLabel('Ngày', { exact: true }).fill('20');
    await screen.main.getByLabel('Tháng').fill('11');
    await screen.main.getByLabel('Năm', { exact: true }).fill('2026');
    await screen.main.getByLabel('Cơ quan ban hành').fill('Chủ tịch Ủy ban nhân dân tỉnh');
    await screen.press('Xác nhận');
    expect(await screen.text()).toMatch(/Đã xác nhận ở \d+ nơi/);
    await screen.look('open-after');

    await screen.follow('Đã xác nhận');
    await screen.look('confirmed');
    await screen.follow('Thu hồi');
    await screen.look('revoke');
    await screen.press('Thu hồi xác nhận');
    await screen.look('revoke-refused');
    await screen.main.getByLabel('Lý do thu hồi').fill('Quyết định bị bãi bỏ.');
    await screen.press('Thu hồi xác nhận');
    expect(await screen.text()).toContain('Đã thu hồi');
    await screen.look('confirmed-after');
    await screen.close();
  });
});
