import { execFileSync } from 'node:child_process';
import type { Applicant, StaffMember } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { type Browser, hiddenFields, type Page } from '@test/browser';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';

const at = (date: string, minute: number): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute });

/** Text of a PDF as poppler reads it. */
const pdfText = (page: Page): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: page.bytes, encoding: 'utf8' });

describe('back office: sign-in and desk', () => {
  let office: OfficeUnderTest;
  let clerk: StaffMember;
  let applicant: Applicant;
  let desk: Browser;

  const count = async (table: string): Promise<number> => {
    const rows: { n: number }[] = await office.dataSource.query(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return rows[0]!.n;
  };
  /** Everything that an action could write. */
  const everything = async (): Promise<string> =>
    JSON.stringify(
      await Promise.all(
        ['dossier', 'journal_entry', 'outbox', 'notice', 'deadline', 'supplement_request'].map(
          (table) => office.dataSource.query(`SELECT * FROM ${table} ORDER BY 1, 2`),
        ),
      ),
    );

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    applicant = await office.applicant();
    desk = await office.signIn(clerk);
  });
  beforeEach(() => office.clock.set(at('2026-11-23', 8 * 60)));
  afterAll(() => office.close());

  describe('signing in', () => {
    it('leads back to where the person wanted to go', async () => {
      const browser = office.browser();
      const asked = await browser.get('/ho-so/abc?x=1');
      expect(asked.path).toMatch(/^\/dang-nhap\?tiep=/);
      const fields = { email: clerk.email, password: PASSWORD };
      const page = await browser.submit(asked, '/dang-nhap', fields);
      expect(page.path).toBe('/ho-so/abc?x=1');
      expect(page.status).toBe(404);
    });

    it('refuses a wrong password in words, keeps the address, not the password', async () => {
      const fields = { email: clerk.email, password: 'sai hoàn toàn rồi' };
      const page = await office.browser().post('/dang-nhap', fields);
      expect(page.status).toBe(401);
      expect(page.text).toContain('Địa chỉ thư điện tử hoặc mật khẩu không đúng');
      expect(page.html).toContain(`value="${clerk.email}"`);
      expect(page.html).not.toContain('sai hoàn toàn');
    });

    it('stops guessing, and says when to try again', async () => {
      const browser = office.browser();
      const guessed = await office.staff('ttpvhcc', 'reception_clerk');
      const fields = { email: guessed.email, password: 'sai hoàn toàn rồi' };
      for (let i = 0; i < 10; i++) await browser.post('/dang-nhap', fields);
      const page = await browser.post('/dang-nhap', { ...fields, password: PASSWORD });
      expect(page.status).toBe(429);
      expect(page.text).toMatch(/thử lại sau \d+ phút/);
    });

    it('ends the session on signing out', async () => {
      const browser = await office.signIn(clerk);
      const out = await browser.post('/dang-xuat', {});
      expect(out.text).toContain('Bạn đã đăng xuất.');
      expect((await browser.get('/')).path).toMatch(/^\/dang-nhap/);
    });
  });

  describe('the queue', () => {
    it('is ordered by the latest start, counts each view, and finds without tones', async () => {
      const other = await office.applicant('Hội Nông dân Đức Thọ');
      const later = await office.file(other);
      office.clock.set(at('2026-11-20', 9 * 60));
      const earlier = await office.file(applicant);
      office.clock.set(at('2026-11-23', 8 * 60));
      const page = await desk.get('/');
      expect(page.html.indexOf(earlier)).toBeGreaterThan(0);
      expect(page.html.indexOf(earlier)).toBeLessThan(page.html.indexOf(later));
      expect(page.text).toContain('Sắp đến hạn bước');
      expect(page.text).toMatch(/còn .*làm việc/);
      const found = await desk.get('/?tim=duc+tho');
      expect(found.html).toContain(later);
      expect(found.html).not.toContain(earlier);
      expect((await desk.get('/?tim=%25')).text).toContain('Không tìm thấy hồ sơ nào');
    });

    it('has words for an empty view and for an address that nobody made', async () => {
      expect((await desk.get('/?xem=da-ket-thuc')).text).toContain('Chưa có hồ sơ nào kết thúc.');
      expect((await desk.get('/?xem=x&trang=-3&tim=')).status).toBe(200);
      expect((await desk.get('/?trang=9000&xem=tat-ca')).text).toContain('Trang này không có');
    });
  });

  describe('accepting', () => {
    it('shows status, dates and mails before, and changes nothing by it', async () => {
      const id = await office.file(applicant);
      const before = await everything();
      const page = await desk.get(`/ho-so/${id}/tiep-nhan`);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Được tiếp nhận');
      expect(page.text).toContain('Ngày hẹn trả kết quả Không có');
      expect(page.text).toContain(applicant.email);
      expect(page.text).toMatch(/Thư sẽ được gửi .*\[000\.00\.06\.H27-261123-\d{4}\]/);
      expect(await everything()).toBe(before);
    });

    it('takes it, and the receipt carries the due date', async () => {
      const id = await office.file(applicant);
      const preview = await desk.get(`/ho-so/${id}/tiep-nhan`);
      const page = await desk.submit(preview, `/ho-so/${id}/tiep-nhan`, { buoc: 'thuc-hien' });
      expect(page.path).toBe(`/ho-so/${id}`);
      expect(page.text).toContain('Đã tiếp nhận hồ sơ.');
      const { dueAt, status } = await office.dossier(id);
      expect(status).toBe('accepted');
      const receipt = await desk.get(`/ho-so/${id}/giay-tiep-nhan.pdf`);
      expect(receipt.headers.get('content-type')).toBe('application/pdf');
      const [, day, month, year] = /(\d{2})\/(\d{2})\/(\d{4})$/.exec(
        dueAt!.toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }),
      )!;
      expect(pdfText(receipt).replace(/\s+/g, ' ')).toMatch(
        new RegExp(`ngày ${day} tháng ${month} năm ${year}`),
      );
    });

    it('makes one action of a double click', async () => {
      const id = await office.file(applicant);
      const preview = await desk.get(`/ho-so/${id}/tiep-nhan`);
      const entries = await count('journal_entry');
      const fields = { buoc: 'thuc-hien' };
      const pages = await Promise.all([
        desk.submit(preview, `/ho-so/${id}/tiep-nhan`, fields),
        desk.submit(preview, `/ho-so/${id}/tiep-nhan`, fields),
      ]);
      expect(pages.map(({ status }) => status)).toEqual([200, 200]);
      expect(await count('journal_entry')).toBe(entries + 1);
    });
  });

  describe('asking for a supplement', () => {
    const path = (id: string): string => `/ho-so/${id}/yeu-cau-bo-sung`;

    it('takes several items without scripts and pauses the clock', async () => {
      const id = await office.file(applicant);
      const form = await desk.get(path(id));
      expect(form.text).toContain('Nếu gửi lúc này, đơn vị có đến');
      const typed = {
        'items.c-to-trinh.chosen': '1',
        'items.c-to-trinh.text': 'Thiếu dấu',
        'items.khac-1.text': 'Danh sách kèm theo',
        reason: 'Tờ trình chưa đóng dấu.',
      };
      const preview = await desk.submit(form, path(id), { ...typed, buoc: 'xem-truoc' });
      expect(preview.text).toContain('Chờ bổ sung giấy tờ');
      expect(preview.text).toContain('Hạn bổ sung của đơn vị');
      expect(preview.text).toContain('Thiếu dấu');
      const page = await desk.submit(preview, path(id), { buoc: 'thuc-hien' });
      expect(page.text).toContain('Đã gửi yêu cầu bổ sung.');
      const [request] = await office.dataSource.query<{ reason: string; items: object[] }[]>(
        'SELECT reason, items FROM supplement_request WHERE dossier_id = $1',
        [id],
      );
      expect(request).toEqual({
        reason: 'Tờ trình chưa đóng dấu.',
        items: [
          { componentId: 'to-trinh', text: 'Thiếu dấu' },
          { componentId: null, text: 'Danh sách kèm theo' },
        ],
      });
      expect((await desk.get('/?xem=cho-bo-sung')).html).toContain(id);
      const slip = await desk.get(`/ho-so/${id}/phieu-bo-sung.pdf`);
      expect(pdfText(slip)).toContain('Thiếu dấu');
    });

    it('tells every fault at once and keeps what was typed', async () => {
      const id = await office.file(applicant);
      const form = await desk.get(path(id));
      const typed = {
        'items.c-to-trinh.text': 'Thiếu dấu',
        'items.c-bao-cao-thanh-tich.chosen': '1',
        reason: ' ',
      };
      const page = await desk.submit(form, path(id), { ...typed, buoc: 'xem-truoc' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('<title>Lỗi: ');
      expect(page.html).toContain('href="#items.c-bao-cao-thanh-tich.text"');
      expect(page.html).toContain('href="#reason"');
      expect(page.html).toContain('>Thiếu dấu</textarea>');
      const empty = await desk.submit(form, path(id), { reason: 'x', buoc: 'xem-truoc' });
      expect(empty.html).toContain('href="#items"');
    });

    it('is asked directly once only; then it has to be approved', async () => {
      const id = await office.file(applicant);
      const items = [{ componentId: null, text: 'Danh sách' }];
      await office.act(id, clerk, { action: 'request_supplement', reason: 'Thiếu', items });
      await office.act(id, applicant, { action: 'answer_supplement', answer: 'Đã gửi' });
      const { html } = await desk.get(`/ho-so/${id}`);
      expect(html).not.toContain('yeu-cau-bo-sung');
      expect(html).toContain('trinh-bo-sung');
      const page = await desk.get(path(id));
      expect(page.status).toBe(409);
      expect(page.text).toContain('Muốn yêu cầu lần nữa phải trình lãnh đạo duyệt');
    });
  });

  describe('refusing', () => {
    it('warns that it is final, then closes the dossier with its slip', async () => {
      const id = await office.file(applicant);
      const path = `/ho-so/${id}/tu-choi`;
      const form = await desk.get(path);
      const reason = 'Không thuộc thủ tục\nkhen thưởng đột xuất.';
      const preview = await desk.submit(form, path, { reason, buoc: 'xem-truoc' });
      expect(preview.text).toContain('không mở lại được hồ sơ này');
      const back = await desk.submit(preview, path, { buoc: 'sua' });
      expect(back.html).toContain(`${reason}</textarea>`);
      const page = await desk.submit(preview, path, { buoc: 'thuc-hien' });
      expect(page.text).toContain('Đã từ chối tiếp nhận hồ sơ.');
      expect((await office.dossier(id)).closingReason).toBe(reason);
      const slip = await desk.get(`/ho-so/${id}/phieu-tu-choi.pdf`);
      expect(pdfText(slip)).toContain('khen thưởng đột xuất.');
      expect((await desk.get('/?xem=da-ket-thuc')).html).toContain(id);
    });

    it('needs a reason', async () => {
      const id = await office.file(applicant);
      const path = `/ho-so/${id}/tu-choi`;
      const page = await desk.submit(await desk.get(path), path, { buoc: 'xem-truoc' });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Nhập lý do.');
    });
  });

  describe('two people on one dossier', () => {
    it('says who was faster and with what, and keeps the typed text', async () => {
      const colleague = await office.staff('ttpvhcc', 'reception_clerk');
      const id = await office.file(applicant);
      const path = `/ho-so/${id}/tu-choi`;
      const form = await desk.get(path);
      await office.act(id, colleague, { action: 'accept' });
      for (const buoc of ['xem-truoc', 'thuc-hien']) {
        const page = await desk.submit(form, path, { reason: 'Một lý do dài', buoc });
        expect(page.status).toBe(409);
        expect(page.text).toContain('Đã tiếp nhận hồ sơ');
        expect(page.text).toContain(colleague.fullName);
        expect(page.text).toContain('Trung tâm Phục vụ hành chính công tỉnh');
        expect(page.text).toContain('Một lý do dài');
      }
      expect((await office.dossier(id)).status).toBe('accepted');
    });

    it('lets the work go on with the typed text when the action is still possible', async () => {
      const id = await office.file(applicant);
      const path = `/ho-so/${id}/tu-choi`;
      const form = await desk.get(path);
      const items = [{ componentId: null, text: 'Danh sách' }];
      await office.act(id, clerk, { action: 'request_supplement', reason: 'Thiếu', items });
      await office.act(id, applicant, { action: 'answer_supplement', answer: 'Đã gửi' });
      const stale = await desk.submit(form, path, { reason: 'Lý do giữ lại', buoc: 'xem-truoc' });
      expect(stale.status).toBe(409);
      expect(hiddenFields(stale.html)['version']).toBe(String((await office.dossier(id)).version));
      const again = await desk.submit(stale, path, { buoc: 'sua' });
      expect(again.status).toBe(200);
      expect(again.html).toContain('Lý do giữ lại</textarea>');
    });

    it('does nothing for a form without a version', async () => {
      const id = await office.file(applicant);
      const page = await desk.post(`/ho-so/${id}/tiep-nhan`, { buoc: 'thuc-hien' });
      expect(page.status).toBe(409);
      expect((await office.dossier(id)).status).toBe('submitted');
    });
  });

  it('shows the case with its checklist, journal and notices', async () => {
    const id = await office.file(applicant);
    await office.dataSource.query(
      `UPDATE notice SET state = 'failed', attempts = 3, last_error = 'mailbox unavailable'
       WHERE dossier_id = $1 AND kind = 'dossier.submitted'`,
      [id],
    );
    const page = await desk.get(`/ho-so/${id}`);
    expect(page.text).toContain('Tờ trình đề nghị khen thưởng Có 1 tệp');
    expect(page.text).toContain('Không gửi được');
    expect(page.text).toContain('mailbox unavailable');
    const [entry] = await office.dataSource.query<{ hash: string }[]>(
      'SELECT hash FROM journal_entry WHERE dossier_id = $1 ORDER BY sequence DESC LIMIT 1',
      [id],
    );
    expect(page.text).toContain(entry!.hash);
  });
});
