import type { Applicant, StaffMember, StaffRole } from '@portal/identity';
import { type Logger, LOGGER } from '@portal/platform';
import type { Browser } from '@test/browser';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';

const ACTION_PATHS = [
  'tiep-nhan',
  'yeu-cau-bo-sung',
  'tu-choi',
  'chuyen-buoc',
  'quyet-dinh',
  'tra-ket-qua',
];

describe('back office: who may see and do what', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let clerk: StaffMember;
  let id: string;
  let fileId: string;

  const signIn = async (unitId: string, role: StaffRole): Promise<Browser> =>
    office.signIn(await office.staff(unitId, role));

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    applicant = await office.applicant();
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    id = await office.file(applicant);
    const rows: { id: string }[] = await office.dataSource.query(
      'SELECT id FROM attachment WHERE dossier_id = $1 LIMIT 1',
      [id],
    );
    fileId = rows[0]!.id;
  });
  afterAll(() => office.close());

  it('sends nobody to the sign-in page, and keeps a form that was sent too late', async () => {
    const browser = office.browser();
    expect((await browser.get(`/ho-so/${id}`)).path).toMatch(/^\/dang-nhap\?tiep=/);
    const late = await browser.post(`/ho-so/${id}/tu-choi`, {
      version: '3',
      reason: 'Một lý do dài',
      buoc: 'xem-truoc',
    });
    expect(late.status).toBe(401);
    expect(late.html).toContain('name="reason" value="Một lý do dài"');
  });

  it('knows no account of the intake', async () => {
    const page = await office
      .browser()
      .post('/dang-nhap', { email: applicant.email, password: PASSWORD });
    expect(page.status).toBe(401);
  });

  it.each(['administrator', 'auditor'] as const)('shows no dossier to %s', async (role) => {
    const browser = await signIn('vp-ubnd', role);
    expect((await browser.get('/tai-khoan')).text).toContain('không xem hồ sơ');
    for (const path of ['/', `/ho-so/${id}`, `/tep/${fileId}`, `/ho-so/${id}/giay-tiep-nhan.pdf`]) {
      const page = await browser.get(path);
      expect(`${path} ${page.status}`).toBe(`${path} 403`);
      expect(page.text).not.toContain('Cẩm Xuyên');
    }
  });

  it('gives another unit 404 for dossier, file, paper and action alike', async () => {
    const browser = await signIn('vp-ubnd-khac', 'reception_clerk');
    const unknown = '01a205ea-0000-7000-8000-000000000000';
    const paths = (dossier: string, file: string): string[] => [
      `/ho-so/${dossier}`,
      `/tep/${file}`,
      `/ho-so/${dossier}/xac-nhan-da-nop.pdf`,
      `/ho-so/${dossier}/tiep-nhan`,
    ];
    for (const path of [...paths(id, fileId), ...paths(unknown, unknown), '/ho-so/x', '/tep/x']) {
      expect(`${path} ${(await browser.get(path)).status}`).toBe(`${path} 404`);
    }
    expect((await browser.get('/?xem=tat-ca')).html).not.toContain(id);
    const posted = await browser.post(`/ho-so/${id}/tiep-nhan`, {
      version: '3',
      buoc: 'thuc-hien',
    });
    expect(posted.status).toBe(404);
  });

  it('gives 403 to a role that may never, and to one whose turn it is not', async () => {
    const specialist = await signIn('ban-tdkt', 'specialist');
    expect((await specialist.get(`/ho-so/${id}`)).status).toBe(200);
    expect((await specialist.get(`/ho-so/${id}/tiep-nhan`)).status).toBe(403);
    expect((await specialist.get(`/ho-so/${id}/yeu-cau-bo-sung`)).status).toBe(403);
    const version = String((await office.dossier(id)).version);
    for (const path of ACTION_PATHS) {
      const fields = { version, reason: 'x', buoc: 'thuc-hien' };
      const page = await specialist.post(`/ho-so/${id}/${path}`, fields);
      expect([403, 409, 422]).toContain(page.status);
    }
    expect((await office.dossier(id)).status).toBe('submitted');
    expect((await specialist.get(`/ho-so/${id}`)).text).toContain('Bạn không có việc nào cần làm');
  });

  it('gives 409 with the status in words for what the status does not allow', async () => {
    const desk = await office.signIn(clerk);
    for (const path of ['chuyen-buoc', 'tra-ket-qua']) {
      const page = await desk.get(`/ho-so/${id}/${path}`);
      expect(page.status).toBe(409);
      expect(page.text).toContain('Mới đăng ký, chờ tiếp nhận');
    }
    const version = String((await office.dossier(id)).version);
    const page = await desk.post(`/ho-so/${id}/tra-ket-qua`, {
      version,
      way: 'online',
      buoc: 'thuc-hien',
    });
    expect(page.status).toBe(409);
  });

  it('lets the inspector read all of the province, change nothing, and logs each reading', async () => {
    const inspector = await office.staff('vp-ubnd-khac', 'inspector');
    const browser = await office.signIn(inspector);
    const logged = jest.spyOn(office.app.get<Logger>(LOGGER), 'info');
    expect((await browser.get('/?xem=tat-ca')).html).toContain(id);
    expect((await browser.get(`/ho-so/${id}`)).status).toBe(200);
    expect((await browser.get(`/tep/${fileId}`)).status).toBe(200);
    expect((await browser.get(`/ho-so/${id}/xac-nhan-da-nop.pdf`)).status).toBe(200);
    const readings = logged.mock.calls.filter(([, message]) => message === 'province reading');
    expect(readings.map(([line]) => line)).toEqual(
      ['case.read', 'case.read_file', 'paper.read'].map((action) => ({
        staffId: inspector.staffId,
        dossierId: id,
        action,
      })),
    );
    logged.mockRestore();
    for (const path of ACTION_PATHS) {
      expect((await browser.get(`/ho-so/${id}/${path}`)).status).toBe(403);
    }
  });

  it('does not log the reading of those who take part', async () => {
    const logged = jest.spyOn(office.app.get<Logger>(LOGGER), 'info');
    const desk = await office.signIn(clerk);
    await desk.get(`/ho-so/${id}`);
    expect(logged.mock.calls.filter(([, message]) => message === 'province reading')).toEqual([]);
    logged.mockRestore();
  });

  it('serves files with headers under which they can do no harm', async () => {
    const desk = await office.signIn(clerk);
    const file = await desk.get(`/tep/${fileId}`);
    expect(file.status).toBe(200);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="/);
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(file.headers.get('cache-control')).toBe('private, no-store');
  });

  it('does not show what the applicant is still preparing', async () => {
    const other = await office.applicant();
    const partyId = other.memberships[0]!.partyId;
    const draft = await office.dossiers.createDraft({
      actor: other,
      procedureKey: 'bang-khen-ubnd-tinh-dot-xuat',
      partyId,
      communeId: null,
    });
    const attachmentId = await office.attach(draft, other, 'to-trinh');
    const desk = await office.signIn(clerk);
    expect((await desk.get(`/ho-so/${draft}`)).status).toBe(404);
    expect((await desk.get(`/tep/${attachmentId}`)).status).toBe(404);
  });

  it('refuses a request that another site caused', async () => {
    const desk = await office.signIn(clerk);
    const answer = await desk.fetch(`/ho-so/${id}/tiep-nhan`, {
      method: 'POST',
      body: new URLSearchParams({ version: '3', buoc: 'thuc-hien' }),
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect((await office.dossier(id)).status).toBe('submitted');
  });
});
