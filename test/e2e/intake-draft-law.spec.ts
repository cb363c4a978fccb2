import { LawMove } from '@portal/dossiers';
import type { Applicant } from '@portal/identity';
import { IntakeUnderTest, type IntakeVisitor, pdfFile } from '@test/intake-under-test';
import {
  CHANGING,
  EARLIER_LAW,
  FIRST_DAY,
  followVersions,
  FORM_BEFORE,
  LAST_DAY,
  laterLaw,
  LONG_BEFORE,
} from '@test/two-laws';

const ENDED = 'áp dụng đến hết ngày 30/09/2026';
const MOVE = 'Xem thay đổi và chuyển sang quy định mới';

describe('intake: a draft that crosses a change of law', () => {
  let intake: IntakeUnderTest;
  let applicant: Applicant;
  let visitor: IntakeVisitor;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
  });
  beforeEach(async () => {
    intake.clock.set(LONG_BEFORE);
    applicant = await intake.applicant();
    followVersions(intake.app, [EARLIER_LAW, laterLaw()]);
    await at(LAST_DAY);
  });
  afterAll(() => intake.close());

  async function at(day: Date): Promise<void> {
    intake.clock.set(day);
    visitor = await intake.visitor(applicant);
  }
  async function draft(): Promise<string> {
    const partyId = applicant.memberships[0]!.partyId;
    const id = await intake.dossiers.createDraft({
      actor: applicant,
      procedureKey: CHANGING,
      partyId,
      communeId: null,
    });
    const reference = { dossierId: id, version: 1, actor: applicant };
    await intake.dossiers.saveDraft(reference, FORM_BEFORE);
    for (const component of ['to-trinh', 'bao-cao']) {
      await visitor.upload(id, component, pdfFile(component));
    }
    return id;
  }
  const pagesOf = (id: string): string[] =>
    ['khai', 'khai/main', 'de-nghi', 'de-nghi/them', 'de-nghi/1', 'de-nghi/1/xoa', 'giay-to']
      .concat(['kiem-tra', 'xoa'])
      .map((page) => `/ho-so/${id}/${page}`);

  it('says nothing long before, hints quietly before the last day, and tells afterwards', async () => {
    await at(LONG_BEFORE);
    const id = await draft();
    for (const path of pagesOf(id)) {
      const { status, text } = await visitor.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toContain('30/09/2026');
    }
    await at(LAST_DAY);
    for (const path of pagesOf(id)) {
      const { text } = await visitor.get(path);
      expect(text).toContain(`Quy định này ${ENDED}; gửi chậm nhất trong ngày đó`);
      expect(text).not.toContain('Quy định đã thay đổi');
    }
    await at(FIRST_DAY);
    for (const path of pagesOf(id)) {
      const { html, text } = await visitor.get(path);
      expect(text).toContain(ENDED);
      expect(text).toContain('Từ ngày 01/10/2026 áp dụng Luật số 06/2026/QH16');
      expect(text).toContain(MOVE);
      expect(html.match(/id="banner-title"/g)).toHaveLength(1);
    }
  });

  it('stands in the lists with its change', async () => {
    await draft();
    expect((await visitor.get('/ho-so')).text).not.toContain('Quy định đã thay đổi');
    await at(FIRST_DAY);
    expect((await visitor.get('/ho-so')).text).toContain('Quy định đã thay đổi');
    expect((await visitor.get('/')).text).toContain('Quy định đã thay đổi');
  });

  it('is refused at sending, and offers the one thing to do', async () => {
    const id = await draft();
    const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
    await at(FIRST_DAY);
    const fields = { declaration: 'yes' };
    const page = await visitor.browser.submit(check, `/ho-so/${id}/nop`, fields);
    expect(page.status).toBe(409);
    expect(page.text).toContain('đã hết hiệu lực (ngày 30/09/2026)');
    expect(page.html).not.toContain('name="declaration"');
  });

  it('shows what goes, what comes and what stays; asks for consent; and is moved', async () => {
    const id = await draft();
    await at(FIRST_DAY);
    const path = `/ho-so/${id}/chuyen-quy-dinh`;
    const { text, html } = await visitor.get(path);
    for (const said of ['Trong lũ', 'Tổ dân phố 3', 'Nhãn region', 'Xác nhận (bắt buộc)']) {
      expect(text).toContain(said);
    }
    expect(text).toContain('Giấy tờ không còn trong thành phần hồ sơ Báo cáo: bao-cao.pdf');
    expect(text).toContain('Trước: 20 ngày làm việc');
    expect(text).toContain('1 tệp đã tải lên được giữ nguyên');
    expect(html).toContain('name="consent"');

    const kept = await visitor.get(`${path}/noi-dung.txt`);
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment/);
    for (const said of ['Trong lũ', 'Tổ dân phố 3', 'Cứu người', 'bao-cao.pdf']) {
      expect(kept.html).toContain(said);
    }

    const without = await visitor.fill(path, {});
    expect(without.status).toBe(422);
    expect(without.text).toContain('Đánh dấu vào ô đồng ý');
    expect(await intake.dataSource.manager.countBy(LawMove, { dossierId: id })).toBe(0);

    const moved = await visitor.fill(path, { consent: 'yes' });
    expect(moved).toMatchObject({ status: 200, path: `/ho-so/${id}/khai` });
    expect(moved.text).toContain('Bản nháp đã được chuyển sang quy định mới');
    expect(moved.text).not.toContain('Quy định đã thay đổi');
    expect(await intake.dossier(id)).toMatchObject({ procedureVersion: '2026-10-01' });

    const files = await visitor.get(`/ho-so/${id}/giay-to`);
    expect(files.text).toContain('Không còn trong thành phần hồ sơ');
    const [, removal] = /action="([^"]+\/go)"[^>]*><button[^>]*>Gỡ tệp<span[^>]*> bao-cao/.exec(
      files.html,
    )!;
    await visitor.browser.post(removal!, {});
    expect((await visitor.get(`/ho-so/${id}/giay-to`)).text).not.toContain('bao-cao.pdf');

    await visitor.fill(`/ho-so/${id}/khai/main`, {
      ...{ 'answers.title': 'Cứu người', 'answers.place': 'counter', 'answers.region': 'Núi' },
    });
    await visitor.upload(id, 'xac-nhan', pdfFile('xac-nhan'));
    const sent = await visitor.send(id);
    expect(sent).toMatchObject({ status: 200, path: `/ho-so/${id}/da-nop` });
  });

  it('is moved once: the second click and an older page change nothing', async () => {
    const id = await draft();
    await at(FIRST_DAY);
    const path = `/ho-so/${id}/chuyen-quy-dinh`;
    const shown = await visitor.get(path);
    await visitor.fill(`/ho-so/${id}/khai/main`, { 'answers.title': 'Sửa ở cửa sổ khác' });
    const stale = await visitor.browser.submit(shown, path, { consent: 'yes' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('vừa được sửa ở một cửa sổ khác');
    const first = await visitor.browser.submit(stale, path, { consent: 'yes' });
    expect(first.path).toBe(`/ho-so/${id}/khai`);
    const again = await visitor.browser.submit(stale, path, { consent: 'yes' });
    expect(again).toMatchObject({ status: 200, path: `/ho-so/${id}/khai` });
    expect((await visitor.get(path)).path).toBe(`/ho-so/${id}/khai`);
    expect(await intake.dataSource.manager.countBy(LawMove, { dossierId: id })).toBe(1);
  });

  it('of a procedure that has ended offers what was typed and the catalogue', async () => {
    const id = await draft();
    followVersions(intake.app, [{ ...EARLIER_LAW, validTo: '2026-09-30' as never }]);
    await at(FIRST_DAY);
    const { text } = await visitor.get(`/ho-so/${id}/khai`);
    expect(text).toContain('không có quy định thay thế');
    const path = `/ho-so/${id}/chuyen-quy-dinh`;
    const page = await visitor.get(path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('href="/thu-tuc"');
    expect(page.html).toContain(`${path}/noi-dung.txt`);
    const forced = await visitor.browser.submit(page, path, { consent: 'yes', version: '2' });
    expect(forced.status).toBe(409);
  });

  it('is nobody else’s to read or move', async () => {
    const id = await draft();
    await at(FIRST_DAY);
    const stranger = await intake.visitor();
    const path = `/ho-so/${id}/chuyen-quy-dinh`;
    for (const one of [path, `${path}/noi-dung.txt`]) {
      expect((await stranger.get(one)).status).toBe(404);
    }
    const fields = { consent: 'yes', to: '2026-10-01', version: '2' };
    expect((await stranger.browser.post(path, fields)).status).toBe(404);
    expect((await intake.anonymous().get(path)).path).toContain('/tai-khoan/dang-nhap');
  });
});
