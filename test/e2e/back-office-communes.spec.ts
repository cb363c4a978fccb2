import type { Applicant, StaffMember, StaffRole } from '@portal/identity';
import type { Browser } from '@test/browser';
import { NOMINEE, OfficeUnderTest } from '@test/office-under-test';
import { wordsOf } from '@test/paper-text';

const ACTION_PATHS = ['tiep-nhan', 'yeu-cau-bo-sung', 'tu-choi', 'chuyen-buoc', 'quyet-dinh'];

describe('back office: two communes', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let id: string;
  let fileId: string;

  const signIn = async (unitId: string, role: StaffRole): Promise<Browser> =>
    office.signIn(await office.staff(unitId, role));

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    applicant = await office.applicant();
    id = await office.file(applicant, [NOMINEE], 'xa-can-loc');
    const rows: { id: string }[] = await office.dataSource.query(
      'SELECT id FROM attachment WHERE dossier_id = $1 LIMIT 1',
      [id],
    );
    fileId = rows[0]!.id;
  });
  afterAll(() => office.close());

  it.each(['reception_clerk', 'specialist', 'unit_head', 'leader'] as const)(
    'shows and lets %s of the other commune do nothing',
    async (role) => {
      const browser = await signIn('xa-ky-anh', role);
      for (const view of ['', '?xem=tat-ca', '?xem=qua-han', '?xem=da-xong']) {
        expect((await browser.get(`/${view}`)).html).not.toContain(id);
      }
      const before = await office.dossier(id);
      const pages = [
        ...['', '/xac-nhan-da-nop.pdf', '/giay-tiep-nhan.pdf'].map((path) => `/ho-so/${id}${path}`),
        `/tep/${fileId}`,
      ];
      for (const path of pages) {
        expect(`${path} ${(await browser.get(path)).status}`).toBe(`${path} 404`);
      }
      for (const action of ACTION_PATHS) {
        const fields = { version: String(before.version), reason: 'x', buoc: 'thuc-hien' };
        const page = await browser.post(`/ho-so/${id}/${action}`, fields);
        // 403: the role may never do it, wherever.
        expect([403, 404]).toContain(page.status);
        expect(page.text).not.toContain('Can Lộc');
      }
      expect(await office.dossier(id)).toEqual(before);
    },
  );

  it('gives the commune that was chosen the whole case, in its own name', async () => {
    const clerk: StaffMember = await office.staff('xa-can-loc', 'reception_clerk');
    const browser = await office.signIn(clerk);
    expect((await browser.get('/')).html).toContain(id);
    const page = await browser.get(`/ho-so/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nơi tiếp nhận: Ủy ban nhân dân xã Can Lộc');
    expect(page.text).toContain('Tiếp nhận');
    expect((await browser.get(`/tep/${fileId}`)).status).toBe(200);
    await office.act(id, clerk, { action: 'accept' });
    const paper = await browser.get(`/ho-so/${id}/giay-tiep-nhan.pdf`);
    const text = wordsOf(paper.bytes);
    expect(text).toContain('ỦY BAN NHÂN DÂN XÃ CAN LỘC');
    expect(text).toContain('Xã Can Lộc, ngày 23 tháng 11 năm 2026');
    expect(text).not.toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG');
    expect(text).not.toContain('Nguyễn Chí Thanh');
  });

  it('counts a dossier in the figures of its commune alone', async () => {
    const own = await (await signIn('xa-can-loc', 'leader')).get('/tien-do?ky=nam-nay');
    expect(own.text).toContain('Ủy ban nhân dân xã Can Lộc tham gia giải quyết');
    expect(own.text).toContain('Tặng thưởng Giấy khen');
    const other = await (await signIn('xa-ky-anh', 'leader')).get('/tien-do?ky=nam-nay');
    expect(other.status).toBe(200);
    expect(other.text).not.toContain('Can Lộc');
  });
});
