import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Deadline } from '@portal/deadlines';
import { Dossier } from '@portal/dossiers';
import type { Applicant, StaffMember } from '@portal/identity';
import { CONFIG, type Config } from '@portal/platform';
import { NOMINEE, OfficeUnderTest, PASSWORD } from '@test/office-under-test';
import { Screen, startChromium } from '@test/screen';
import type { Browser } from 'playwright-core';
import { createIntake } from '../../apps/intake/src/create-intake';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
/** When all pages are looked at: a Wednesday morning. */
const NOW = at('2026-12-30T10:00');

const ASK = {
  action: 'request_supplement',
  reason: 'Tờ trình chưa đóng dấu.',
  items: [{ componentId: 'to-trinh', text: 'Bản có chữ ký và đóng dấu' }],
} as const;

/** What the panel says in each state, to everybody. */
const STATES = {
  submitted: /Hạn trả lời tiếp nhận dự kiến.*còn 7 giờ làm việc/,
  running: /Thời hạn dự kiến.*còn 6 ngày làm việc.*chưa được công bố chính thức/,
  paused: /đang tạm dừng, chờ (bạn|đơn vị) bổ sung.*sẽ tính lại từ đầu/,
  restarted: /Tính thời hạn từ.*tính lại từ đầu sau khi bổ sung/,
  overdue: /quá hạn 21 ngày 1 giờ làm việc/,
  early: /Trước hạn 7 ngày 7 giờ làm việc/,
  late: /Quá hạn 6 ngày 1 giờ làm việc/,
  withdrawn: /không tính tiếp/,
  noLimit: /Thủ tục này chưa có thời hạn giải quyết được công bố/,
} as const;
type State = keyof typeof STATES;
const NAMES = Object.keys(STATES) as State[];

