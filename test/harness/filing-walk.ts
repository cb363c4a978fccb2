import assert from 'node:assert/strict';
import { PROCEDURE } from './demonstrated-procedure';
import type { Demonstration } from './demonstration';
import { headerOf, type Mail } from './demonstration-mailbox';
import { sampleDocx } from './sample-docx';
import { samplePdf } from './sample-pdf';
import type { Screen } from './screen';
import type { Page } from 'playwright-core';

/** Password of the units that the walks register. */
const PASSWORD = 'mưa rào tháng bảy';
/** Characters; what mail programs show of a subject. */
const LONGEST_SUBJECT = 70;

/** Who files. */
export interface Unit {
  readonly organisation: string;
  readonly email: string;
  /** That of the walks unless told. */
  readonly password?: string;
}

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A presenting unit in front of the intake, page by page, by the words that a person reads. */
export class FilingWalk {
  /** Mails of the dossier that must have come by now. */
  private changes = 0;
  private threadRoot = '';
  id = '';
  code = '';
  lookUpKey = '';

  constructor(
    readonly screen: Screen,
    private readonly demonstration: Demonstration,
    readonly unit: Unit,
    /** Looks at every page; off for walks whose pages another walk looks at. */
    private readonly looks = true,
  ) {}

  private get url(): string {
    return this.demonstration.intake;
  }

  async look(name: string): Promise<void> {
    if (this.looks) await this.screen.look(name);
  }

