import type { Command } from '@portal/dossiers';
import type { StaffMember } from '@portal/identity';
import { IntakeUnderTest, type IntakeVisitor } from '@test/intake-under-test';

/** Words of a draft that the applicant must never read. */
const SECRET = 'Chữ ký có vẻ không phải của người ký';

describe('intake: while a leader considers a further supplement request', () => {
  let intake: IntakeUnderTest;
  let clerk: StaffMember;
  let leader: StaffMember;
  let visitor: IntakeVisitor;
  let id: string;

  const act = async (actor: StaffMember, command: Command): Promise<void> => {
    const { version } = await intake.dossier(id);
    await intake.dossiers.act({ dossierId: id, version, actor }, command);
  };
  const items = [{ componentId: null, text: SECRET }];
  const propose = (): Promise<void> =>
    act(clerk, { action: 'propose_supplement', reason: SECRET, items });

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    clerk = await intake.staff('ttpvhcc', 'reception_clerk');
    leader = await intake.staff('ttpvhcc', 'leader');
  });
  beforeEach(async () => {
    intake.clock.set(new Date('2026-11-23T01:00:00Z'));
    visitor = await intake.visitor();
    id = await visitor.complete(intake.components);
    await visitor.send(id);
    const first = [{ componentId: null, text: 'Tờ trình có chữ ký' }];
    await act(clerk, { action: 'request_supplement', reason: 'Thiếu chữ ký', items: first });
    await visitor.fill(`/ho-so/${id}/bo-sung`, { answer: 'Đã ký.' });
  });
  afterAll(() => intake.close());

  /** Every page on which the applicant or the public could learn of it. */
  async function pages(): Promise<Record<string, string>> {
    const { code, lookupKey } = await intake.dossier(id);
    const anybody = intake.anonymous();
    const look = { code: code!, key: lookupKey! };
    return {
      dossier: (await visitor.get(`/ho-so/${id}`)).text,
      list: (await visitor.get('/ho-so')).text,
      home: (await visitor.get('/')).text,
      supplement: (await visitor.get(`/ho-so/${id}/bo-sung`)).path,
      publicly: (await anybody.fill('/tra-cuu', look)).text,
    };
  }

  it('shows what it showed before, whether it is declined or still considered', async () => {
    const before = await pages();
    expect(before['dossier']).toContain('đang kiểm tra hồ sơ có đủ giấy tờ hay không');
    expect(before['publicly']).toContain('Trung tâm Phục vụ hành chính công tỉnh');
    await propose();
    expect((await intake.dossier(id)).status).toBe('approval_at_reception');
    expect(await pages()).toEqual(before);
    await act(leader, { action: 'decline_supplement', reason: SECRET });
    expect(await pages()).toEqual(before);
  });

  it('becomes a task when it is approved', async () => {
    await propose();
    await act(leader, { action: 'approve_supplement' });
    const page = await visitor.get(`/ho-so/${id}/bo-sung`);
    expect(page.text).toContain(SECRET);
    const sent = await visitor.browser.submit(page, `/ho-so/${id}/bo-sung`, { answer: 'Đã rõ.' });
    expect(sent.text).toContain('Đã gửi phần bổ sung');
    expect((await visitor.get(`/ho-so/${id}`)).text).not.toMatch(/lãnh đạo duyệt/i);
  });

  it('lets the dossier be withdrawn meanwhile', async () => {
    await propose();
    const done = await visitor.fill(`/ho-so/${id}/rut`, { reason: '' });
    expect(done.text).toContain('Hồ sơ đã được rút.');
    expect(done.text).not.toContain(SECRET);
    expect((await intake.dossier(id)).status).toBe('withdrawn');
  });
});
