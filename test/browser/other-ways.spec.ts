import { Demonstration } from '@test/demonstration';
import { DeskWalk } from '@test/desk-walk';
import { FilingWalk, type Unit } from '@test/filing-walk';
import { firstPageWeight } from '@test/first-page-weight';
import { paperText } from '@test/paper-text';
import { samplePdf } from '@test/sample-pdf';
import { Screen, startChromium } from '@test/screen';
import { Story } from '@test/story';
import type { Browser } from 'playwright-core';

const PHONE = 360;
const SEEDED_PASSWORD = 'vinh danh trinh dien';
/** Bytes over gzip, everything together. */
const HEAVIEST_FIRST_PAGE = 150_000;

const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: samplePdf(name.replaceAll(/[^ -~]/g, '')),
});

describe('other ways through the portal', () => {
  let demonstration: Demonstration;
  let chrome: Browser;
  let desk: DeskWalk;

  const open = async (unit: Unit, scripts = true): Promise<FilingWalk> => {
    const screen = await Screen.open(chrome, { width: PHONE, name: 'intake', scripts });
    return new FilingWalk(screen, demonstration, unit, false);
  };

  beforeAll(async () => {
    [demonstration, chrome] = await Promise.all([Demonstration.start(), startChromium()]);
    const screen = await Screen.open(chrome, { width: PHONE, name: 'back-office' });
    desk = new DeskWalk(screen, demonstration);
  }, 150_000);
  afterAll(async () => {
    await chrome.close();
    await demonstration.stop();
  });

  it('the first page is light', async () => {
    const { total, parts } = await firstPageWeight(chrome, demonstration.intake);
    expect(Object.keys(parts).length).toBeGreaterThan(4);
    expect({ parts, heavy: total > HEAVIEST_FIRST_PAGE }).toEqual({ parts, heavy: false });
  });

  describe('without scripts', () => {
    const story = new Story();
    let unit: FilingWalk;

    afterAll(() => unit.screen.close());

    it(
      'a new unit files all the same',
      story.chapter(async () => {
        const who = { organisation: 'Trường Tiểu học Kỳ Anh', email: 'truong-ky-anh@example.vn' };
        unit = await open(who, false);
        await unit.file();
        await unit.screen.look('without-scripts-sent');
      }),
    );

    it(
      'and is refused with a reason, by mail, on the page and on a slip',
      story.chapter(async () => {
        await desk.signIn('motcua');
        await desk.openFromQueue(unit.code);
        await desk.screen.press('Từ chối tiếp nhận');
        await desk.screen.press('Xem trước');
        await desk.look('refuse-without-reason');
        const reason = 'Hồ sơ đề nghị khen thưởng tổng kết năm, không thuộc thủ tục này.';
        await desk.screen.main.getByLabel(/^Lý do từ chối/).fill(reason);
        const preview = await desk.preview('refuse');
        expect(preview).toContain('không mở lại được');
        await desk.perform();
        await desk.look('case-refused');
        const mail = await unit.expectMail(/^Hồ sơ không được tiếp nhận/);
        expect(preview).toContain(mail.subject);
        expect(mail.text).toContain(reason);
        await unit.open();
        expect(await unit.screen.text()).toContain(reason);
        expect(await paperText(unit.screen, /từ chối/i)).toContain('không thuộc thủ tục này');
      }),
    );
  });

  describe('a supplement', () => {
    const story = new Story();
    let unit: FilingWalk;
    const missing = 'Báo cáo có chữ ký và đóng dấu của cấp trình';

    beforeAll(async () => {
      unit = await open({
        organisation: 'Ủy ban nhân dân xã Cẩm Xuyên',
        email: 'donvi@vinhdanh.example',
        password: SEEDED_PASSWORD,
      });
      await unit.takeUp('Mới đăng ký, chờ tiếp nhận', 1);
    });
    afterAll(() => unit.screen.close());

    it(
      'is requested at the desk, item by item',
      story.chapter(async () => {
        const { main } = desk.screen;
        await desk.signIn('motcua');
        await desk.openFromQueue(unit.code);
        await desk.screen.press('Yêu cầu bổ sung');
        await desk.screen.press('Xem trước');
        await desk.look('supplement-without-items');
        const item = main.getByRole('group', { name: /^Báo cáo thành tích/ });
        await item.getByLabel(/^Cần bổ sung/).check();
        await item.getByLabel('Thiếu gì, sửa như thế nào').fill(missing);
        await main.getByLabel(/^Lý do yêu cầu/).fill('Báo cáo chưa được cấp trình xác nhận.');
        const preview = await desk.preview('supplement');
        expect(preview).toContain('Hạn bổ sung của đơn vị');
        await desk.perform();
        await desk.look('case-waiting');
        const mail = await unit.expectMail(/^Cần bổ sung hồ sơ trước \d\d\/\d\d\/\d{4}/);
        expect(mail.text).toContain(missing);
      }),
    );

    it(
      'is answered with a file by the unit',
      story.chapter(async () => {
        const { screen } = unit;
        await screen.go(demonstration.intake);
        await screen.look('home-waiting');
        await unit.open();
        await screen.look('dossier-waiting');
        expect(await paperText(screen, /yêu cầu bổ sung/i)).toContain('cấp trình');
        await screen.press('Bổ sung hồ sơ');
        await screen.look('supplement');
        await unit.upload(/Báo cáo/, pdf('Báo cáo đã xác nhận.pdf'));
        await screen.main.getByLabel(/^Nội dung trả lời/).fill('Đã bổ sung báo cáo có xác nhận.');
        await screen.look('supplement-filled');
        await screen.press('Gửi phần bổ sung');
        await screen.look('dossier-supplemented');
        await unit.expectMail();
      }),
    );

    it(
      'is complete: the desk accepts',
      story.chapter(async () => {
        await desk.openFromQueue(unit.code);
        await desk.look('case-supplemented');
        expect(await desk.screen.text()).toContain('Báo cáo đã xác nhận.pdf');
        await desk.screen.press('Tiếp nhận hồ sơ');
        await desk.preview('accept-supplemented');
        await desk.perform();
        await unit.expectMail(/^Đã tiếp nhận, hẹn trả \d\d\/\d\d\/\d{4}/);
      }),
    );
  });

  it('a unit withdraws, and whoever held the dossier sees why', async () => {
    const unit = await open({
      organisation: 'Hội Nông dân tỉnh Hà Tĩnh',
      email: 'donvi2@vinhdanh.example',
      password: SEEDED_PASSWORD,
    });
    await unit.takeUp('Đang xử lý', 3);
    await unit.screen.follow('Rút hồ sơ này');
    await unit.screen.look('withdraw');
    await unit.screen.main.getByLabel(/^Lý do rút/).fill('Đơn vị lập lại tờ trình.');
    await unit.screen.press('Rút hồ sơ');
    await unit.screen.look('dossier-withdrawn');
    expect(await unit.screen.text()).toContain('Đã rút hồ sơ');
    await unit.expectMail();
    await desk.signIn('truongphong');
    await desk.screen.go(`${demonstration.backOffice}/?xem=da-ket-thuc`);
    await desk.look('queue-closed');
    await desk.screen.follow(unit.code);
    await desk.look('case-withdrawn');
    expect(await desk.screen.text()).toContain('Đơn vị lập lại tờ trình.');
    await unit.screen.close();
  });

  describe('a text that is being typed', () => {
    const story = new Story();
    let unit: FilingWalk;
    const place = '[name="answers.eventPlace"]';
    const section = (): string => `${demonstration.intake}/ho-so/${unit.id}/khai/achievement`;

    beforeAll(async () => {
      unit = await open({ organisation: 'Trạm Y tế xã Đức Thọ', email: 'tram-y-te@example.vn' });
      await unit.register();
    });
    afterAll(() => unit.screen.close());

    it(
      'is saved by itself',
      story.chapter(async () => {
        const { page } = unit.screen;
        await unit.screen.go(`${demonstration.intake}/ho-so`);
        await unit.screen.look('dossiers-none');
        await unit.begin();
        await unit.screen.go(section());
        await page.fill(place, 'Đê La Giang');
        await page.getByText(/Đã lưu lúc \d\d:\d\d/).waitFor();
        await unit.screen.look('section-saved');
        await page.reload();
        expect(await page.inputValue(place)).toBe('Đê La Giang');
      }),
    );

    it(
      'outlives a lost session',
      story.chapter(async () => {
        const { screen } = unit;
        await screen.page.fill(place, 'Đê La Giang, đoạn qua xã Đức Thọ');
        await screen.context.clearCookies();
        await screen.press('Lưu, làm tiếp sau');
        await screen.look('session-lost');
        const [tab] = await Promise.all([
          screen.context.waitForEvent('page'),
          screen.main.getByRole('link', { name: 'Đăng nhập lại trong thẻ mới' }).click(),
        ]);
        await unit.signInAt(tab);
        await screen.press('Gửi lại nội dung đã nhập');
        expect(screen.page.url()).toMatch(/\/khai$/);
        await screen.go(section());
        expect(await screen.page.inputValue(place)).toBe('Đê La Giang, đoạn qua xã Đức Thọ');
      }),
    );

    it(
      'is told when it is wrong, and a file too',
      story.chapter(async () => {
        const { screen } = unit;
        const draft = `${demonstration.intake}/ho-so/${unit.id}`;
        await screen.go(`${draft}/kiem-tra`);
        await screen.look('check-faults');
        await screen.go(`${draft}/de-nghi/them?loai=individual`);
        await screen.press(/^Lưu$/);
        await screen.look('nominee-faults');
        await screen.go(`${draft}/giay-to`);
        const input = screen.main.getByLabel(/tệp.* cho Tờ trình/);
        const disguised = { ...pdf('Tờ trình.pdf'), buffer: Buffer.from('MZ không phải là PDF') };
        await screen.loading(() => input.setInputFiles(disguised));
        await screen.look('file-refused');
        await screen.go(`${draft}/xoa`);
        await screen.look('delete-draft');
      }),
    );
  });

  it('pages that refuse, or have nothing to show, are as good as the others', async () => {
    const screen = await Screen.open(chrome, { width: PHONE, name: 'visitor' });
    const at = demonstration.intake;
    const refuse = async (path: string, button: string, name: string): Promise<void> => {
      await screen.go(`${at}${path}`);
      await screen.press(button);
      await screen.look(name);
      expect(await screen.page.title()).toMatch(/^Lỗi: /);
    };
    await refuse('/tai-khoan/dang-ky', 'Tạo tài khoản', 'register-faults');
    await refuse('/tai-khoan/dang-nhap', 'Đăng nhập', 'sign-in-faults');
    await refuse('/tai-khoan/quen-mat-khau', 'Gửi đường dẫn', 'forgot-faults');
    await refuse('/tra-cuu', 'Tra cứu', 'look-up-faults');
    await screen.go(`${at}/thu-tuc?tim=khong+co`);
    await screen.look('procedures-none');
    expect(await screen.go(`${at}/khong-co-trang-nay`)).toBe(404);
    await screen.look('not-found');
    expect(await screen.go(`${at}/tai-khoan/xac-nhan?token=cu`)).toBeLessThan(500);
    await screen.look('confirm-old-link');
    await screen.close();
    await desk.signIn('hoidong');
    await desk.look('queue-empty');
    await desk.signIn('quantri');
    await desk.look('no-dossiers-for-administrators');
    expect(await desk.screen.go(`${demonstration.backOffice}/ho-so/x`)).toBeGreaterThan(400);
    await desk.look('forbidden');
  });

  it('ends by Ctrl-C with nothing left behind', async () => {
    expect(await demonstration.stop()).toEqual({ exitCode: 0, left: [], errors: [] });
  });
});
