import type { StaffRole } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { type Logger, LOGGER } from '@portal/platform';
import type { Browser } from '@test/browser';
import { DecidedDossiers } from '@test/decided-dossiers';
import { OfficeUnderTest } from '@test/office-under-test';

const at = (date: string, hour = 9): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 });

describe('back office: pages of figures', () => {
  let office: OfficeUnderTest;
  let dossiers: DecidedDossiers;

  const signIn = async (unitId: string, role: StaffRole): Promise<Browser> =>
    office.signIn(await office.staff(unitId, role));

  beforeAll(async () => {
    office = await OfficeUnderTest.open(at('2026-09-14', 7));
    dossiers = new DecidedDossiers(office, await office.applicant());
    // Of twenty days a day for each of eight steps is early, three days late.
    await dossiers.add('2026-09-14', 480);
    await dossiers.add('2026-10-05', 3 * 480);
    await dossiers.add('2026-10-26', 480);
    office.clock.set(at('2026-11-23'));
  }, 120_000);
  afterAll(() => office.close());

  it('shows a leader shares, 766, times and steps of the year, with a table after each chart', async () => {
    const page = await (await signIn('so-noi-vu', 'leader')).get('/tien-do?ky=nam-nay');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Sở Nội vụ tham gia giải quyết');
    expect(page.text).toContain('Kỳ này 3 2 (66,7 %) 0 (0 %) 1 (33,3 %)');
    expect(page.text).toContain('Kỳ này 3 2 (66,7 %) 1 (33,3 %) 0 13,3 / 20');
    expect(page.text).toContain('Chưa xác minh');
    // The median of 8, 8 and 24 days; the slowest of nine tenths.
    expect(page.text).toContain('Kỳ này 8 ngày 24 ngày 0 %');
    expect(page.text).toContain('Tháng 9/2026 1 1 (100 %)');
    expect(page.text).toMatch(/Chuyên viên thẩm định hồ sơ Phòng Thi đua - Khen thưởng 3 1 ngày/);
    const charts = page.html.match(/<svg class="vd-chart"[\s\S]*?<\/svg>[\s\S]*?<table/g) ?? [];
    expect(charts.length).toBe(page.html.match(/<svg class="vd-chart"/g)?.length);
    expect(charts.length).toBeGreaterThan(4);
    expect(page.html).not.toMatch(/<svg[^>]*>[\s\S]*? style=/);
  });

  it('names nobody', async () => {
    const page = await (await signIn('vp-ubnd', 'inspector')).get('/tien-do?ky=nam-nay');
    expect(page.text).toContain('mọi hồ sơ trong tỉnh');
    for (const { fullName, staffId, email } of dossiers.people()) {
      for (const name of [fullName, staffId, email]) expect(page.html).not.toContain(name);
    }
  });

  it('counts the period that is asked for, and compares it with the one before', async () => {
    const browser = await signIn('ubnd-tinh', 'deputy');
    const month = await browser.get('/tien-do');
    expect(month.text).toContain('Tháng này: 01/11/2026 – 30/11/2026');
    expect(month.text).toContain('So với kỳ trước: 01/10/2026 – 23/10/2026');
    const days = await browser.get('/tien-do?ky=thang-nay&tu=14/09/2026&den=30/9/2026');
    expect(days.text).toContain('Khoảng ngày đã chọn: 14/09/2026 – 30/09/2026');
    expect(days.text).toContain('So với kỳ trước: 28/08/2026 – 13/09/2026');
    expect(days.text).toContain('Kỳ này 1 1 (100 %) 0 (0 %) 0 (0 %)');
    expect(days.html).toContain('value="14/09/2026"');
    const empty = await browser.get('/tien-do?ky=nam-truoc');
    expect(empty.text).toContain('Không có hồ sơ nào trong kỳ này');
    expect(empty.html).not.toContain('<svg class="vd-chart"');
  });

  it('narrows to a procedure and a unit, which stay when the period changes', async () => {
    const browser = await signIn('vp-ubnd', 'inspector');
    const key = 'bang-khen-ubnd-tinh-dot-xuat';
    const page = await browser.get(`/tien-do?ky=nam-nay&thu-tuc=${key}&don-vi=ttpvhcc`);
    expect(page.html).toContain(`<option value="${key}" selected>`);
    const addresses = page.html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    expect(addresses).toContain(`/tien-do?ky=thang-nay&thu-tuc=${key}&don-vi=ttpvhcc`);
    expect(page.text).toContain('Chuyển hồ sơ đến Phòng');
    expect(page.text).not.toContain('Chuyên viên thẩm định hồ sơ');
  });

  it('says what is wrong with what was asked for, and keeps what was typed', async () => {
    const browser = await signIn('so-noi-vu', 'leader');
    const page = await browser.get('/tien-do?tu=31/02/2026&thu-tuc=khong-co');
    expect(page.status).toBe(422);
    expect(page.html).toContain('<title>Lỗi:');
    expect(page.text).toContain('Ngày không có trong lịch.');
    expect(page.text).toContain('Nhập ngày kết thúc');
    expect(page.text).toContain('Không có thủ tục này');
    expect(page.html).toContain('value="31/02/2026"');
    const unknown = await browser.get('/tien-do?ky=thang-sau&ky=x%00');
    expect([unknown.status, unknown.text.includes('Tháng này:')]).toEqual([200, true]);
    const slug = await browser.get('/tien-do?ky=%3Cscript%3E');
    expect(slug.status).toBe(422);
    expect(slug.html).not.toContain('<script>');
    expect((await browser.get('/tien-do/cua-toi?tu=1/1/2030&den=2/1/2030')).text).toContain(
      'còn ở tương lai',
    );
  });

  it('offers and counts nothing to a leader whose unit takes part in nothing', async () => {
    const browser = await signIn('so-khac', 'leader');
    const page = await browser.get('/tien-do?ky=nam-nay');
    expect(page.text).toContain('Không có hồ sơ nào trong kỳ này');
    expect(page.html).not.toContain('bang-khen-ubnd-tinh-dot-xuat');
    const asked = await browser.get('/tien-do?thu-tuc=bang-khen-ubnd-tinh-dot-xuat&don-vi=ttpvhcc');
    expect(asked.status).toBe(422);
  });

  it.each<[StaffRole, number, number]>([
    ['reception_clerk', 403, 200],
    ['specialist', 403, 200],
    ['unit_head', 200, 200],
    ['leader', 200, 200],
    ['deputy', 200, 200],
    ['clerk_of_records', 403, 200],
    ['council_member', 403, 200],
    ['inspector', 200, 403],
    ['administrator', 403, 403],
    ['auditor', 403, 403],
  ])('%s: sums %i, own numbers %i, and links to what may be read', async (role, sums, own) => {
    const browser = await signIn('so-noi-vu', role);
    expect((await browser.get('/tien-do')).status).toBe(sums);
    expect((await browser.get('/tien-do/cua-toi')).status).toBe(own);
    const { html } = await browser.get('/tai-khoan');
    expect(html.includes('href="/tien-do"')).toBe(sums === 200);
    expect(html.includes('href="/tien-do/cua-toi"')).toBe(own === 200);
  });

  it('shows people their own numbers, and those of nobody else', async () => {
    const clerk = await office.signIn(await dossiers.holder('ttpvhcc', 'reception_clerk'));
    const own = await clerk.get('/tien-do/cua-toi?ky=nam-nay');
    expect(own.text).toContain('Trả lời tiếp nhận 3 3 (100 %) 0 (0 %) 0 (0 %) 1 giờ');
    expect(own.text).toContain('Tất cả các bước: 3 lượt');
    expect(own.text).not.toContain('Chuyên viên thẩm định');
    const colleague = await signIn('ttpvhcc', 'reception_clerk');
    const theirs = await colleague.get('/tien-do/cua-toi?ky=nam-nay&nguoi=1&staffId=1');
    expect(theirs.text).toContain('Bạn chưa xử lý xong bước nào trong kỳ này.');
    const leader = await office.signIn(await dossiers.holder('ubnd-tinh', 'leader'));
    expect((await leader.get('/tien-do/cua-toi?ky=nam-nay')).text).toContain(
      'Tất cả các bước: 3 lượt',
    );
  });

  it('logs that sums of the province were read, with ids alone', async () => {
    const info = jest.spyOn(office.app.get<Logger>(LOGGER), 'info');
    const inspector = await office.staff('vp-ubnd', 'inspector');
    const browser = await office.signIn(inspector);
    const leader = await signIn('so-noi-vu', 'leader');
    info.mockClear();
    await browser.get('/tien-do');
    await leader.get('/tien-do');
    const readings = info.mock.calls.filter(([, text]) => text === 'province reading');
    info.mockRestore();
    const { staffId } = inspector;
    expect(readings.map(([fields]) => fields)).toEqual([{ staffId, action: 'statistics.read' }]);
  });
});