describe('the panel of dates on every page', () => {
  let office: OfficeUnderTest;
  let intake: NestFastifyApplication;
  let chrome: Browser;
  let unit: Applicant;
  let clerk: StaffMember;
  const holders = new Map<string, StaffMember>();
  const ids = {} as Record<State, string>;

  async function holderOf(id: string): Promise<StaffMember> {
    const { holderUnitId, holderRole } = await office.dossier(id);
    const key = `${holderUnitId} ${holderRole}`;
    const holder = holders.get(key) ?? (await office.staff(holderUnitId!, holderRole as never));
    holders.set(key, holder);
    return holder;
  }

  async function accepted(day: string, stepId?: string): Promise<string> {
    office.clock.set(at(day));
    const id = await office.file(unit, [NOMINEE]);
    await office.act(id, clerk, { action: 'accept' });
    if (stepId === undefined) return id;
    while ((await office.dossier(id)).stepId !== stepId) {
      await office.act(id, await holderOf(id), { action: 'advance', note: '' });
    }
    return id;
  }

  async function decided(accept: string, decide: string): Promise<string> {
    const id = await accepted(accept, 'decision');
    office.clock.set(at(decide));
    const leader = await holderOf(id);
    await office.attach(id, leader, null);
    const { nominees } = await office.dossiers.read(leader, id);
    await office.act(id, leader, {
      action: 'decide',
      number: '2871/QĐ-UBND',
      signedOn: accept.slice(0, 10) as never,
      outcomes: nominees.map((one) => ({ nomineeId: one.id, outcome: 'approved', reason: null })),
    });
    await office.act(id, clerk, { action: 'hand_over', receivedBy: '' });
    return id;
  }

  /** No procedure of the configuration is without limit: this takes the clock away. */
  async function withoutLimit(): Promise<string> {
    const id = await accepted('2026-12-15T09:00');
    const { manager } = office.dataSource;
    await manager.delete(Deadline, { dossierId: id, kind: 'legal' });
    await manager.update(Dossier, { id }, { dueAt: null, targetAt: null, stepDueAt: null });
    return id;
  }

  async function fileAll(): Promise<void> {
    ids.overdue = await accepted('2026-11-02T09:00');
    ids.late = await decided('2026-11-02T09:00', '2026-12-09T10:00');
    ids.early = await decided('2026-11-30T09:00', '2026-12-16T10:00');
    ids.running = await accepted('2026-12-10T10:00');
    ids.noLimit = await withoutLimit();
    ids.paused = await accepted('2026-12-18T09:00', 'appraisal');
    office.clock.set(at('2026-12-21T09:00'));
    await office.act(ids.paused, await holderOf(ids.paused), ASK);
    ids.restarted = await accepted('2026-12-07T09:00', 'appraisal');
    office.clock.set(at('2026-12-08T09:00'));
    await office.act(ids.restarted, await holderOf(ids.restarted), ASK);
    office.clock.set(at('2026-12-14T15:00'));
    const answer = { action: 'answer_supplement', answer: 'Đã đóng dấu.' } as const;
    await office.act(ids.restarted, unit, answer);
    ids.withdrawn = await accepted('2026-12-01T09:00');
    office.clock.set(at('2026-12-03T09:00'));
    await office.act(ids.withdrawn, unit, { action: 'withdraw', reason: 'Nộp nhầm' });
    office.clock.set(at('2026-12-30T09:00'));
    ids.submitted = await office.file(unit, [NOMINEE]);
    office.clock.set(NOW);
  }

  beforeAll(async () => {
    office = await OfficeUnderTest.open(NOW);
    intake = await createIntake(office.app.get<Config>(CONFIG), office.clock, { strict: true });
    await intake.listen(0, '127.0.0.1');
    unit = await office.applicant();
    clerk = await office.staff('ttpvhcc', 'reception_clerk');
    await fileAll();
    chrome = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chrome?.close();
    await intake?.close();
    await office?.close();
  });

  const local = (url: string): string => url.replace(/\[::1\]|127\.0\.0\.1/, 'localhost');

  describe.each([1280, 360])('at %i px', (width) => {
    async function open(name: string): Promise<Screen> {
      return Screen.open(chrome, { width, name: `dates-${name}` });
    }

    async function enter(screen: Screen, path: string, email: string): Promise<void> {
      await screen.go(path);
      await screen.main.getByLabel('Thư điện tử').fill(email);
      await screen.main.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
      await screen.press('Đăng nhập');
    }

    async function lookAtPanel(screen: Screen, state: State): Promise<void> {
      expect(await screen.text()).toMatch(STATES[state]);
      const summary = screen.main.getByText('Ngày này được tính như thế nào?');
      if (state === 'noLimit') expect(await summary.count()).toBe(0);
      else await summary.click();
      await screen.look(state);
    }

    it('for the applicant, in each state, without the target', async () => {
      const url = local(await intake.getUrl());
      const screen = await open('applicant');
      await enter(screen, `${url}/tai-khoan/dang-nhap`, unit.email);
      for (const state of NAMES) {
        await screen.go(`${url}/ho-so/${ids[state]}`);
        await lookAtPanel(screen, state);
        expect(await screen.text()).not.toContain('nội bộ');
      }
      await screen.go(`${url}/ho-so/${ids.running}`);
      await screen.main.getByText('Ngày này được tính như thế nào?').click();
      await screen.main.getByText('In English').click();
      await screen.look('english');
      expect(await screen.text()).toMatch(/Not counted, 8 weekend days: .* December 2026/);
      await screen.close();
    });

    it('for staff, in each state, with target and step', async () => {
      const url = local(office.url);
      const screen = await open('staff');
      await enter(screen, `${url}/dang-nhap`, clerk.email);
      for (const state of NAMES) {
        await screen.go(`${url}/ho-so/${ids[state]}`);
        await lookAtPanel(screen, state);
        const shown = (await screen.text()).includes('Ngày mục tiêu (nội bộ)');
        expect({ state, shown }).toEqual({
          state,
          shown: state !== 'submitted' && state !== 'noLimit',
        });
      }
      await screen.close();
    });

    it('for whoever has code and key, with nothing personal; empty fields are named', async () => {
      const url = local(await intake.getUrl());
      const screen = await open('public');
      for (const state of NAMES) {
        const { code, lookupKey } = await office.dossier(ids[state]);
        const query = new URLSearchParams({ ma: code!, khoa: lookupKey! }).toString();
        await screen.go(`${url}/tra-cuu?${query}`);
        await lookAtPanel(screen, state);
        expect(await screen.text()).not.toMatch(/nội bộ|Cẩm Xuyên|chờ bạn/);
      }
      await screen.go(`${url}/tra-cuu`);
      await screen.main.getByLabel('Mã hồ sơ').fill('000.00.06.H27-261123-0001');
      await screen.press('Tra cứu');
      expect(await screen.text()).toContain('Nhập khóa tra cứu in trên giấy xác nhận đã nộp.');
      expect(await screen.text()).not.toContain('Nhập mã hồ sơ in');
      expect(await screen.main.getByLabel('Mã hồ sơ').inputValue()).toContain('261123-0001');
      await screen.look('empty-key');
      await screen.close();
    });

    it('and the queue says each state in words', async () => {
      const url = local(office.url);
      const screen = await open('queue');
      await enter(screen, `${url}/dang-nhap`, clerk.email);
      await screen.go(`${url}/?xem=tat-ca`);
      await screen.main.getByText('Màu, chữ và thứ tự có nghĩa gì?').click();
      await screen.look('all');
      expect(await screen.text()).toMatch(/Quá hạn(?! bước).*Chờ đơn vị/);
      await screen.go(`${url}/?xem=da-ket-thuc`);
      await screen.look('closed');
      const closed = await screen.text();
      for (const word of ['Trước hạn', 'Quá hạn', 'Đã kết thúc']) expect(closed).toContain(word);
      await screen.close();
    });
  });
});
