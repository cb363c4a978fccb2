import { systemClock, toOfficeTime } from '@portal/kernel';
import { Demonstration } from '@test/demonstration';
import { DeskWalk } from '@test/desk-walk';
import { FilingWalk } from '@test/filing-walk';
import { paperText } from '@test/paper-text';
import { samplePdf } from '@test/sample-pdf';
import { Screen, startChromium } from '@test/screen';
import { Story } from '@test/story';
import type { Browser } from 'playwright-core';

/** Who holds the steps between acceptance and decision, in their order. */
const STEP_HOLDERS = [
  'motcua',
  'truongphong',
  'chuyenvien',
  'chuyenvien',
  'truongphong',
  'giamdoc',
  'vanphong',
];

describe('a dossier from registration to its result', () => {
  let demonstration: Demonstration;
  let chrome: Browser;

  beforeAll(async () => {
    [demonstration, chrome] = await Promise.all([Demonstration.start(), startChromium()]);
  }, 150_000);
  afterAll(async () => {
    await chrome.close();
    await demonstration.stop();
  });

  describe.each([1280, 360])('at %i px', (width) => {
    const contrast = width > 500;
    const story = new Story();
    let unit: FilingWalk;
    let desk: DeskWalk;
    /** As the preview of the acceptance promised it: `04/12/2026`. */
    let dueDate: string;

    beforeAll(async () => {
      const filing = await Screen.open(chrome, { width, contrast, name: 'intake' });
      unit = new FilingWalk(filing, demonstration, {
        organisation: `Ủy ban nhân dân xã Thạch Hà ${width}`,
        email: `xa-thach-ha-${width}@example.vn`,
      });
      const office = await Screen.open(chrome, { width, contrast, name: 'back-office' });
      desk = new DeskWalk(office, demonstration);
    });
    afterAll(async () => {
      await unit.screen.close();
      await desk.screen.close();
    });

    it(
      'is filed by a new unit',
      story.chapter(async () => {
        await unit.file();
        expect(unit.code).toMatch(/^000\.00\.06\.H27-\d{6}-\d{4,}$/);
      }),
    );

    it(
      'is acknowledged with code and key',
      story.chapter(async () => {
        const paper = await paperText(unit.screen, 'Tải giấy xác nhận đã nộp');
        expect(paper).toContain(unit.code);
        expect(paper).toContain(unit.lookUpKey);
        await unit.open();
        await unit.look('22-dossier-submitted');
      }),
    );

    it(
      'is found by code and key without signing in',
      story.chapter(async () => {
        const visitor = await Screen.open(chrome, { width, contrast, name: 'visitor' });
        await visitor.go(`${demonstration.intake}/tra-cuu`);
        await visitor.look('look-up');
        await visitor.main.getByLabel('Mã hồ sơ').fill(unit.code);
        await visitor.main.getByLabel('Khóa tra cứu').fill(unit.lookUpKey);
        await visitor.press('Tra cứu');
        await visitor.look('look-up-found');
        const text = await visitor.text();
        expect(text).toContain('Mới đăng ký, chờ tiếp nhận');
        expect(text).not.toContain('Trần Thị Đào');
        await visitor.close();
      }),
    );

    it(
      'is accepted after a preview',
      story.chapter(async () => {
        await desk.screen.go(demonstration.backOffice);
        await desk.look('01-sign-in');
        await desk.signIn('motcua');
        await desk.look('02-queue');
        await desk.openFromQueue(unit.code);
        await desk.look('03-case-submitted');
        await desk.screen.press('Tiếp nhận hồ sơ');
        const preview = await desk.preview('04-accept');
        expect(preview).toContain('Được tiếp nhận');
        expect(preview).toContain(unit.unit.email);
        expect(preview).toContain(`[${unit.code}]`);
        dueDate = /Ngày hẹn trả.*?(\d\d\/\d\d\/\d{4})/.exec(preview)![1]!;
        await desk.perform();
        await desk.look('05-case-accepted');
        const mail = await unit.expectMail();
        expect(preview).toContain(mail.subject);
        expect(mail.text).toContain(dueDate);
      }),
    );

    it(
      'gets a receipt with the due date, which the unit sees with its sum',
      story.chapter(async () => {
        expect(await paperText(desk.screen, /hẹn trả kết quả/)).toContain(dueDate);
        await unit.open();
        expect(await paperText(unit.screen, /hẹn trả kết quả/)).toContain(dueDate);
        expect(await unit.screen.text()).toContain(dueDate);
        await unit.screen.main.getByText('Ngày này được tính như thế nào?').click();
        await unit.look('23-dossier-accepted');
        const text = await unit.screen.text();
        expect(text).toContain('20 ngày làm việc');
        // The target is the office's own.
        expect(text).not.toContain('nội bộ');
      }),
    );

    it(
      'goes through the hands of all who hold a step',
      story.chapter(async () => {
        for (const holder of STEP_HOLDERS) {
          await desk.advance(holder, unit.code);
          await unit.expectMail();
        }
        await unit.open();
        await unit.look('24-dossier-processing');
      }),
    );

    it(
      'is decided person by person',
      story.chapter(async () => {
        const { screen } = desk;
        await desk.signIn('chutich');
        await desk.openFromQueue(unit.code);
        await desk.look('06-case-deciding');
        await screen.press('Ghi quyết định');
        await screen.main.getByLabel('Số quyết định').fill('2999/QĐ-UBND');
        const { date } = toOfficeTime(systemClock.now());
        const [year, month, day] = date.split('-');
        await screen.main.getByLabel('Ngày', { exact: true }).fill(day!);
        await screen.main.getByLabel('Tháng', { exact: true }).fill(month!);
        await screen.main.getByLabel('Năm', { exact: true }).fill(year!);
        await screen.press('Tất cả đồng ý khen thưởng');
        const household = screen.main.getByRole('group', { name: /Lê Thị Đượm/ });
        await household.getByLabel('Không khen thưởng').check();
        await screen.main
          .getByLabel(/^Lý do/)
          .last()
          .fill('Chưa đủ căn cứ xác nhận thành tích.');
        const file = {
          name: 'Quyết định 2999.pdf',
          mimeType: 'application/pdf',
          buffer: samplePdf(`Quyet dinh ${unit.id}`),
        };
        await screen.loading(() => screen.main.getByLabel('Chọn tệp').setInputFiles(file));
        await desk.look('07-decide');
        const preview = await desk.preview('07-decide');
        expect(preview).toContain('Chưa đủ căn cứ');
        await desk.perform();
        await desk.look('08-case-decided');
        await unit.expectMail();
      }),
    );

    it(
      'is handed over, and the unit sees the result',
      story.chapter(async () => {
        const { screen } = desk;
        await desk.signIn('motcua');
        await desk.openFromQueue(unit.code);
        await screen.press('Trả kết quả');
        await screen.main.getByLabel('Trực tuyến trên hệ thống này').check();
        await desk.look('09-hand-over');
        await desk.preview('09-hand-over');
        await desk.perform();
        await unit.expectMail();
        await unit.open();
        await unit.look('25-dossier-handed-over');
        const text = await unit.screen.text();
        expect(text).toContain('Đã trả kết quả');
        expect(text).toContain('2999/QĐ-UBND');
        expect(text).toContain('Chưa đủ căn cứ xác nhận thành tích.');
        const files = unit.screen.main.getByRole('link', { name: 'Quyết định 2999.pdf' });
        expect(await files.count()).toBe(1);
      }),
    );
  });

  it('ends by Ctrl-C: exit code 0, no process left, no error in the logs', async () => {
    expect(await demonstration.stop()).toEqual({ exitCode: 0, left: [], errors: [] });
  });
});
