import { LawMove } from '@portal/dossiers';
import type { Applicant, StaffMember } from '@portal/identity';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { Browser, Page } from '@test/browser';
import { OfficeUnderTest } from '@test/office-under-test';
import {
  CHANGING,
  EARLIER_LAW,
  FIRST_DAY,
  followVersions,
  FORM_BEFORE,
  LAST_DAY,
  laterLaw,
  TRANSITION,
} from '@test/two-laws';

const MOVE = 'chuyen-quy-dinh';
const REASON = 'Thời hạn ngắn hơn mười ngày làm việc.';

describe('back office: a later law', () => {
  let office: OfficeUnderTest;
  let applicant: Applicant;
  let clerk: StaffMember;
  let leader: StaffMember;
  let desk: Browser;
  let head: Browser;

  beforeAll(async () => {
    office = await OfficeUnderTest.open(LAST_DAY);
    applicant = await office.applicant();
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    leader = await office.staff('ubnd-tinh', 'leader');
    office.clock.set(FIRST_DAY);
    desk = await office.signIn(clerk);
    head = await office.signIn(leader);
  });
  afterAll(() => office.close());

  /** Accepted on the last day of the earlier law; it is the day after when it returns. */
  async function accepted(...versions: ProcedureVersion[]): Promise<string> {
    followVersions(office.app, versions);
    office.clock.set(LAST_DAY);
    const partyId = applicant.memberships[0]!.partyId;
    const id = await office.dossiers.createDraft({
      actor: applicant,
      procedureKey: CHANGING,
      partyId,
      communeId: null,
    });
    const reference = { dossierId: id, version: 1, actor: applicant };
    await office.dossiers.saveDraft(reference, FORM_BEFORE);
    for (const component of ['to-trinh', 'bao-cao']) await office.attach(id, applicant, component);
    await office.act(id, applicant, { action: 'submit' });
    await office.act(id, clerk, { action: 'accept' });
    office.clock.set(FIRST_DAY);
    return id;
  }
  const take = (page: Page, id: string, fields: Record<string, string>): Promise<Page> =>
    head.submit(page, `/ho-so/${id}/${MOVE}`, fields);
  const PREVIEW = { buoc: 'xem-truoc' };
  const ACT = { buoc: 'thuc-hien' };

  it('is told on the case page, and offered to a leader alone', async () => {
    const id = await accepted(EARLIER_LAW, laterLaw());
    const page = await head.get(`/ho-so/${id}`);
    expect(page.text).toContain('quy định áp dụng từ ngày 01/07/2025');
    expect(page.text).toContain(`trừ khi quy định mới có lợi hơn`);
    expect(page.text).toContain(TRANSITION.citation);
    expect(page.html).toContain(`/ho-so/${id}/${MOVE}`);
    const atDesk = await desk.get(`/ho-so/${id}`);
    expect(atDesk.text).toContain(TRANSITION.citation);
    expect(atDesk.html).not.toContain(`/ho-so/${id}/${MOVE}`);
    expect((await desk.get(`/ho-so/${id}/${MOVE}`)).status).toBe(403);
  });

  it('shows what differs, asks why, previews dates and mail, and moves', async () => {
    const id = await accepted(EARLIER_LAW, laterLaw());
    const form = await head.get(`/ho-so/${id}/${MOVE}`);
    expect(form.text).toContain('Quy định mới bắt buộc những giấy tờ mà hồ sơ chưa có');
    for (const said of ['Xác nhận', 'Luật số 06/2026/QH16', '10 ngày làm việc']) {
      expect(form.text).toContain(said);
    }
    const empty = await take(form, id, { ...PREVIEW, reason: 'ngắn' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('từ 10 đến 2000 ký tự');
    const preview = await take(form, id, { ...PREVIEW, reason: REASON });
    expect(preview.text).toContain('Xem trước, chưa thực hiện');
    expect(preview.text).toContain('14/10/2026');
    expect(preview.text).toContain('Hồ sơ chuyển sang quy định mới có lợi hơn');
    const done = await take(preview, id, ACT);
    expect(done.path).toBe(`/ho-so/${id}`);
    expect(done.text).toContain('Hồ sơ đã được chuyển sang quy định mới');
    expect(done.text).toContain('quy định áp dụng từ ngày 01/10/2026');
    expect(done.text).toContain(REASON);
    expect(done.text).toContain('Trong lũ');
    expect(done.html).not.toContain(`href="/ho-so/${id}/${MOVE}"`);
    const again = await head.get(`/ho-so/${id}/${MOVE}`);
    expect(again.status).toBe(409);
  });

  it('lets the faster of two leaders move it, and loses no word of the other', async () => {
    const id = await accepted(EARLIER_LAW, laterLaw());
    const deputy = await office.staff('ttpvhcc', 'deputy');
    const other = await office.signIn(deputy);
    const [mine, theirs] = await Promise.all([
      head.get(`/ho-so/${id}/${MOVE}`),
      other.get(`/ho-so/${id}/${MOVE}`),
    ]);
    await take(mine, id, { ...ACT, reason: REASON });
    const late = await other.submit(theirs, `/ho-so/${id}/${MOVE}`, {
      ...ACT,
      reason: 'Một lý do khác của phó lãnh đạo.',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Một lý do khác của phó lãnh đạo.');
    expect(await office.dataSource.manager.countBy(LawMove, { dossierId: id })).toBe(1);
  });

  it('is no choice where the rule is the earlier law: the page says which one and why', async () => {
    const later = laterLaw({ transition: { ...TRANSITION, rule: 'earlier' } });
    const id = await accepted(EARLIER_LAW, later);
    const page = await head.get(`/ho-so/${id}`);
    expect(page.text).toContain('tiếp tục được giải quyết theo quy định khi nộp');
    expect(page.text).toContain(TRANSITION.citation);
    expect(page.html).not.toContain(`/ho-so/${id}/${MOVE}`);
    const refused = await head.get(`/ho-so/${id}/${MOVE}`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(TRANSITION.citation);
  });
});
