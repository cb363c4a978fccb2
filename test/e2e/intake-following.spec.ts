import type { Command } from '@portal/dossiers';
import type { StaffMember } from '@portal/identity';
import { Notice } from '@portal/notifications';
import { IntakeUnderTest, type IntakeVisitor, pdfFile } from '@test/intake-under-test';

describe('intake: following a dossier to its end', () => {
  let intake: IntakeUnderTest;
  let clerk: StaffMember;
  let visitor: IntakeVisitor;
  let id: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    clerk = await intake.staff('ttpvhcc', 'reception_clerk');
  });
  beforeEach(async () => {
    intake.clock.set(new Date('2026-11-23T01:00:00Z'));
    visitor = await intake.visitor();
    id = await visitor.complete(intake.components);
    await visitor.send(id);
  });
  afterAll(() => intake.close());

  const office = async (command: Command): Promise<void> => {
    const { version } = await intake.dossier(id);
    await intake.dossiers.act({ dossierId: id, version, actor: clerk }, command);
  };
  const askForMore = (): Promise<void> =>
    office({
      action: 'request_supplement',
      reason: 'Tờ trình thiếu dấu.',
      items: [{ componentId: intake.components[0]!, text: 'Tờ trình có đóng dấu' }],
    });

  it('shows whose turn it is and how the due date is computed once it is accepted', async () => {
    const before = await visitor.get(`/ho-so/${id}`);
    expect(before.text).toContain('Trung tâm Phục vụ hành chính công tỉnh đang kiểm tra hồ sơ');
    expect(before.text).toMatch(/Hạn trả lời tiếp nhận dự kiến.*còn 1 ngày làm việc/);
    expect(before.text).toContain('Xác nhận đã nộp hồ sơ (PDF)');
    expect((await visitor.get(`/ho-so/${id}/giay-tiep-nhan.pdf`)).status).toBe(404);

    await office({ action: 'accept' });
    const page = await visitor.get(`/ho-so/${id}`);
    expect(page.text).toContain('Được tiếp nhận');
    expect(page.text).toContain('Thời hạn dự kiến');
    expect(page.text).toContain('Ngày này được tính như thế nào?');
    expect(page.text).toMatch(/Không tính 8 ngày nghỉ hằng tuần: .*In English Received at/);
    expect(page.text).toContain('Chuyên viên thẩm định hồ sơ');
    expect(page.text).toMatch(/Đã tiếp nhận hồ sơ.*Đã nộp hồ sơ/);
    const receipt = await visitor.get(`/ho-so/${id}/giay-tiep-nhan.pdf`);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
  });

  it('makes a supplement request a task with its own page, files and send button', async () => {
    expect((await visitor.get(`/ho-so/${id}/bo-sung`)).path).toBe(`/ho-so/${id}`);
    await askForMore();
    expect((await visitor.get('/')).text).toContain('cần bổ sung giấy tờ');
    const page = await visitor.get(`/ho-so/${id}/bo-sung`);
    expect(page.text).toContain('Tờ trình thiếu dấu.');
    expect(page.text).toContain('CHƯA GỬI');
    // Only what was asked for is offered.
    expect(page.html).toContain(`id="components.${intake.components[0]}"`);
    expect(page.html).not.toContain(`id="components.${intake.components[1]}"`);

    const empty = await visitor.browser.submit(page, `/ho-so/${id}/bo-sung`, { answer: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Chưa có gì để gửi');
    const uploaded = await visitor.upload(id, intake.components[0]!, pdfFile('co dau'));
    expect(uploaded.path).toBe(`/ho-so/${id}/bo-sung#components.${intake.components[0]}`);
    const bad = await visitor.upload(id, intake.components[0]!, new File(['x'], 'x.pdf'));
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Bổ sung hồ sơ');

    const answer = { answer: 'Đã đóng dấu.' };
    const sent = await visitor.browser.submit(page, `/ho-so/${id}/bo-sung`, answer);
    expect(sent.path).toBe(`/ho-so/${id}`);
    expect(sent.text).toContain('Đã gửi phần bổ sung');
    expect(sent.text).toContain('co dau.pdf');
    expect(sent.text).toContain('Đã đóng dấu.');
    const again = await visitor.browser.submit(page, `/ho-so/${id}/bo-sung`, answer);
    expect(again.path).toBe(`/ho-so/${id}`);
    expect((await visitor.get(`/ho-so/${id}/phieu-bo-sung.pdf`)).status).toBe(200);
  });

  it('is withdrawn on a page of its own, once', async () => {
    const page = await visitor.get(`/ho-so/${id}/rut`);
    expect(page.text).toContain('không khôi phục được');
    const reason = { reason: 'Đơn vị nộp nhầm' };
    const done = await visitor.browser.submit(page, `/ho-so/${id}/rut`, reason);
    expect(done.text).toContain('Hồ sơ đã được rút.');
    expect(done.text).toContain('Đơn vị nộp nhầm');
    const again = await visitor.browser.submit(page, `/ho-so/${id}/rut`, reason);
    expect(again.status).toBe(200);
    expect((await visitor.get(`/ho-so/${id}/rut`)).path).toBe(`/ho-so/${id}`);
  });

  it('keeps what was typed when the dossier changed before it was withdrawn', async () => {
    const page = await visitor.get(`/ho-so/${id}/rut`);
    await office({ action: 'accept' });
    const late = await visitor.browser.submit(page, `/ho-so/${id}/rut`, { reason: 'Nộp nhầm' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('vừa được thay đổi');
    expect(late.html).toContain('Nộp nhầm</textarea>');
    expect((await intake.dossier(id)).status).toBe('accepted');
  });

  it('shows why it was refused, with the slip', async () => {
    await office({ action: 'refuse', reason: 'Không thuộc thẩm quyền.' });
    const page = await visitor.get(`/ho-so/${id}`);
    expect(page.text).toContain('Không được tiếp nhận');
    expect(page.text).toContain('Không thuộc thẩm quyền.');
    const slip = await visitor.get(`/ho-so/${id}/phieu-tu-choi.pdf`);
    expect(slip.headers.get('content-type')).toBe('application/pdf');
  });

  it('lists the notices with their state; each can be read; those of staff stay with staff', async () => {
    const { manager } = intake.dataSource;
    const queued = await visitor.get(`/ho-so/${id}`);
    expect(queued.text).toContain('Thông báo đang được soạn');
    const own = { dossierId: id, recipientKind: 'account' as const };
    const written = {
      subject: 'Đã nhận hồ sơ',
      text: 'Hồ sơ đã đến nơi.',
      toAddress: visitor.email,
      state: 'sent' as const,
      sentAt: intake.clock.now(),
    };
    await manager.update(Notice, own, written);
    const staffs = { dossierId: id, recipientKind: 'staff' as const };
    await manager.update(Notice, staffs, { ...written, subject: 'Việc của cán bộ' });
    const page = await visitor.get(`/ho-so/${id}`);
    expect(page.text).toContain('Đã nhận hồ sơ');
    expect(page.text).toMatch(new RegExp(`gửi tới ${visitor.email}.*Đã gửi`));
    expect(page.text).not.toContain('Việc của cán bộ');
    const link = /href="(\/ho-so\/[^"]+\/thong-bao\/[^"]+)"/.exec(page.html)![1]!;
    expect((await visitor.get(link)).text).toContain('Hồ sơ đã đến nơi.');
    const stranger = await intake.visitor();
    expect((await stranger.get(link)).status).toBe(404);
    const { id: staffNotice } = await manager.findOneByOrFail(Notice, staffs);
    const foreign = await visitor.get(`/ho-so/${id}/thong-bao/${staffNotice}`);
    expect(foreign.status).toBe(404);
  });

  it('shows the decision for each nominee', async () => {
    const steps = [
      ['ttpvhcc', 'reception_clerk'],
      ['ban-tdkt', 'unit_head'],
      ['ban-tdkt', 'specialist'],
      ['ban-tdkt', 'specialist'],
      ['ban-tdkt', 'unit_head'],
      ['so-noi-vu', 'leader'],
      ['vp-ubnd', 'specialist'],
    ] as const;
    await office({ action: 'accept' });
    for (const [unit, role] of steps) {
      const actor = await intake.staff(unit, role);
      const { version } = await intake.dossier(id);
      await intake.dossiers.act({ dossierId: id, version, actor }, { action: 'advance', note: '' });
    }
    const leader = await intake.staff('ubnd-tinh', 'leader');
    await intake.attachDecision(id, leader);
    const { nominees } = await intake.dossiers.read(leader, id);
    const { version } = await intake.dossier(id);
    await intake.dossiers.act(
      { dossierId: id, version, actor: leader },
      {
        action: 'decide',
        number: '123/QĐ-UBND',
        signedOn: '2026-11-23' as never,
        outcomes: nominees.map(({ id: nomineeId }) => ({
          nomineeId,
          outcome: 'approved',
          reason: null,
        })),
      },
    );
    const page = await visitor.get(`/ho-so/${id}`);
    expect(page.text).toContain('Quyết định số 123/QĐ-UBND');
    expect(page.text).toContain('Được khen thưởng');
    expect(page.text).toContain('quyet-dinh.pdf');
    const file = /Quyết định số[\s\S]*?href="(\/tep\/[^"]+)"/.exec(page.html)![1]!;
    expect((await visitor.get(file)).headers.get('content-type')).toBe('application/pdf');
    expect(page.html).not.toContain(`/ho-so/${id}/rut`);
  });
});
