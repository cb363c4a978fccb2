import { join } from 'node:path';
import { Deadline, type DeadlineExplanation, loadWorkingCalendar } from '@portal/deadlines';
import { computeDue, type CountingRule, type Pause } from '@portal/deadlines/core';
import { ROOT_DIR } from '@portal/platform';
import { Dossier } from '../entities';
import { datePanel } from './date-panel';
import type { PanelInput } from './panel-context';

const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config', 'calendars'));
const at = (text: string): Date => new Date(`${text}:00+07:00`);
const sentAt = at('2026-11-30T09:00');

const RULE: CountingRule = {
  amount: 5,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'next_working_day',
  resume: 'restart',
  citation: 'Điều 1 Quyết định thử nghiệm',
  verified: true,
};

function clockOf(
  start: Date,
  changes: Partial<CountingRule> = {},
  pauses: Pause[] = [],
): DeadlineExplanation {
  const rule = { ...RULE, ...changes };
  const computation = computeDue({ calendar, rule, start, pauses });
  const deadline = Object.assign(new Deadline(), {
    dueAt: computation.dueAt,
    endedAt: null,
    outcome: null,
  });
  return { deadline, computation, lines: { vi: [], en: [] }, matchesStored: true };
}

function panel(changes: Partial<PanelInput> = {}, dossier: Partial<Dossier> = {}) {
  const legal = clockOf(sentAt);
  const row = Object.assign(new Dossier(), {
    ...{ status: 'processing', turn: 'office', submittedAt: sentAt, acceptedAt: sentAt },
    ...{ decidedAt: null, finishedAt: null, supplementDueAt: null, stepId: null, targetAt: null },
    ...dossier,
  });
  return datePanel({
    dossier: row,
    sentAt,
    clocks: { legal, reception: null, waiting: [] },
    calendar,
    at: at('2026-12-01T09:00'),
    reader: 'applicant',
    turn: 'Sở Nội vụ',
    ...changes,
  });
}

describe('the panel of dates', () => {
  it('promises a date that is confirmed, without more words', () => {
    expect(panel()).toMatchObject({
      label: 'Ngày hẹn trả kết quả',
      at: at('2026-12-07T09:00'),
      state: { text: 'còn 4 ngày làm việc', colour: 'green' },
      notes: [],
    });
  });

  it('has no date, no sum and the reason why when nothing limits the time', () => {
    const shown = panel({ clocks: { legal: null, reception: null, waiting: [] } });
    expect(shown).toMatchObject({ at: null, state: null, sum: null });
    expect(shown.label).toBe('Thời hạn giải quyết');
    expect(shown.notes).toEqual([
      expect.stringContaining('chưa có thời hạn giải quyết được công bố'),
    ]);
    expect(shown.facts.map(({ key }) => key)).toEqual(['Nộp lúc', 'Tiếp nhận lúc', 'Lượt xử lý']);
    expect(shown.sides.office).toMatchObject({ time: '1 ngày làm việc', width: 1000 });
  });

  it('says that it is expected, and that it leans on a calendar that is not official', () => {
    const legal = clockOf(at('2027-01-27T09:00'), { verified: false });
    const shown = panel({ clocks: { legal, reception: null, waiting: [] } });
    expect(shown.label).toBe('Thời hạn dự kiến');
    expect(shown.notes).toEqual([
      expect.stringContaining('chưa được tỉnh xác nhận'),
      expect.stringContaining('chưa được công bố chính thức'),
    ]);
  });

  it('tells why it does not count from the reception itself', () => {
    const note = (legal: DeadlineExplanation) =>
      panel({ clocks: { legal, reception: null, waiting: [] } }).facts.find(
        ({ key }) => key === 'Tính thời hạn từ',
      );
    expect(note(clockOf(at('2026-11-30T18:00')))).toMatchObject({
      at: at('2026-12-01T07:30'),
      note: 'nhận ngoài giờ làm việc hoặc sau giờ chốt',
    });
    const open = [{ from: at('2026-12-01T08:00'), to: null, reason: 'supplement' }];
    expect(note(clockOf(sentAt, { resume: 'continue' }, open))?.note).toBe(
      'thời gian chờ bổ sung được cộng thêm',
    );
  });

  it('leaves a date that had run out before the applicant was asked as late as it was', () => {
    const asked = at('2026-12-07T11:00');
    const legal = clockOf(sentAt, {}, [{ from: asked, to: null, reason: 'supplement' }]);
    const waiting = [{ from: asked, to: null }];
    const shown = panel(
      { clocks: { legal, reception: null, waiting }, at: at('2026-12-10T11:00') },
      { turn: 'applicant', supplementDueAt: at('2026-12-28T11:00') },
    );
    expect(shown.state).toEqual({ text: 'quá hạn 2 giờ làm việc', colour: 'red' });
    expect(shown.sides.applicant.time).toBe('3 ngày làm việc');
  });

  it('shows an empty bar before any working time has passed', () => {
    const { sides } = panel({ at: sentAt });
    expect([sides.office.width, sides.applicant.width]).toEqual([0, 0]);
  });
});
