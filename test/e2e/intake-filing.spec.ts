import { createHash } from 'node:crypto';
import { Dossier } from '@portal/dossiers';
import {
  hiddenFields,
  IntakeUnderTest,
  type IntakeVisitor,
  type Page,
  PASSWORD,
  pdfFile,
  PROCEDURE,
  TYPED,
  TYPED_NOMINEE,
} from '@test/intake-under-test';
import { samplePdf } from '@test/sample-pdf';

describe('intake: from registration to the sent dossier', () => {
  let intake: IntakeUnderTest;
  let components: string[];

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    components = intake.components;
  });
  beforeEach(() => intake.clock.set(new Date('2026-11-23T01:00:00Z')));
  afterAll(() => intake.close());

  /** The secret of the newest mail that is owed, as the worker puts it into the link. */
  async function mailedToken(): Promise<string> {
    const rows: { secret: { token: string } }[] = await intake.dataSource.query(
      'SELECT secret FROM outbox WHERE secret IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1',
    );
    return rows[0]!.secret.token;
  }

  const registration = (email: string) => ({
    organisationName: 'Ủy ban nhân dân xã Thạch Hà',
    organisationAddress: 'Xã Thạch Hà, tỉnh Hà Tĩnh',
    fullName: 'Trần Thị Hạnh',
    email,
    phone: '',
    password: PASSWORD,
  });

  it('leads from the home page to the confirmation, page by page', async () => {
    const visitor = intake.anonymous();
    const home = await visitor.get('/');
    expect(home.status).toBe(200);
    expect(home.text).toContain('Ba bước');
    expect(home.text).toContain('Tra cứu hồ sơ');
    expect(home.text).toMatch(/Cấp tỉnh \(\d+ thủ tục\)/);

    const found = await visitor.get('/thu-tuc?tim=bang%20khen%20dot%20xuat');
    expect(found.text).toContain('Bằng khen của Chủ tịch UBND tỉnh về thành tích đột xuất');
    expect(found.html).toContain(`/thu-tuc/${PROCEDURE}`);
    const procedure = await visitor.get(`/thu-tuc/${PROCEDURE}`);
    expect(procedure.text).toContain('Thời hạn dự kiến');
    expect(procedure.text).toContain('Tờ trình đề nghị khen thưởng');
    expect(procedure.text).toMatch(/Phí, lệ phí\s+Không/);

    const start = `/thu-tuc/${PROCEDURE}/bat-dau`;
    const signIn = await visitor.get(start);
    expect(signIn.path).toBe(`/tai-khoan/dang-nhap?tiep=${encodeURIComponent(start)}`);

    const registered = await visitor.fill('/tai-khoan/dang-ky', registration('tu.dau@example.vn'));
    expect(registered.text).toContain('Kiểm tra hộp thư');
    const tooEarly = await visitor.browser.submit(signIn, '/tai-khoan/dang-nhap', {
      email: 'tu.dau@example.vn',
      password: PASSWORD,
    });
    expect(tooEarly.status).toBe(403);
    expect(tooEarly.text).toContain('Gửi lại thư xác nhận');

    const confirm = await visitor.get(`/tai-khoan/xac-nhan?token=${await mailedToken()}`);
    expect(confirm.text).toContain('Xác nhận địa chỉ của tôi');
    const confirmed = await visitor.browser.submit(confirm, '/tai-khoan/xac-nhan', {});
    expect(confirmed.path).toBe('/tai-khoan/dang-nhap');
    expect(confirmed.text).toContain('đã được xác nhận');

    const questions = await visitor.browser.submit(signIn, '/tai-khoan/dang-nhap', {
      email: 'Tu.Dau@example.vn',
      password: PASSWORD,
    });
    expect(questions.path).toBe(start);
    expect(questions.text).toContain('bí mật nhà nước');

    const id = await visitor.begin();
    const tasks = await visitor.get(`/ho-so/${id}/khai`);
    expect(tasks.text).toContain('CHƯA NỘP');
    expect(tasks.text).toContain('Chưa làm');
    let page: Page = tasks;
    for (const [section, fields] of Object.entries(TYPED)) {
      page = await visitor.fill(`/ho-so/${id}/khai/${section}`, fields);
      expect([section, page.status]).toEqual([section, 200]);
    }
    expect(page.path).toBe(`/ho-so/${id}/de-nghi`);
    page = await visitor.fill(`/ho-so/${id}/de-nghi/them?loai=individual`, TYPED_NOMINEE);
    expect(page.text).toContain('1. Trần Thị Đào');
    for (const component of components) {
      page = await visitor.upload(id, component, pdfFile(component));
      expect([component, page.status]).toEqual([component, 200]);
    }
    expect((await visitor.get(`/ho-so/${id}/khai`)).text).toContain('Hồ sơ đã đủ');

    const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
    expect(check.text).toContain('0912345678');
    expect(check.text).toContain('CHƯA NỘP');
    page = await visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
    expect(page.path).toBe(`/ho-so/${id}/da-nop`);
    const { code, lookupKey, status } = await intake.dossier(id);
    expect(status).toBe('submitted');
    expect(page.text).toContain(code!);
    expect(page.text).toContain(lookupKey!);
    expect(page.text).toContain('Thứ');
    const sha256 = createHash('sha256').update(samplePdf(components[0]!)).digest('hex');
    expect(page.text).toContain(sha256);

    const paper = await visitor.get(`/ho-so/${id}/xac-nhan-da-nop.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(paper.headers.get('content-disposition')).toContain(`xac-nhan-da-nop-${code}.pdf`);

    const own = await visitor.get('/ho-so');
    expect(own.text).toContain(code!);
    const view = await visitor.get(`/ho-so/${id}`);
    expect(view.text).toContain('Bạn không phải làm gì lúc này.');
    expect(view.text).toContain('Thông báo đã gửi');
    expect(view.text).not.toContain('CHƯA NỘP');
  });

  it('answers the same whether the address has an account or not', async () => {
    const { email } = await intake.applicant();
    const taken = await intake.anonymous().fill('/tai-khoan/dang-ky', registration(email));
    const free = await intake
      .anonymous()
      .fill('/tai-khoan/dang-ky', registration('chua.co@example.vn'));
    const anyAddress = ({ text }: Page): string => text.replaceAll(/\S+@example\.vn/g, '…');
    expect(taken.status).toBe(free.status);
    expect(anyAddress(taken)).toBe(anyAddress(free));
  });

  it('shows all faults of a registration at once, keeps what was typed, never the password', async () => {
    const page = await intake.anonymous().fill('/tai-khoan/dang-ky', {
      ...registration('khong-phai-dia-chi'),
      organisationName: '',
      password: 'ngắn',
    });
    expect(page.status).toBe(422);
    expect(page.html).toContain('<title>Lỗi:');
    expect(page.html).toContain('value="khong-phai-dia-chi"');
    expect(page.html).toContain('href="#organisationName"');
    expect(page.html).toContain('href="#password"');
    expect(page.html).not.toContain('ngắn"');
  });

  it('says what is wrong with an address to which nothing can be mailed', async () => {
    for (const path of ['/tai-khoan/quen-mat-khau', '/tai-khoan/gui-lai-xac-nhan']) {
      const page = await intake.anonymous().fill(path, { email: 'khong-phai-dia-chi' });
      expect([path, page.status]).toEqual([path, 422]);
      expect(page.html).toContain('href="#email"');
      expect(page.html).toContain('value="khong-phai-dia-chi"');
    }
  });

  it('sets a new password by the mailed link', async () => {
    const { email } = await intake.applicant();
    const visitor = intake.anonymous();
    const sent = await visitor.fill('/tai-khoan/quen-mat-khau', { email });
    expect(sent.text).toContain('Kiểm tra hộp thư');
    const path = `/tai-khoan/dat-lai-mat-khau?token=${await mailedToken()}`;
    const weak = await visitor.fill(path, { password: 'ngắn' }, '/tai-khoan/dat-lai-mat-khau');
    expect(weak.status).toBe(422);
    const password = 'năm con voi rừng già';
    const done = await visitor.fill(path, { password }, '/tai-khoan/dat-lai-mat-khau');
    expect(done.text).toContain('Mật khẩu đã được đổi');
    const signedIn = await visitor.browser.post('/tai-khoan/dang-nhap', { email, password });
    expect(signedIn.path).toBe('/ho-so');
    const used = await visitor.fill(path, { password }, '/tai-khoan/dat-lai-mat-khau');
    expect(used.status).toBe(422);
  });

  describe('before the form', () => {
    const answers = (change: Record<string, string>) => ({
      'eligibility.stateSecret': 'no',
      'eligibility.pendingDiscipline': 'no',
      'eligibility.alreadyAwarded': 'no',
      'eligibility.unexpectedMerit': 'yes',
      ...change,
    });
    const start = `/thu-tuc/${PROCEDURE}/bat-dau`;

    it('asks for every answer', async () => {
      const visitor = await intake.visitor();
      const page = await visitor.fill(start, { 'eligibility.stateSecret': 'no' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('href="#eligibility.alreadyAwarded"');
      expect(page.html).toMatch(/name="eligibility.stateSecret"[^>]*value="no" checked/);
    });

    it('refuses a state secret with the rule and keeps nothing', async () => {
      const visitor = await intake.visitor();
      const before = await intake.dataSource.manager.count(Dossier);
      const page = await visitor.fill(start, answers({ 'eligibility.stateSecret': 'yes' }));
      expect(page.text).toContain('Chưa thể nộp hồ sơ này');
      expect(page.text).toContain('311/QĐ-BNV');
      expect(await intake.dataSource.manager.count(Dossier)).toBe(before);
    });

    it('warns once where the rule is not confirmed, then goes on', async () => {
      const visitor = await intake.visitor();
      const page = await visitor.fill(start, answers({ 'eligibility.unexpectedMerit': 'no' }));
      expect(page.text).toContain('Lưu ý trước khi lập hồ sơ');
      const tasks = await visitor.browser.submit(page, start, {});
      expect(tasks.path).toMatch(/\/khai$/);
    });

    it('offers the draft that waits already', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.begin();
      const page = await visitor.get(start);
      expect(page.text).toContain('Bạn đang có bản nháp');
      expect(page.html).toContain(`/ho-so/${id}/khai`);
      expect((await visitor.get('/')).html).toContain(`/ho-so/${id}/khai`);
    });
  });

  describe('sending', () => {
    it('makes one dossier of two clicks, with one code', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.complete(components);
      const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
      const send = (): Promise<Page> =>
        visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
      const before = await intake.dataSource.manager.count(Dossier);
      const [first, second] = await Promise.all([send(), send()]);
      const third = await send();
      for (const page of [first, second, third]) {
        expect(page.path).toBe(`/ho-so/${id}/da-nop`);
        expect(page.text).toContain((await intake.dossier(id)).code!);
      }
      expect(await intake.dataSource.manager.count(Dossier)).toBe(before);
      const entries = await intake.dataSource.query(
        'SELECT action FROM journal_entry WHERE dossier_id = $1',
        [id],
      );
      expect(entries).toEqual([{ action: 'submit' }]);
    });

    it('asks for the declaration', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.complete(components);
      const page = await visitor.fill(`/ho-so/${id}/kiem-tra`, {}, `/ho-so/${id}/nop`);
      expect(page.status).toBe(422);
      expect(page.html).toContain('href="#declaration"');
      expect((await intake.dossier(id)).status).toBe('draft');
    });

    it('lists every fault with the way to its field, and refuses to send', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.begin();
      await visitor.fill(`/ho-so/${id}/de-nghi/them?loai=household`, {
        'nominee.headName': 'Lê Thị Đượm',
        sau: '1',
      });
      const page = await visitor.get(`/ho-so/${id}/kiem-tra`);
      expect(page.status).toBe(200);
      expect(page.html).toContain(
        `href="/ho-so/${id}/khai/achievement?loi&#x3D;1#answers.eventPlace"`,
      );
      expect(page.html).toContain(`href="/ho-so/${id}/de-nghi/1?loi&#x3D;1#nominee.address"`);
      expect(page.text).toContain('Đối tượng 1 (Lê Thị Đượm)');
      expect(page.html).toContain(`href="/ho-so/${id}/giay-to#components.to-trinh"`);
      expect(page.text).not.toContain('Cam đoan và nộp');
      const { version } = await intake.dossier(id);
      const forced = await visitor.browser.post(`/ho-so/${id}/nop`, {
        version: String(version),
        declaration: 'yes',
      });
      expect(forced.status).toBe(422);
      expect((await intake.dossier(id)).status).toBe('draft');
    });

    it('shows the newest state when the draft changed after it was checked', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.complete(components);
      const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
      const other = { ...TYPED['achievement']!, 'answers.eventPlace': 'Một nơi khác' };
      await visitor.fill(`/ho-so/${id}/khai/achievement`, other);
      const page = await visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
      expect(page.status).toBe(409);
      expect(page.text).toContain('Một nơi khác');
      expect((await intake.dossier(id)).status).toBe('draft');
      const sent = await visitor.browser.submit(page, `/ho-so/${id}/nop`, { declaration: 'yes' });
      expect(sent.path).toBe(`/ho-so/${id}/da-nop`);
    });

    it('leads from the pages of the form to the dossier once it is sent', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.complete(components);
      await visitor.send(id);
      for (const page of ['khai', 'khai/contact', 'de-nghi', 'giay-to', 'kiem-tra']) {
        expect((await visitor.get(`/ho-so/${id}/${page}`)).path).toBe(`/ho-so/${id}`);
      }
    });
  });

  describe('nominees', () => {
    const list = (id: string): string => `/ho-so/${id}/de-nghi`;
    const add = (visitor: IntakeVisitor, id: string, name: string): Promise<Page> =>
      visitor.fill(`${list(id)}/them?loai=individual`, {
        ...TYPED_NOMINEE,
        'nominee.fullName': name,
      });

    it('are added, copied, changed and removed', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.begin();
      await add(visitor, id, 'Trần Thị Đào');
      const copy = await visitor.get(`${list(id)}/them?chep=1`);
      expect(copy.html).toContain('value="Trần Thị Đào"');
      await visitor.browser.submit(copy, `${list(id)}/them`, {
        ...TYPED_NOMINEE,
        'nominee.fullName': 'Lê Văn Bình',
      });
      await visitor.fill(`${list(id)}/2`, { ...TYPED_NOMINEE, 'nominee.fullName': 'Lê Văn Bền' });
      expect((await visitor.get(list(id))).text).toMatch(/1\. Trần Thị Đào.*2\. Lê Văn Bền/);
      const asked = await visitor.get(`${list(id)}/1/xoa`);
      expect(asked.text).toContain('Xóa Trần Thị Đào');
      const left = await visitor.browser.submit(asked, `${list(id)}/1/xoa`, {});
      expect(left.text).toContain('1. Lê Văn Bền');
      expect(left.text).not.toContain('Trần Thị Đào');
    });

    it('say what is wrong beside the field, with what was typed', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.begin();
      const page = await visitor.fill(`${list(id)}/them?loai=individual`, {
        ...TYPED_NOMINEE,
        'nominee.dateOfBirth.day': '31',
        'nominee.citizenNumber': '123',
      });
      expect(page.status).toBe(422);
      expect(page.html).toContain('href="#nominee.dateOfBirth"');
      expect(page.html).toContain('id="nominee.citizenNumber-error"');
      expect(page.html).toContain('value="123"');
      expect(page.html).toContain('value="31"');
      // The row exists: sending the mended form changes it instead of adding another.
      const action = `${list(id)}/1`;
      const mended = await visitor.browser.submit(page, action, TYPED_NOMINEE);
      expect(mended.path).toBe(list(id));
      expect((await intake.dossier(id)).form.nominees).toHaveLength(1);
    });

    it('are never overwritten by an older page', async () => {
      const visitor = await intake.visitor();
      const id = await visitor.begin();
      await add(visitor, id, 'Trần Thị Đào');
      const old = await visitor.get(`${list(id)}/1`);
      await add(visitor, id, 'Lê Văn Bình');
      const page = await visitor.browser.submit(old, `${list(id)}/1`, {
        ...TYPED_NOMINEE,
        'nominee.fullName': 'Tên gõ ở trang cũ',
      });
      expect(page.status).toBe(409);
      expect(page.html).toContain('value="Tên gõ ở trang cũ"');
      expect(hiddenFields(page.html)['index']).toBe('');
      await visitor.browser.submit(page, `${list(id)}/them`, {
        ...TYPED_NOMINEE,
        'nominee.fullName': 'Tên gõ ở trang cũ',
      });
      const rows: { names: string[] }[] = await intake.dataSource.query(
        `SELECT jsonb_path_query_array(form, '$.nominees[*].fullName') AS names FROM dossier WHERE id = $1`,
        [id],
      );
      const { names } = rows[0]!;
      expect(names).toEqual(['Trần Thị Đào', 'Lê Văn Bình', 'Tên gõ ở trang cũ']);
    });
  });

  it('deletes a draft only after asking', async () => {
    const visitor = await intake.visitor();
    const id = await visitor.begin();
    const asked = await visitor.get(`/ho-so/${id}/xoa`);
    expect(asked.text).toContain('không lấy lại được');
    const list = await visitor.browser.submit(asked, `/ho-so/${id}/xoa`, {});
    expect(list.path).toBe('/ho-so');
    expect((await visitor.get(`/ho-so/${id}`)).status).toBe(404);
  });
});
