import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attachment } from '@portal/dossiers';
import { MAX_FILE_BYTES } from '@portal/files';
import { Session } from '@portal/identity';
import {
  hiddenFields,
  IntakeUnderTest,
  type IntakeVisitor,
  type Page,
  pdfFile,
  TYPED,
  TYPED_NOMINEE,
} from '@test/intake-under-test';

describe('intake: bad input and faults', () => {
  let intake: IntakeUnderTest;
  let components: string[];
  let visitor: IntakeVisitor;
  let id: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    components = intake.components;
  });
  beforeEach(async () => {
    intake.clock.set(new Date('2026-11-23T01:00:00Z'));
    await intake.dataSource.query('TRUNCATE rate_limit');
    visitor = await intake.visitor();
    id = await visitor.begin();
  });
  afterAll(() => intake.close());

  const attachments = (): Promise<number> =>
    intake.dataSource.manager.countBy(Attachment, { dossierId: id });
  const autosave = (fields: Record<string, string>): Promise<Response> =>
    visitor.browser.fetch(`/ho-so/${id}/tu-luu`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    });

  describe('typed text', () => {
    it('is kept, right or wrong, with the reason beside the field', async () => {
      const path = `/ho-so/${id}/khai/contact`;
      const page = await visitor.fill(path, {
        ...TYPED['contact']!,
        'answers.contactName': '',
        'answers.contactPhone': 'chưa nhớ',
        'answers.resultDelivery': 'post',
      });
      expect(page.status).toBe(422);
      expect(page.html).toContain('<title>Lỗi:');
      for (const field of ['contactName', 'contactPhone', 'deliveryAddress']) {
        expect(page.html).toContain(`href="#answers.${field}"`);
        expect(page.html).toContain(`id="answers.${field}-error"`);
      }
      expect(page.html).toContain('value="chưa nhớ"');
      const again = await visitor.get(path);
      expect(again.status).toBe(200);
      expect(again.html).toContain('value="chưa nhớ"');
      expect(again.text).not.toContain('Có nội dung cần sửa');
      expect((await visitor.get(`/ho-so/${id}/khai`)).text).toMatch(/Người liên hệ\s+Có lỗi/);
      const asked = await visitor.get(`${path}?loi=1`);
      expect(asked.status).toBe(200);
      expect(asked.text).toContain('Có nội dung cần sửa');
    });

    it('is kept without a check when the work goes on later', async () => {
      const page = await visitor.fill(`/ho-so/${id}/khai/achievement`, {
        'answers.eventPlace': 'Cầu Phủ',
        'answers.eventDate.day': '45',
        sau: '1',
      });
      expect(page.path).toBe(`/ho-so/${id}/khai`);
      const again = await visitor.get(`/ho-so/${id}/khai/achievement`);
      expect(again.html).toContain('value="Cầu Phủ"');
      expect(again.html).toContain('value="45"');
    });

    it('is shown as text, never as markup', async () => {
      const evil = '"><script>alert(1)</script>';
      await visitor.fill(`/ho-so/${id}/khai/achievement`, { 'answers.eventPlace': evil, sau: '1' });
      for (const path of ['khai/achievement', 'kiem-tra']) {
        const page = await visitor.get(`/ho-so/${id}/${path}`);
        expect(page.html).not.toContain('<script>alert');
        expect(page.html).toContain('&lt;script&gt;alert');
      }
    });

    it('of an older page is kept on the page and not saved over newer text', async () => {
      const path = `/ho-so/${id}/khai/achievement`;
      const old = await visitor.get(path);
      await visitor.fill(path, { ...TYPED['achievement']!, 'answers.eventPlace': 'Nơi mới' });
      const page = await visitor.browser.submit(old, path, { 'answers.eventPlace': 'Nơi cũ' });
      expect(page.status).toBe(409);
      expect(page.html).toContain('value="Nơi cũ"');
      expect(page.text).toContain('Xem bản mới nhất');
      expect((await visitor.get(path)).html).toContain('value="Nơi mới"');
      const kept = await visitor.browser.submit(page, path, {
        ...TYPED['achievement']!,
        'answers.eventPlace': 'Nơi cũ',
      });
      expect(kept.status).toBe(200);
      expect((await visitor.get(path)).html).toContain('value="Nơi cũ"');
    });
  });

  describe('autosave', () => {
    it('keeps what is typed and tells time and version', async () => {
      const answer = await autosave({ version: '1', 'answers.eventPlace': 'Cầu Phủ' });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ version: 2, savedAt: '08:00' });
      const page = await visitor.get(`/ho-so/${id}/khai/achievement`);
      expect(page.html).toContain('value="Cầu Phủ"');
      expect(page.text).toContain('Đã lưu lúc 08:00');
      expect(hiddenFields(page.html)['version']).toBe('2');
    });

    it('makes the row of a new nominee once, then changes it', async () => {
      const typed = { kind: 'individual', index: '', 'nominee.fullName': 'Trần' };
      const first = await autosave({ version: '1', ...typed });
      expect(await first.json()).toEqual({ version: 2, savedAt: '08:00', fields: { index: '1' } });
      await autosave({ version: '2', ...typed, index: '1', 'nominee.fullName': 'Trần Thị' });
      const done = await visitor.browser.post(`/ho-so/${id}/de-nghi/them`, {
        version: '3',
        kind: 'individual',
        index: '1',
        ...TYPED_NOMINEE,
      });
      expect(done.text).toContain('Đã có 1 đối tượng');
    });

    it('refuses an older version in words', async () => {
      await autosave({ version: '1', 'answers.eventPlace': 'Cầu Phủ' });
      const answer = await autosave({ version: '1', 'answers.eventPlace': 'Cầu khác' });
      expect(answer.status).toBe(409);
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('draft.stale');
      expect(error.message).toContain('cửa sổ khác');
    });

    it('says that the session has ended', async () => {
      await intake.dataSource.manager.deleteAll(Session);
      const answer = await autosave({ version: '1', 'answers.eventPlace': 'Cầu Phủ' });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: 'web.session_expired' } });
    });
  });

  it('shows what was typed again after a session that had ended', async () => {
    const path = `/ho-so/${id}/khai/achievement`;
    const form = await visitor.get(path);
    await intake.dataSource.manager.deleteAll(Session);
    const typed = { ...TYPED['achievement']!, 'answers.eventPlace': 'Gõ rất lâu mới xong' };
    const expired = await visitor.browser.submit(form, path, typed);
    expect(expired.status).toBe(401);
    expect(expired.text).toContain('Đăng nhập lại trong thẻ mới');
    expect(expired.html).toContain('value="Gõ rất lâu mới xong"');
    await visitor.browser.post('/tai-khoan/dang-nhap', {
      email: visitor.email,
      password: 'bốn con trâu trắng',
    });
    const again = await visitor.browser.submit(expired, path, {});
    expect(again.status).toBe(200);
    expect((await visitor.get(path)).html).toContain('value="Gõ rất lâu mới xong"');
  });

  it('leads to signing in and back when a page is opened without a session', async () => {
    await intake.dataSource.manager.deleteAll(Session);
    const page = await visitor.get(`/ho-so/${id}/khai`);
    expect(page.path).toContain('/tai-khoan/dang-nhap?tiep=');
    const back = await visitor.browser.submit(page, '/tai-khoan/dang-nhap', {
      email: visitor.email,
      password: 'bốn con trâu trắng',
    });
    expect(back.path).toBe(`/ho-so/${id}/khai`);
  });

  it('refuses a form that another site sends', async () => {
    const forged = await visitor.browser.fetch(`/ho-so/${id}/xoa`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://xau.example' },
      body: new URLSearchParams({ version: '1' }),
    });
    expect(forged.status).toBe(403);
    expect(await forged.text()).toContain('trang web khác');
    expect((await intake.dossier(id)).status).toBe('draft');
  });

  it('lets nobody learn of the dossiers and files of another party', async () => {
    await visitor.upload(id, components[0]!, pdfFile('to-trinh'));
    const { id: attachmentId } = await intake.dataSource.manager.findOneByOrFail(Attachment, {
      dossierId: id,
    });
    const sent = await visitor.complete(components);
    await visitor.send(sent);
    const own = await visitor.get(`/tep/${attachmentId}`);
    expect(own.status).toBe(200);
    expect(own.headers.get('content-type')).toBe('application/pdf');
    expect(own.headers.get('x-content-type-options')).toBe('nosniff');
    expect(own.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(own.headers.get('cache-control')).toBe('private, no-store');

    const stranger = await intake.visitor();
    const paths = [
      `/tep/${attachmentId}`,
      `/ho-so/${sent}`,
      `/ho-so/${sent}/da-nop`,
      `/ho-so/${sent}/rut`,
      `/ho-so/${sent}/xac-nhan-da-nop.pdf`,
      ...[
        '',
        '/khai',
        '/khai/contact',
        '/de-nghi',
        '/de-nghi/1',
        '/giay-to',
        '/kiem-tra',
        '/xoa',
      ].map((page) => `/ho-so/${id}${page}`),
      '/ho-so/khong-phai-ma',
      '/tep/khong-phai-ma',
    ];
    for (const path of paths) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    const version = { version: '1' };
    for (const path of [
      'khai/contact',
      'de-nghi/them',
      'tu-luu',
      'nop',
      'xoa',
      `tep/${attachmentId}/go`,
    ]) {
      const fields = { ...version, kind: 'individual', declaration: 'yes' };
      const page = await stranger.browser.post(`/ho-so/${id}/${path}`, fields);
      expect([path, page.status]).toEqual([path, 404]);
    }
    const upload = await stranger.upload(id, components[0]!, pdfFile('x'));
    expect(upload.status).toBe(404);
    const anonymous = await intake.anonymous().get(`/tep/${attachmentId}`);
    expect(anonymous.path).toContain('/tai-khoan/dang-nhap');
  });

  describe('files', () => {
    const bytes = (content: string | Uint8Array<ArrayBuffer>, name: string): File =>
      new File([content], name);
    const refused = async (file: File, status: number, words: string): Promise<Page> => {
      const component = components[1]!;
      const page = await visitor.upload(id, component, file);
      expect([page.status, page.text.includes(words)]).toEqual([status, true]);
      expect(page.html).toContain(`href="#components.${component}"`);
      expect(page.html).toContain('Giấy tờ kèm theo');
      expect(await attachments()).toBe(0);
      return page;
    };

    it('disguised are refused by their content', async () => {
      await refused(bytes('MZ\u0090\u0000 not a document', 'to-trinh.pdf'), 422, 'nội dung');
      await refused(bytes('<html><script>x</script></html>', 'anh.png'), 422, 'nội dung');
    });

    it('empty or not chosen are refused', async () => {
      await refused(bytes('', 'rong.pdf'), 422, 'không có nội dung');
      const form = new FormData();
      form.set('componentId', components[0]!);
      form.set('file', new File([], ''));
      const page = await visitor.browser.post(`/ho-so/${id}/tep`, form);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Chọn một tệp trước khi bấm tải lên');
    });

    it('too large are refused while they arrive, and the page comes all the same', async () => {
      const large = bytes(new Uint8Array(MAX_FILE_BYTES + 1).fill(37), 'lon.pdf');
      await refused(large, 413, '20 MB');
      const huge = bytes(new Uint8Array(MAX_FILE_BYTES * 3).fill(37), 'rat-lon.pdf');
      await refused(huge, 413, '20 MB');
    });

    it('for an unknown component are refused', async () => {
      const page = await visitor.upload(id, 'khong-co', pdfFile('x'));
      expect(page.status).toBe(422);
      expect(await attachments()).toBe(0);
    });

    it('are removed and replaced until the dossier is sent, then no more', async () => {
      await visitor.upload(id, components[0]!, pdfFile('ban dau'));
      const page = await visitor.upload(id, components[0]!, pdfFile('ban sau'));
      expect(page.text).toContain('ban dau.pdf');
      const remove = /action="(\/ho-so\/[^"]+\/go)"/.exec(page.html)![1]!;
      const left = await visitor.browser.post(remove, {});
      expect(left.path).toBe(`/ho-so/${id}/giay-to`);
      expect(left.text).not.toContain('ban dau.pdf');
      expect(left.text).toContain('ban sau.pdf');

      const sent = await visitor.complete(components);
      await visitor.send(sent);
      const { id: filed } = (
        await intake.dataSource.manager.findBy(Attachment, {
          dossierId: sent,
        })
      )[0]!;
      const refusal = await visitor.browser.post(`/ho-so/${sent}/tep/${filed}/go`, {});
      expect(refusal.status).toBe(409);
      expect((await visitor.upload(sent, components[0]!, pdfFile('x'))).status).toBe(409);
    });

    it('that wait for the virus scanner are not handed out', async () => {
      await visitor.upload(id, components[0]!, pdfFile('cho quet'));
      const { id: attachmentId, sha256 } = await intake.dataSource.manager.findOneByOrFail(
        Attachment,
        { dossierId: id },
      );
      const set = (state: string): Promise<unknown> =>
        intake.dataSource.query('UPDATE stored_file SET state = $1 WHERE sha256 = $2', [
          state,
          sha256,
        ]);
      await set('quarantined');
      const waiting = await visitor.get(`/tep/${attachmentId}`);
      expect(waiting.status).toBe(409);
      expect(waiting.text).toContain('đang chờ quét vi-rút');
      const page = await visitor.get(`/ho-so/${id}/giay-to`);
      expect(page.text).toContain('đang chờ quét vi-rút');
      await set('refused');
      expect((await visitor.get(`/tep/${attachmentId}`)).status).toBe(404);
    });
  });

  describe('looking up', () => {
    it('shows state and dates, nothing personal; says the same for a wrong key and a wrong code', async () => {
      const sent = await visitor.complete(components);
      await visitor.send(sent);
      const { code, lookupKey } = await intake.dossier(sent);
      const anybody = intake.anonymous();
      const spaced = lookupKey!.toLowerCase().replace(/^(.{5})/, '$1 ');
      const found = await anybody.fill('/tra-cuu', { ma: code!, khoa: spaced });
      expect(found.status).toBe(200);
      expect(found.text).toContain('Mới đăng ký, chờ tiếp nhận');
      for (const personal of ['Trần Thị Đào', 'Hạnh', '0912345678', 'Cẩm Xuyên']) {
        expect(found.text).not.toContain(personal);
      }
      const query = new URLSearchParams({ ma: code!, khoa: lookupKey! }).toString();
      expect((await anybody.get(`/tra-cuu?${query}`)).text).toContain(code!);
      const wrongKey = await anybody.fill('/tra-cuu', { ma: code!, khoa: 'AAAAAAAAAA' });
      const wrongCode = await anybody.fill('/tra-cuu', { ma: 'X-1', khoa: lookupKey! });
      const sentence = 'Không tìm thấy hồ sơ với mã và khóa tra cứu này';
      for (const page of [wrongKey, wrongCode]) {
        expect(page.status).toBe(404);
        expect(page.text).toContain(sentence);
      }
      expect(wrongKey.html).toContain(`value="${code}"`);
    });

    it('names what was left empty, keeps the rest, and does not count it as a try', async () => {
      const anybody = intake.anonymous();
      const empty = await anybody.fill('/tra-cuu', { ma: '', khoa: ' ' });
      expect(empty.status).toBe(422);
      expect(empty.text).toContain('Nhập mã hồ sơ in trên giấy xác nhận đã nộp.');
      expect(empty.text).toContain('Nhập khóa tra cứu in trên giấy xác nhận đã nộp.');
      expect(empty.text).not.toContain('Không tìm thấy hồ sơ');
      const half = await anybody.fill('/tra-cuu', { ma: 'H27-1', khoa: '' });
      expect(half.html).toContain('value="H27-1"');
      expect(half.html).toContain('id="khoa-error"');
      expect(half.html).not.toContain('id="ma-error"');
    });

    it('is limited, so that keys cannot be tried', async () => {
      const anybody = intake.anonymous();
      const tries = Array.from({ length: 31 }, () =>
        anybody.browser.post('/tra-cuu', { ma: 'X', khoa: 'Y' }),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 404)).toHaveLength(30);
      expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    });
  });

  it('limits sign-ins in words and keeps the address', async () => {
    const { browser } = intake.anonymous();
    const signIn = (): Promise<Page> =>
      browser.post('/tai-khoan/dang-nhap', { email: visitor.email, password: 'sai mất rồi' });
    const first = await signIn();
    expect(first.status).toBe(401);
    expect(first.html).toContain(`value="${visitor.email}"`);
    expect(first.html).not.toContain('sai mất rồi');
    let last = first;
    for (let tries = 0; tries < 10; tries += 1) last = await signIn();
    expect(last.status).toBe(429);
    expect(last.text).toContain('quá nhiều lần thử');
  });

  it('refuses actions that the state does not allow', async () => {
    const { version } = await intake.dossier(id);
    const withdrawn = await visitor.browser.post(`/ho-so/${id}/rut`, { version: String(version) });
    expect(withdrawn.status).toBe(409);
    const malformed = await visitor.browser.post(`/ho-so/${id}/nop`, { declaration: 'yes' });
    expect(malformed.status).toBe(422);
    expect((await visitor.get('/khong-co-trang-nay')).status).toBe(404);
  });
});

describe('intake: disk full on upload', () => {
  const folder = mkdtempSync(join(tmpdir(), 'intake-full-'));
  let mounted = false;
  let intake: IntakeUnderTest | undefined;

  beforeAll(async () => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' });
      mounted = true;
    } catch {
      return; // needs the right to mount; elsewhere the store's own tests stand for it
    }
    intake = await IntakeUnderTest.open(folder);
  });
  afterAll(async () => {
    await intake?.close();
    if (mounted) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says so in words, keeps the draft, and works again when there is room', async () => {
    if (!intake) return;
    const visitor = await intake.visitor();
    const id = await visitor.begin();
    const component = intake.components[0]!;
    const large = pdfFile(`x${'0'.repeat(200_000)}`, 'lon.pdf');
    const page = await visitor.upload(id, component, large);
    expect(page.status).toBe(503);
    expect(page.text).toContain('không còn chỗ để lưu tệp');
    expect(page.text).toContain('Giấy tờ kèm theo');
    const small = await visitor.upload(id, component, pdfFile('nho'));
    expect(small.status).toBe(200);
    expect(small.text).toContain('nho.pdf');
  });
});