  private async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await this.screen.main.getByLabel(label, { exact: true }).fill(value);
    }
  }

  private async fillDate(legend: string | RegExp, [day, month, year]: string[]): Promise<void> {
    const group = this.screen.main.getByRole('group', { name: legend });
    await group.getByLabel('Ngày', { exact: true }).fill(day!);
    await group.getByLabel('Tháng', { exact: true }).fill(month!);
    await group.getByLabel('Năm', { exact: true }).fill(year!);
  }

  private choose(question: string | RegExp, answer: string): Promise<void> {
    const group = this.screen.main.getByRole('group', { name: question });
    return group.getByLabel(answer, { exact: true }).check();
  }

  /** From the first page to the link in the mail, and signed in. */
  async register(): Promise<void> {
    const { screen, unit } = this;
    await screen.go(this.url);
    await this.look('01-home');
    await screen.press('Tạo tài khoản đơn vị');
    await this.look('02-register');
    await this.fill({
      'Tên cơ quan, đơn vị': unit.organisation,
      'Họ và tên': 'Trần Thị Hạnh',
      'Thư điện tử': unit.email,
      'Mật khẩu': PASSWORD,
    });
    await screen.main.getByLabel('Địa chỉ cơ quan, đơn vị').fill('Xã Thạch Hà, tỉnh Hà Tĩnh');
    await screen.press('Tạo tài khoản');
    await this.look('03-registered');
    const [mail] = await this.demonstration.mailbox.await(unit.email, '');
    assert.ok(mail!.subject.length <= LONGEST_SUBJECT, mail!.subject);
    await screen.go(mail!.links.find((link) => link.includes('/xac-nhan?token='))!);
    await this.look('04-confirm');
    await screen.press('Xác nhận địa chỉ của tôi');
    await this.look('05-sign-in');
    await this.signIn();
  }

  /** On the page of signing in. */
  async signIn(): Promise<void> {
    const { email, password = PASSWORD } = this.unit;
    await this.fill({ 'Thư điện tử': email, 'Mật khẩu': password });
    await this.screen.press('Đăng nhập');
  }

  /** Signs in within another tab. */
  async signInAt(tab: Page): Promise<void> {
    await tab.getByLabel('Thư điện tử').fill(this.unit.email);
    await tab.getByLabel('Mật khẩu', { exact: true }).fill(this.unit.password ?? PASSWORD);
    await tab.locator('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await tab.waitForURL(/\/(ho-so)?$/);
  }

  /** From the page of the procedure to the list of tasks of a new draft. */
  async begin(): Promise<void> {
    const { screen } = this;
    await screen.go(`${this.url}/thu-tuc`);
    await this.look('06-procedures');
    await screen.follow(/Bằng khen của Chủ tịch UBND tỉnh về thành tích đột xuất/);
    assert.equal(screen.page.url(), `${this.url}/thu-tuc/${PROCEDURE}`);
    await this.look('07-procedure');
    await screen.press('Bắt đầu lập hồ sơ');
    await this.look('08-start');
    await this.choose(/bí mật nhà nước không/, 'Không');
    await this.choose(/xem xét kỷ luật/, 'Không');
    await this.choose(/được khen thưởng không/, 'Không');
    await this.choose(/xuất sắc, lập được đột xuất/, 'Có');
    await screen.press('Tiếp tục');
    this.id = /\/ho-so\/([0-9a-f-]{36})\/khai$/.exec(screen.page.url())![1]!;
    await this.look('09-tasks');
  }

  async fillSections(): Promise<void> {
    const { screen } = this;
    await screen.follow('Cơ quan, đơn vị trình khen');
    await this.fill({ 'Số, ký hiệu tờ trình': '45/TTr-UBND' });
    await this.fillDate('Ngày của tờ trình', ['20', '9', '2026']);
    await this.look('10-section-unit');
    await screen.press('Lưu và tiếp tục');
    await this.fill({ 'Số điện thoại liên hệ': '0912 345 678' });
    await this.choose('Nơi nhận kết quả', 'Nhận bản điện tử trên hệ thống này');
    await this.look('11-section-contact');
    await screen.press('Lưu và tiếp tục');
    await this.fillDate('Ngày lập thành tích', ['15', '9', '2026']);
    await this.fill({
      'Nơi lập thành tích': 'Sông Ngàn Sâu, xã Hương Khê, tỉnh Hà Tĩnh',
      'Lý do đề nghị khen thưởng':
        'Đêm 15/9, nước sông lên nhanh.\nBa trường hợp dưới đây đã cứu mười một người bị nạn.',
    });
    await this.look('12-section-achievement');
    await screen.press('Lưu và tiếp tục');
  }

  async addNominees(): Promise<void> {
    const { screen } = this;
    await this.look('13-nominees-none');
    await screen.press(/cá nhân/i);
    await this.fill({
      'Họ và tên': 'Trần Thị Đào',
      'Đơn vị công tác hoặc nơi cư trú': 'Thôn Đông Hạ, xã Hương Khê, tỉnh Hà Tĩnh',
      'Tóm tắt thành tích': 'Chèo thuyền cứu bốn người bị nước lũ cuốn trôi.',
    });
    await this.choose('Giới tính', 'Nữ');
    await this.fillDate('Ngày sinh', ['3', '2', '1985']);
    await this.look('14-nominee-individual');
    await screen.press(/^Lưu$/);
    await screen.press(/tập thể/i);
    await this.fill({
      'Tên tập thể': 'Đội xung kích phòng, chống thiên tai xã Hương Khê',
      'Địa chỉ tập thể': 'Xã Hương Khê, tỉnh Hà Tĩnh',
      'Tóm tắt thành tích': 'Di dời 120 hộ dân đến nơi an toàn trong một đêm.',
    });
    await this.look('15-nominee-collective');
    await screen.press(/^Lưu$/);
    await screen.press(/hộ gia đình/i);
    await this.fill({
      'Họ và tên chủ hộ': 'Lê Thị Đượm',
      'Địa chỉ của hộ': 'Thôn Đông Hạ, xã Hương Khê, tỉnh Hà Tĩnh',
      'Tóm tắt thành tích': 'Mở nhà cho 30 người tránh lũ trong hai ngày.',
    });
    await this.look('16-nominee-household');
    await screen.press(/^Lưu$/);
    await this.look('17-nominees');
  }

  /** Chooses a file for a component; without scripts it is sent by its button. */
  async upload(component: RegExp, file: Upload): Promise<void> {
    const { screen } = this;
    const input = screen.main.getByLabel(new RegExp(`tệp.* cho ${component.source}`));
    if (screen.hasScripts) {
      await screen.loading(() => input.setInputFiles(file));
    } else {
      await input.setInputFiles(file);
      await screen.press(new RegExp(`Tải lên ${component.source}`));
    }
    assert.equal(await screen.main.getByRole('link', { name: file.name }).count(), 1);
  }

  async uploadAll(): Promise<void> {
    const { screen } = this;
    await screen.press('Tiếp tục');
    await this.look('18-files-none');
    const clip = { x: 0, y: 0, width: 300, height: 200 };
    const png = await screen.page.screenshot({ type: 'png', clip });
    const jpeg = await screen.page.screenshot({ type: 'jpeg', clip });
    await this.upload(/Tờ trình/, {
      name: 'Tờ trình số 45.pdf',
      mimeType: 'application/pdf',
      buffer: samplePdf(`To trinh ${this.id}`),
    });
    await this.upload(/Tờ trình/, {
      name: 'Tờ trình, trang có chữ ký.png',
      mimeType: 'image/png',
      buffer: png,
    });
    await this.upload(/Báo cáo/, {
      name: 'Báo cáo thành tích.docx',
      mimeType: DOCX,
      buffer: sampleDocx('Báo cáo thành tích'),
    });
    await this.upload(/Biên bản/, {
      name: 'Biên bản họp Hội đồng.jpg',
      mimeType: 'image/jpeg',
      buffer: jpeg,
    });
    await this.look('19-files');
  }

  /** Checks the answers and sends. */
  async send(): Promise<void> {
    const { screen } = this;
    await screen.press('Tiếp tục');
    await this.look('20-check');
    assert.match(await screen.text(), /CHƯA NỘP/);
    await screen.main.getByRole('checkbox').check();
    await screen.press('Nộp hồ sơ');
    assert.equal(screen.page.url(), `${this.url}/ho-so/${this.id}/da-nop`);
    this.code = await screen.main.locator('#dossier-code').innerText();
    this.lookUpKey = await screen.main.locator('#look-up-key').innerText();
    await this.look('21-sent');
    await this.expectMail();
  }

  /** A complete dossier from nothing. */
  async file(): Promise<void> {
    await this.register();
    await this.begin();
    await this.fillSections();
    await this.addNominees();
    await this.uploadAll();
    await this.send();
  }

  /** Signs in and takes up the only dossier of the unit that stands there, with its mails so far. */
  async takeUp(status: string, mails: number): Promise<void> {
    const { screen } = this;
    await screen.go(`${this.url}/tai-khoan/dang-nhap`);
    await this.signIn();
    const row = screen.main.getByRole('listitem').filter({ hasText: status }).first();
    await screen.loading(() => row.getByRole('link').first().click());
    this.id = /\/ho-so\/([0-9a-f-]{36})$/.exec(screen.page.url())![1]!;
    this.code = await screen.main.locator('h1 .vd-code').innerText();
    this.changes = mails;
    await this.demonstration.mailbox.await(this.unit.email, `[${this.code}]`, mails);
  }

  /** Opens the page of the dossier. */
  async open(): Promise<void> {
    await this.screen.go(`${this.url}/ho-so/${this.id}`);
  }

  /** The dossier has changed once more: its mail is there, says so and leads to it. */
  async expectMail(subject = /./): Promise<Mail> {
    this.changes += 1;
    const { mailbox } = this.demonstration;
    const mails = await mailbox.await(this.unit.email, `[${this.code}]`, this.changes);
    assert.equal(mails.length, this.changes);
    const mail = mails.at(-1)!;
    assert.match(mail.subject, subject);
    assert.ok(mail.subject.length <= LONGEST_SUBJECT, mail.subject);
    assert.ok(mail.subject.endsWith(` [${this.code}]`), mail.subject);
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, this.changes);
    const root = headerOf(mail, 'References').split(/\s+/)[0]!;
    this.threadRoot ||= root;
    assert.match(root, /^<.+@.+>$/);
    assert.equal(root, this.threadRoot);
    assert.equal(headerOf(mail, 'Auto-Submitted'), 'auto-generated');
    await this.expectLink(mail);
    return mail;
  }

  private async expectLink(mail: Mail): Promise<void> {
    const link = mail.links.find((one) => one.startsWith(`${this.url}/ho-so/`));
    assert.equal(link, `${this.url}/ho-so/${this.id}`);
    assert.ok(mail.html.includes(link));
    const page = await this.screen.context.request.get(link);
    assert.equal(page.status(), 200);
    assert.ok((await page.text()).includes(this.code));
  }
}
