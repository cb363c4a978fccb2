import type { DatePanel } from '@portal/dossiers';
import { CurrentCalendar, Deadline, DeadlineStore, workingMinutesBetween } from '@portal/deadlines';
import type { Actor, Applicant } from '@portal/identity';
import { DossierOffice, MONDAY, SOME_FILE } from '@test/dossier-office';

const ASK = {
  action: 'request_supplement',
  reason: 'Thiếu chữ ký',
  items: [{ componentId: 'to-trinh', text: 'Bản có chữ ký' }],
} as const;

/** Instants of Hà Tĩnh's wall clock. */
const at = (text: string): Date => new Date(`${text}:00+07:00`);

describe('the panel of dates', () => {
  let office: DossierOffice;
  let unit: Applicant;

  beforeAll(async () => {
    office = await DossierOffice.open();
    unit = await office.unit('Cam Xuyen');
  });
  beforeEach(() => office.clock.set(MONDAY));
  afterAll(() => office.close());

  async function panel(id: string, reader: Actor = unit): Promise<DatePanel> {
    return (await office.dossiers.read(reader, id)).panel!;
  }
  const fact = ({ facts }: DatePanel, key: string) => facts.find((one) => one.key === key);
  const accept = (id: string) => office.act(id, office.member('clerk'), { action: 'accept' });

  async function advanceTo(id: string, stepId: string): Promise<void> {
    while ((await office.find(id)).stepId !== stepId) {
      await office.act(id, await office.holder(id), { action: 'advance', note: '' });
    }
  }

  async function decide(id: string): Promise<void> {
    await advanceTo(id, 'decision');
    const chairman = office.member('chairman');
    const target = { dossierId: id, actor: chairman, componentId: null };
    await office.dossiers.attachFile(target, SOME_FILE);
    const nominees = await office.nominees(id);
    await office.act(id, chairman, {
      action: 'decide',
      number: '123/QĐ-UBND',
      signedOn: '2026-11-30' as never,
      outcomes: nominees.map((nominee) => ({
        nomineeId: nominee.id,
        outcome: 'approved',
        reason: null,
      })),
    });
  }

  it('a draft has none', async () => {
    expect((await office.dossiers.read(unit, await office.fullDraft(unit))).panel).toBeNull();
  });

  it('before acceptance shows the clock of the desk with a sum of its own', async () => {
    const { id } = await office.submitted(unit);
    office.clock.set(at('2026-11-30T11:00'));
    const shown = await panel(id);
    expect(shown).toMatchObject({
      label: 'Hạn trả lời tiếp nhận dự kiến',
      at: at('2026-12-01T09:00'),
      state: { text: 'còn 6 giờ làm việc', colour: 'green' },
      sides: {
        office: { time: '2 giờ làm việc', width: 1000 },
        applicant: { time: '0 phút làm việc', note: '', width: 0 },
      },
    });
    expect(shown.sides.office.note).toBe('đang tính, từ 09:00, Thứ Hai, 30/11/2026');
    expect(shown.sum!.vi.join('\n')).toMatch(/8 giờ làm việc, tính ngay từ thời điểm nhận/);
    expect(shown.sum!.en.at(-1)).toBe('Due at 09:00, Tuesday 1 December 2026.');
    office.clock.set(at('2026-12-01T10:30'));
    expect((await panel(id)).state).toEqual({
      text: 'quá hạn 1 giờ 30 phút làm việc',
      colour: 'red',
    });
    await office.act(id, office.member('clerk'), { action: 'refuse', reason: 'Sai thủ tục' });
    const refused = await panel(id);
    expect(refused.state).toEqual({ text: 'Quá hạn 1 giờ 30 phút làm việc', colour: 'red' });
    expect(fact(refused, 'Kết thúc lúc')?.at).toEqual(at('2026-12-01T10:30'));
  });

  it('runs from acceptance; staff alone see target and step', async () => {
    const { id } = await office.submitted(unit);
    await accept(id);
    office.clock.set(at('2026-12-01T10:00'));
    const shown = await panel(id);
    expect(shown).toMatchObject({
      label: 'Thời hạn dự kiến',
      at: at('2026-12-28T09:00'),
      state: { text: 'còn 18 ngày 7 giờ làm việc', colour: 'green' },
    });
    expect(fact(shown, 'Tính thời hạn từ')).toMatchObject({ at: at('2026-11-30T09:00'), note: '' });
    expect(JSON.stringify(shown)).not.toMatch(/nội bộ|mục tiêu|target/i);
    const staffs = await panel(id, office.member('clerk'));
    expect(fact(staffs, 'Ngày mục tiêu (nội bộ)')).toMatchObject({
      at: at('2026-12-22T09:00'),
      note: 'còn 14 ngày 7 giờ làm việc',
    });
    expect(fact(staffs, 'Hạn của bước hiện tại')?.note).toMatch(/^(còn|quá hạn) /);
    expect(staffs.sum).toEqual(shown.sum);
    office.clock.set(at('2026-12-28T11:00'));
    expect((await panel(id)).state).toEqual({ text: 'quá hạn 2 giờ làm việc', colour: 'red' });
  });

  it('stands still while the applicant supplements, then begins anew', async () => {
    const { id } = await office.submitted(unit);
    await accept(id);
    await advanceTo(id, 'appraisal');
    office.clock.set(at('2026-12-01T09:00'));
    await office.act(id, await office.holder(id), ASK);
    office.clock.set(at('2026-12-02T11:00'));
    const paused = await panel(id);
    expect(paused).toMatchObject({
      at: at('2026-12-28T09:00'),
      state: { text: 'đang tạm dừng, chờ bạn bổ sung', colour: 'blue' },
      sides: {
        office: { time: '1 ngày làm việc', note: '' },
        applicant: {
          time: '1 ngày 2 giờ làm việc',
          note: 'đang tính, từ 09:00, Thứ Ba, 01/12/2026',
        },
      },
    });
    expect(fact(paused, 'Tính thời hạn từ')?.note).toBe('sẽ tính lại từ đầu khi bổ sung xong');
    expect(fact(paused, 'Hạn bổ sung')?.note).toMatch(/^còn 13 ngày 6 giờ làm việc/);
    expect(fact(paused, 'Lượt xử lý')?.value).toBe('Bạn (đơn vị trình khen)');
    const staffs = await panel(id, office.member('clerk'));
    expect(staffs.state?.text).toBe('đang tạm dừng, chờ đơn vị bổ sung');
    expect(fact(staffs, 'Ngày mục tiêu (nội bộ)')?.note).toBe('đang tạm dừng');

    await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã ký' });
    const anew = await panel(id);
    expect(anew).toMatchObject({
      at: at('2026-12-30T11:00'),
      state: { text: 'còn 20 ngày làm việc', colour: 'green' },
      sides: {
        office: { note: 'đang tính, từ 11:00, Thứ Tư, 02/12/2026' },
        applicant: { time: '1 ngày 2 giờ làm việc', note: '' },
      },
    });
    expect(fact(anew, 'Tính thời hạn từ')).toMatchObject({
      at: at('2026-12-02T11:00'),
      note: 'tính lại từ đầu sau khi bổ sung',
    });
    expect(anew.sum!.vi.join('\n')).toMatch(/Tạm dừng từ .* thời hạn được tính lại từ đầu\./);
  });

  it('counts supplements at both desks for the applicant; both sides are all that passed', async () => {
    const { id } = await office.submitted(unit);
    office.clock.set(at('2026-11-30T10:00'));
    await office.act(id, office.member('clerk'), ASK);
    office.clock.set(at('2026-12-01T10:00'));
    await office.act(id, unit, { action: 'answer_supplement', answer: 'Đã ký' });
    const resumed = await panel(id);
    expect(resumed.at).toEqual(at('2026-12-02T10:00'));
    expect(resumed.sides.applicant.time).toBe('1 ngày làm việc');
    office.clock.set(at('2026-12-01T15:30'));
    await accept(id);
    const { sides } = await panel(id);
    expect([sides.office.time, sides.applicant.time]).toEqual([
      '4 giờ 30 phút làm việc',
      '1 ngày làm việc',
    ]);
    expect(sides.office.width + sides.applicant.width).toBe(1000);
    const passed = workingMinutesBetween(
      office.app.get(CurrentCalendar).get(),
      MONDAY,
      office.clock.now(),
    );
    expect(passed).toBe(270 + 480);
    // The runs of the applicant's clock are the pauses of the office's.
    const runs = await office.app
      .get(DeadlineStore)
      .runs(office.dataSource.manager, id, 'supplement');
    const pauses: { from_at: Date; to_at: Date }[] = await office.dataSource.query(
      `SELECT p.from_at, p.to_at FROM deadline_pause p JOIN deadline d ON d.id = p.deadline_id
       WHERE d.dossier_id = $1 AND d.kind IN ('reception', 'legal') ORDER BY p.from_at`,
      [id],
    );
    expect(runs.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual(
      pauses.map(({ from_at: from, to_at: to }) => [from, to]),
    );
  });

  it.each([
    ['2026-12-24T09:00', 'Trước hạn 2 ngày làm việc', 'green', 'early'],
    ['2026-12-28T08:30', 'Đúng hạn', 'green', 'on_time'],
    ['2026-12-29T10:00', 'Quá hạn 1 ngày 1 giờ làm việc', 'red', 'late'],
  ])('decided at %s: %s', async (decidedAt, text, colour, outcome) => {
    const { id } = await office.submitted(unit);
    await accept(id);
    office.clock.set(at(decidedAt));
    await decide(id);
    const decided = await panel(id);
    expect(decided.state).toEqual({ text, colour });
    expect(decided.sides.office.note).toBe('');
    expect(decided.sides.title).toContain('đến khi có quyết định');
    office.clock.set(at('2027-01-08T09:00'));
    await office.act(id, office.member('clerk'), { action: 'hand_over', receivedBy: '' });
    const over = await panel(id);
    expect(over.state).toEqual(decided.state);
    expect(over.sides.office.time).toBe(decided.sides.office.time);
    const filter = { view: 'closed', text: '', page: 1 } as const;
    const { rows } = await office.dossiers.listQueue(office.member('clerk'), filter);
    expect(rows.find((row) => row.id === id)?.urgency).toBe(outcome);
  });

  it('taken back while it waited: neither early nor late, and no other date than the promise', async () => {
    const { id } = await office.submitted(unit);
    const { dueAt } = await accept(id);
    await advanceTo(id, 'appraisal');
    office.clock.set(at('2026-12-01T09:00'));
    await office.act(id, await office.holder(id), ASK);
    office.clock.set(at('2026-12-03T09:00'));
    await office.act(id, unit, { action: 'withdraw', reason: 'Nộp nhầm' });
    const shown = await panel(id);
    expect(shown.at).toEqual(dueAt);
    expect(shown.state).toEqual({ text: 'không tính tiếp', colour: 'grey' });
    expect(shown.sum!.vi.join('\n')).toMatch(
      /Tạm dừng từ .* đến 09:00, Thứ Năm, 03\/12\/2026.*không làm thay đổi thời hạn\.\n/,
    );
    expect(shown.sum!.vi).toContain('Đến hạn lúc 09:00, Thứ Hai, 28/12/2026.');
    expect(shown.sides.applicant.time).toBe('2 ngày làm việc');
  });

  it('says that a date awaits its recount when the calendar has changed', async () => {
    const { id } = await office.submitted(unit);
    await accept(id);
    const moved = { dueAt: at('2026-12-29T09:00') };
    await office.dataSource.manager.update(Deadline, { dossierId: id, kind: 'legal' }, moved);
    const shown = await panel(id);
    expect(shown.notes.join()).toContain('đang chờ được tính lại');
    expect(shown.sum!.vi.at(-1)).toContain('đang chờ được tính lại');
    expect(shown.sum!.en.at(-1)).toContain('awaits its recount');
  });

  it('is the same for whoever has code and key, without a name for the applicant', async () => {
    const { id } = await office.submitted(unit);
    await accept(id);
    const { code, lookupKey } = await office.find(id);
    const found = await office.dossiers.lookUp({ code: code!, key: lookupKey! });
    const own = await panel(id);
    expect(found.panel).toMatchObject({ at: own.at, state: own.state, sum: own.sum });
    expect(JSON.stringify(found.panel)).not.toMatch(/bạn|nội bộ|Cam Xuyen/i);
  });
});
