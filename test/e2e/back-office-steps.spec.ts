import type { Applicant, StaffMember } from '@portal/identity';
import { demonstratedProcedure } from '@test/demonstrated-procedure';
import { type Browser, hiddenFields, type Page } from '@test/browser';
import { NOMINEE, OfficeUnderTest } from '@test/office-under-test';
import { samplePdf } from '@test/sample-pdf';

const SECOND = { ...NOMINEE, fullName: 'Lê Văn Đượm', gender: 'male' };

describe('back office: from acceptance to the result', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let clerk: StaffMember;
  const staff = new Map<string, StaffMember>();
  const browsers = new Map<string, Browser>();

  const steps = () => demonstratedProcedure(office.app).steps;
  const keyOf = ({ unit, role }: { unit: string; role: string }): string => `${unit} ${role}`;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    applicant = await office.applicant();
    for (const step of steps()) {
      const key = keyOf(step);
      if (staff.has(key)) continue;
      const member = await office.staff(step.unit, step.role);
      staff.set(key, member);
      browsers.set(key, await office.signIn(member));
    }
    clerk = staff.get('ttpvhcc reception_clerk')!;
  });
  afterAll(() => office.close());

  /** Takes an action the whole way that people go. */
  async function take(
    browser: Browser,
    path: string,
    typed: Readonly<Record<string, string>>,
  ): Promise<Page> {
    const form = await browser.get(path);
    const preview = await browser.submit(form, path, { ...typed, buoc: 'xem-truoc' });
    expect(preview.text).toContain('Xem trước, chưa thực hiện');
    return browser.submit(preview, path, { buoc: 'thuc-hien' });
  }

  /** A dossier that has come to the deciding step. */
  async function atDecision(nominees: readonly object[] = [NOMINEE, SECOND]): Promise<string> {
    const id = await office.file(applicant, nominees);
    await office.act(id, clerk, { action: 'accept' });
    for (const step of steps().filter(({ decides }) => !decides)) {
      await office.act(id, staff.get(keyOf(step))!, { action: 'advance', note: '' });
    }
    return id;
  }

  it('goes through every step by hand, each holder in turn', async () => {
    const id = await office.file(applicant);
    await office.act(id, clerk, { action: 'accept' });
    for (const step of steps().filter(({ decides }) => !decides)) {
      const browser = browsers.get(keyOf(step))!;
      expect((await browser.get('/')).html).toContain(id);
      const note = `Bàn giao từ ${step.title.vi}`;
      const page = await take(browser, `/ho-so/${id}/chuyen-buoc`, { note });
      expect(page.text).toContain('Đã chuyển hồ sơ sang bước tiếp theo.');
      expect(page.text).toContain(note);
    }
    const dossier = await office.dossier(id);
    expect(dossier).toMatchObject({ status: 'processing', stepId: 'decision' });
    const page = await browsers.get('ubnd-tinh leader')!.get(`/ho-so/${id}`);
    expect(page.html).toContain(`/ho-so/${id}/quyet-dinh`);
    expect(page.html).not.toContain(`/ho-so/${id}/chuyen-buoc`);
  });

  it('makes one step of a double click', async () => {
    const id = await office.file(applicant);
    await office.act(id, clerk, { action: 'accept' });
    const browser = browsers.get('ttpvhcc reception_clerk')!;
    const path = `/ho-so/${id}/chuyen-buoc`;
    const form = await browser.get(path);
    const preview = await browser.submit(form, path, { note: '', buoc: 'xem-truoc' });
    const fields = { buoc: 'thuc-hien' };
    const pages = await Promise.all([
      browser.submit(preview, path, fields),
      browser.submit(preview, path, fields),
    ]);
    expect(pages.map(({ status, path: end }) => `${status} ${end}`)).toEqual([
      `200 /ho-so/${id}`,
      `200 /ho-so/${id}`,
    ]);
    expect((await office.dossier(id)).stepId).toBe(steps()[1]!.id);
  });

  it('asks for a supplement at appraisal too, and the limit starts anew', async () => {
    const id = await office.file(applicant);
    await office.act(id, clerk, { action: 'accept' });
    for (const step of steps().slice(0, 2)) {
      await office.act(id, staff.get(keyOf(step))!, { action: 'advance', note: '' });
    }
    const typed = { 'items.c-bao-cao-thanh-tich.text': 'Chưa có xác nhận', reason: 'Thẩm định' };
    const page = await take(
      browsers.get('ban-tdkt specialist')!,
      `/ho-so/${id}/yeu-cau-bo-sung`,
      typed,
    );
    expect(page.text).toContain('Lượt xử lý: Đơn vị trình khen');
  });

  describe('the decision', () => {
    let leader: Browser;
    const pathOf = (id: string): string => `/ho-so/${id}/quyet-dinh`;
    const typed = {
      number: '2871/QĐ-UBND',
      'signedOn.day': '23',
      'signedOn.month': '11',
      'signedOn.year': '2026',
      'outcomes.n1.outcome': 'approved',
      'outcomes.n1.reason': '',
      'outcomes.n2.outcome': 'rejected',
      'outcomes.n2.reason': 'Chưa đủ căn cứ',
    };

    const upload = (page: Page, path: string, fields: Record<string, string>, file?: File) => {
      const data = new FormData();
      const all = { ...hiddenFields(page.html), ...fields };
      for (const [name, value] of Object.entries(all)) data.set(name, value);
      data.set('file', file ?? new File([], ''));
      return leader.post(path, data);
    };
    const pdf = (): File => new File([new Uint8Array(samplePdf('Quyet dinh'))], 'Quyết định.pdf');

    beforeAll(() => {
      leader = browsers.get('ubnd-tinh leader')!;
    });

    it('is recorded per nominee with number, date and file, and handed over', async () => {
      const id = await atDecision();
      const form = await leader.get(pathOf(id));
      expect(form.text).toContain('Lê Văn Đượm');
      const uploaded = await upload(form, `/ho-so/${id}/tep-quyet-dinh`, typed, pdf());
      expect(uploaded.status).toBe(200);
      expect(uploaded.text).toContain('Quyết định.pdf');
      expect(uploaded.html).toContain('value="2871/QĐ-UBND"');
      expect(uploaded.html).toContain('>Chưa đủ căn cứ</textarea>');
      const preview = await leader.submit(uploaded, pathOf(id), { ...typed, buoc: 'xem-truoc' });
      expect(preview.text).toContain('Quyết định đã ghi thì không sửa được.');
      expect(preview.text).toContain('Không khen thưởng: Chưa đủ căn cứ');
      const page = await leader.submit(preview, pathOf(id), { buoc: 'thuc-hien' });
      expect(page.text).toContain('Đã ghi quyết định.');
      expect(page.text).toContain('Quyết định số 2871/QĐ-UBND');
      expect(page.text).toContain('Không được khen thưởng Lý do: Chưa đủ căn cứ');

      const desk = browsers.get('ttpvhcc reception_clerk')!;
      const missing = await desk.submit(
        await desk.get(`/ho-so/${id}`),
        `/ho-so/${id}/tra-ket-qua`,
        {
          version: String((await office.dossier(id)).version),
          way: 'counter',
          buoc: 'xem-truoc',
        },
      );
      expect(missing.status).toBe(422);
      expect(missing.text).toContain('Nhập họ và tên người nhận');
      const handedOver = await take(desk, `/ho-so/${id}/tra-ket-qua`, {
        way: 'counter',
        receivedBy: 'Nguyễn Thị Hạnh',
      });
      expect(handedOver.text).toContain('Đã trả kết quả');
      expect(await office.dossier(id)).toMatchObject({
        status: 'handed_over',
        receivedBy: 'Nguyễn Thị Hạnh',
      });
    });

    it('tells every fault at once and keeps what was typed', async () => {
      const id = await atDecision();
      const form = await leader.get(pathOf(id));
      const wrong = {
        ...typed,
        number: '',
        'signedOn.day': '31',
        'outcomes.n1.outcome': '',
        'outcomes.n2.reason': '',
      };
      const page = await leader.submit(form, pathOf(id), { ...wrong, buoc: 'xem-truoc' });
      expect(page.status).toBe(422);
      const targets = ['number', 'signedOn', 'file', 'outcomes.n1.outcome', 'outcomes.n2.reason'];
      for (const target of targets) {
        expect(page.html).toContain(`href="#${target}"`);
        expect(page.html).toContain(`id="${target}"`);
      }
      expect(page.html).toMatch(/id="signedOn"[^>]*value="31"/);
    });

    it('marks all as approved by one button, without scripts', async () => {
      const id = await atDecision();
      const form = await leader.get(pathOf(id));
      const { 'outcomes.n2.outcome': _, ...rest } = typed;
      const page = await leader.submit(form, pathOf(id), { ...rest, buoc: 'tat-ca-dong-y' });
      expect(page.status).toBe(200);
      expect(page.html.match(/value="approved" checked/g)).toHaveLength(2);
      expect(page.html).toContain('value="2871/QĐ-UBND"');
    });

    it('refuses a disguised, empty or missing file beside its field, and keeps the text', async () => {
      const id = await atDecision();
      const form = await leader.get(pathOf(id));
      const path = `/ho-so/${id}/tep-quyet-dinh`;
      const disguised = new File(['<html><script>1</script></html>'], 'quyet-dinh.pdf');
      for (const file of [disguised, new File([], 'rong.pdf'), undefined]) {
        const page = await upload(form, path, typed, file);
        expect(page.status).toBe(422);
        expect(page.html).toContain('href="#file"');
        expect(page.html).toContain('>Chưa đủ căn cứ</textarea>');
      }
    });

    it('lets a file be taken back', async () => {
      const id = await atDecision();
      const form = await leader.get(pathOf(id));
      const uploaded = await upload(form, `/ho-so/${id}/tep-quyet-dinh`, typed, pdf());
      const remove = /formaction="([^"]+\/go)"/.exec(uploaded.html)![1]!;
      const page = await leader.submit(uploaded, remove, typed);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain('Quyết định.pdf');
      expect(page.html).toContain('value="2871/QĐ-UBND"');
    });

    it('takes many nominees and their file in one form', async () => {
      const many = Array.from({ length: 120 }, (_, i) => ({
        ...NOMINEE,
        fullName: `Trần Văn ${String.fromCharCode(65 + (i % 26))} ${i}`.replace(/\d/g, 'a'),
      }));
      const id = await atDecision(many);
      const form = await leader.get(pathOf(id));
      const rows = many.map((_, i) => [`outcomes.n${i + 1}.outcome`, 'approved']);
      const reasons = many.map((_, i) => [`outcomes.n${i + 1}.reason`, '']);
      const all = { ...typed, ...Object.fromEntries([...rows, ...reasons]) };
      const page = await upload(form, `/ho-so/${id}/tep-quyet-dinh`, all, pdf());
      expect(page.status).toBe(200);
      expect(page.text).toContain('Quyết định.pdf');
    });
  });
});
