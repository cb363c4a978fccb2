import { execFileSync } from 'node:child_process';
import { DossierNoticeSource } from '@portal/dossiers';
import type { Applicant, StaffMember } from '@portal/identity';
import { NoticeRenderer, type NoticeRequest } from '@portal/notifications';
import { type Browser, type Page } from '@test/browser';
import { OfficeUnderTest } from '@test/office-under-test';

const TYPED = {
  'items.c-to-trinh.text': 'Bản có đóng dấu',
  reason: 'Bản đã gửi vẫn chưa đóng dấu.',
};
const PROPOSE = 'trinh-bo-sung';
const APPROVE = 'duyet-bo-sung';
const DECLINE = 'khong-duyet-bo-sung';
const LATE = 'bị tính là quá hạn trong Bộ chỉ số theo Quyết định số 766/QĐ-TTg';

interface Mail {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

describe('back office: a further supplement request', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let clerk: StaffMember;
  let leader: StaffMember;
  let desk: Browser;
  let head: Browser;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    applicant = await office.applicant();
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    leader = await office.staff('ttpvhcc', 'leader');
    desk = await office.signIn(clerk);
    head = await office.signIn(leader);
  });
  beforeEach(() => office.clock.set(new Date('2026-11-23T01:00:00Z')));
  afterAll(() => office.close());

  /** Back at the desk with the answer to its first request. */
  async function again(): Promise<string> {
    const id = await office.file(applicant);
    const items = [{ componentId: 'to-trinh', text: 'Tờ trình có chữ ký' }];
    await office.act(id, clerk, { action: 'request_supplement', reason: 'Thiếu chữ ký', items });
    office.clock.advance(3_600_000);
    await office.act(id, applicant, { action: 'answer_supplement', answer: 'Đã gửi' });
    office.clock.advance(3_600_000);
    return id;
  }

  /** Takes an action the whole way that people go. */
  async function take(browser: Browser, path: string, typed = {}): Promise<Page> {
    const form = await browser.get(path);
    const preview = await browser.submit(form, path, { ...typed, buoc: 'xem-truoc' });
    expect(preview.text).toContain('Xem trước, chưa thực hiện');
    return browser.submit(preview, path, { buoc: 'thuc-hien' });
  }

  /** The mails that are owed, as the worker would send them. */
  async function mails(id: string): Promise<Mail[]> {
    const rows: Record<string, unknown>[] = await office.dataSource.query(
      'SELECT * FROM outbox WHERE dossier_id = $1 ORDER BY created_at, id',
      [id],
    );
    const source = office.app.get(DossierNoticeSource);
    const renderer = office.app.get(NoticeRenderer);
    return Promise.all(
      rows.map(async (row) => {
        const request = {
          kind: row['kind'],
          dossierId: id,
          recipient: { kind: row['recipient_kind'], id: row['recipient_id'] },
          payload: row['payload'],
          token: null,
          createdAt: row['created_at'],
        } as NoticeRequest;
        const loaded = (await source.load(request))!;
        const { subject, text } = renderer.render(request.kind, loaded.data);
        return { kind: request.kind, to: loaded.to.address, subject, text };
      }),
    );
  }

  const slipOf = async (id: string): Promise<string> => {
    const { bytes } = await desk.get(`/ho-so/${id}/phieu-bo-sung.pdf`);
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
  };

  it('goes from the desk to the leader, to the applicant, and back with the clock anew', async () => {
    const id = await again();
    const before = await office.dossier(id);
    const owed = (await mails(id)).length;

    const page = await desk.get(`/ho-so/${id}`);
    expect(page.html).toContain(`/ho-so/${id}/${PROPOSE}`);
    expect(page.html).not.toContain(`/ho-so/${id}/yeu-cau-bo-sung`);
    const form = await desk.get(`/ho-so/${id}/${PROPOSE}`);
    expect(form.text).toContain(LATE);
    expect(form.text).toContain(
      'phải được lãnh đạo Trung tâm Phục vụ hành chính công tỉnh duyệt, theo Điều 15(3)',
    );
    const path = `/ho-so/${id}/${PROPOSE}`;
    const preview = await desk.submit(form, path, { ...TYPED, buoc: 'xem-truoc' });
    expect(preview.text).toContain(LATE);
    expect(preview.text).toContain('Chờ lãnh đạo duyệt yêu cầu bổ sung');
    expect(preview.text).toContain(leader.email);
    expect(preview.text).not.toContain(applicant.email);
    const proposed = await desk.submit(preview, path, { buoc: 'thuc-hien' });
    expect(proposed.text).toContain('Đã trình lãnh đạo duyệt yêu cầu bổ sung.');
    expect(proposed.text).toContain('đang chờ lãnh đạo duyệt');
    expect((await office.dossier(id)).receptionDueAt).toEqual(before.receptionDueAt);
    const [toLeader, ...none] = (await mails(id)).slice(owed);
    expect(none).toEqual([]);
    expect(toLeader).toMatchObject({ kind: 'staff.supplement_approval', to: leader.email });
    expect(toLeader!.text).toContain('Bản đã gửi vẫn chưa đóng dấu.');
    expect(await slipOf(id)).not.toContain('chưa đóng dấu');

    expect((await head.get('/')).html).toContain(id);
    expect((await desk.get('/')).html).not.toContain(id);
    const asked = await head.get(`/ho-so/${id}/${APPROVE}`);
    expect(asked.text).toContain('Yêu cầu được trình');
    expect(asked.text).toContain('Bản đã gửi vẫn chưa đóng dấu.');
    expect(asked.text).toContain(LATE);
    expect(asked.text).toContain(applicant.email);
    office.clock.advance(3_600_000);
    const approved = await head.submit(asked, `/ho-so/${id}/${APPROVE}`, { buoc: 'thuc-hien' });
    expect(approved.text).toContain('Đã duyệt và gửi yêu cầu bổ sung.');
    expect(approved.text).toContain('Lượt xử lý: Đơn vị trình khen');
    const [toApplicant, ...more] = (await mails(id)).slice(owed + 1);
    expect(more).toEqual([]);
    expect(toApplicant).toMatchObject({
      kind: 'dossier.supplement_requested',
      to: applicant.email,
    });
    expect(toApplicant!.text).toContain('Bản đã gửi vẫn chưa đóng dấu.');
    expect(await slipOf(id)).toContain('chưa đóng dấu');

    office.clock.set(new Date('2026-11-25T02:00:00Z'));
    await office.act(id, applicant, { action: 'answer_supplement', answer: 'Đã đóng dấu' });
    // Eight working hours from Wednesday 09:00.
    const { status, receptionDueAt } = await office.dossier(id);
    expect({ status, due: receptionDueAt?.toISOString() }).toEqual({
      status: 'submitted',
      due: '2026-11-26T02:00:00.000Z',
    });
  });

  it('is declined with a reason for who proposed it, and for nobody else', async () => {
    const id = await again();
    const owed = (await mails(id)).length;
    await take(desk, `/ho-so/${id}/${PROPOSE}`, TYPED);
    const path = `/ho-so/${id}/${DECLINE}`;
    const silent = await head.submit(await head.get(path), path, { buoc: 'xem-truoc' });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Nhập lý do.');
    expect(silent.text).toContain('Bản đã gửi vẫn chưa đóng dấu.');
    const declined = await take(head, path, { reason: 'Dấu có ở trang hai.' });
    expect(declined.text).toContain('Đã trả lại đề nghị bổ sung.');
    const told = (await mails(id)).slice(owed);
    expect(told.map(({ kind, to }) => [kind, to])).toEqual([
      ['staff.supplement_approval', leader.email],
      ['staff.supplement_declined', clerk.email],
    ]);
    expect(told[1]!.text).toContain('Dấu có ở trang hai.');
    const page = await desk.get(`/ho-so/${id}`);
    expect(page.text).toContain('Dấu có ở trang hai.');
    expect(page.html).toContain(`/ho-so/${id}/tiep-nhan`);
    expect((await office.dossier(id)).supplementCount).toBe(1);
  });

  it('is proposed once from two tabs, and approved once by two clicks', async () => {
    const id = await again();
    const path = `/ho-so/${id}/${PROPOSE}`;
    const form = await desk.get(path);
    const preview = await desk.submit(form, path, { ...TYPED, buoc: 'xem-truoc' });
    const fields = { buoc: 'thuc-hien' };
    const twice = await Promise.all([
      desk.submit(preview, path, fields),
      desk.submit(preview, path, fields),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const colleague = await office.signIn(await office.staff('ttpvhcc', 'reception_clerk'));
    const late = await colleague.submit(form, path, { ...TYPED, buoc: 'thuc-hien' });
    expect(late.status).toBe(409);
    expect(late.text).toContain(clerk.fullName);
    expect(late.text).toContain('Bản đã gửi vẫn chưa đóng dấu.');

    const asked = await head.get(`/ho-so/${id}/${APPROVE}`);
    const other = await office.signIn(await office.staff('ttpvhcc', 'leader'));
    const theirs = await other.get(`/ho-so/${id}/${APPROVE}`);
    const pages = await Promise.all([
      head.submit(asked, `/ho-so/${id}/${APPROVE}`, fields),
      other.submit(theirs, `/ho-so/${id}/${APPROVE}`, fields),
    ]);
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const kinds = (await mails(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'dossier.supplement_requested')).toHaveLength(2);
  });

  it.each(Array.from({ length: 6 }, (_, round) => round))(
    'withdrawn while it is approved: one of both, whole (%i)',
    async (round) => {
      const id = await again();
      await take(desk, `/ho-so/${id}/${PROPOSE}`, TYPED);
      const { version } = await office.dossier(id);
      const owed = (await mails(id)).length;
      const approve = () =>
        office.dossiers.act(
          { dossierId: id, version, actor: leader },
          { action: 'approve_supplement' },
        );
      const withdraw = () =>
        office.dossiers.act(
          { dossierId: id, version, actor: applicant },
          { action: 'withdraw', reason: '' },
        );
      const order = round % 2 === 0 ? [approve, withdraw] : [withdraw, approve];
      await Promise.allSettled(order.map((act) => act()));
      const { status, version: after } = await office.dossier(id);
      expect(after).toBe(version + 1);
      const kinds = (await mails(id)).slice(owed).map(({ kind }) => kind);
      expect(kinds.includes('dossier.supplement_requested')).toBe(status !== 'withdrawn');
      const running: unknown[] = await office.dataSource.query(
        'SELECT 1 FROM deadline WHERE dossier_id = $1 AND ended_at IS NULL',
        [id],
      );
      expect(running).toHaveLength(status === 'withdrawn' ? 0 : 2);
    },
  );

  describe('and the three days of the appraisal', () => {
    let specialist: StaffMember;
    let bench: Browser;

    beforeAll(async () => {
      specialist = await office.staff('ban-tdkt', 'specialist');
      bench = await office.signIn(specialist);
    });

    async function atAppraisal(): Promise<string> {
      const id = await office.file(applicant);
      await office.act(id, clerk, { action: 'accept' });
      await office.act(id, clerk, { action: 'advance', note: '' });
      const chief = await office.staff('ban-tdkt', 'unit_head');
      await office.act(id, chief, { action: 'advance', note: '' });
      return id;
    }

    it('stand on the case page while they last, and when they are over', async () => {
      const id = await atAppraisal();
      const path = `/ho-so/${id}/yeu-cau-bo-sung`;
      const open = await bench.get(`/ho-so/${id}`);
      // From Monday 08:00; Tuesday is a holiday.
      expect(open.text).toMatch(
        /Khi thẩm định còn được yêu cầu bổ sung đến 08:00, Thứ Sáu, 27\/11\/2026, theo Điều 19\(4\)/,
      );
      expect(open.html).toContain(path);
      const form = await bench.get(path);
      expect(form.text).toContain('Khi thẩm định còn được yêu cầu bổ sung đến');
      office.clock.set(new Date('2026-11-27T01:01:00Z'));
      bench = await office.signIn(specialist);
      const over = await bench.get(`/ho-so/${id}`);
      expect(over.text).toContain('Không còn được yêu cầu bổ sung khi thẩm định');
      expect(over.html).not.toContain(path);
      for (const page of [
        await bench.get(path),
        await bench.submit(form, path, { ...TYPED, buoc: 'thuc-hien' }),
      ]) {
        expect(page.status).toBe(409);
        expect(page.text).toMatch(
          /chỉ được yêu cầu bổ sung đến 08:00.*27\/11\/2026.*Điều 19\(4\).*nêu rõ lý do trong quyết định/,
        );
      }
      expect((await office.dossier(id)).status).toBe('processing');
    });
  });
});
