import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkingCalendar } from '@portal/deadlines/calendar-files';
import { ROOT_DIR } from '@portal/platform/root-dir';
import { RefusedError } from '../verb';
import { countDeadline } from './count-deadline';
import type { DeadlineOptions } from './read-request';

const CONFIG = join(ROOT_DIR, 'config', 'calendars');
const calendar = loadWorkingCalendar(CONFIG);

interface Shown {
  readonly due: string;
  readonly provisional: boolean;
  readonly skipped: readonly Record<string, unknown>[];
  readonly pauses: readonly Record<string, unknown>[];
  readonly explanation: { readonly vi: string; readonly en: string };
  readonly [more: string]: unknown;
}

const count = (changes: DeadlineOptions = {}) =>
  countDeadline({ start: '2026-03-02T08:15', for: '25 working_day', ...changes }, CONFIG);
const shown = (changes: DeadlineOptions = {}): Shown => count(changes).data as unknown as Shown;

describe('countDeadline', () => {
  it('counts 25 working days and shows all that it counted by', () => {
    const { explanation, ...data } = shown();
    expect(data).toEqual({
      ok: true,
      due: '2026-04-06T08:15:00+07:00',
      provisional: false,
      calendars: { 2026: calendar.findHash(2026) },
      counted: 25,
      skipped: [7, 8, 14, 15, 21, 22, 28, 29]
        .map((day) => `2026-03-${String(day).padStart(2, '0')}`)
        .concat('2026-04-04', '2026-04-05')
        .map((date) => ({ date, reason: 'weekend' })),
      pauses: [],
      received: '2026-03-02T08:15:00+07:00',
      arrived: '2026-03-02T08:15:00+07:00',
      countedFrom: '2026-03-02T08:15:00+07:00',
      target: null,
      paused: false,
    });
    expect(explanation.vi).toContain('Căn cứ: quy tắc nêu trên dòng lệnh.');
    expect(explanation.vi).toMatch(/\nĐến hạn lúc 08:15, Thứ Hai, 06\/04\/2026\.$/);
    expect(explanation.en).toContain('Basis: the rule was given on the command line.');
    expect(explanation.en).toMatch(/\nDue at 08:15, Monday 6 April 2026\.$/);
  });

  it.each<[DeadlineOptions, string]>([
    [{ for: '8 working_hour' }, '2026-03-03T08:15'],
    [{ for: '5 calendar_day' }, '2026-03-09T08:15'],
    [{ for: '5 calendar_day', rollOver: 'none' }, '2026-03-07T08:15'],
    [{ for: '1 working_day', start: '2026-03-02T16:00', cutoff: '15:00' }, '2026-03-04T07:30'],
    [{ for: '1 working_day', start: '2026-03-02T01:15Z' }, '2026-03-03T08:15'],
    [{ for: '8 working_hour', firstDay: 'next_working_day' }, '2026-03-03T17:30'],
    // Saturday 10/01/2026 is worked in place of Friday 02/01.
    [{ for: '1 working_day', start: '2026-01-09T09:00' }, '2026-01-10T09:00'],
  ])('%j is due at %s', (changes, due) => {
    expect(shown(changes).due).toBe(`${due}:00+07:00`);
  });

  it('names holidays with their source, and what is not announced yet', () => {
    const { skipped, provisional } = shown({ start: '2026-04-29T09:00', for: '1 working_day' });
    expect(provisional).toBe(false);
    expect(skipped[0]).toEqual({
      date: '2026-04-30',
      reason: 'holiday',
      name: { vi: 'Ngày Chiến thắng', en: 'Victory Day' },
      source: 'Bộ luật Lao động 45/2019/QH14, Điều 111(3), 112 (văn bản hợp nhất)',
      verified: true,
    });
    const guessed = shown({ start: '2028-08-31T09:00', for: '1 working_day' });
    expect(guessed.provisional).toBe(true);
    expect(guessed.skipped[0]).toMatchObject({
      date: '2028-09-01',
      source: null,
      verified: false,
    });
    expect(guessed.explanation.vi).toContain('chưa có thông báo chính thức');
  });

  it('shows what each pause did', () => {
    const pause = ['2026-03-10T09:00/2026-03-12T10:00'];
    const continued = shown({ pause, resume: 'continue' });
    expect(continued.due).toBe('2026-04-08T09:15:00+07:00');
    expect(continued.pauses).toEqual([
      {
        from: '2026-03-10T09:00:00+07:00',
        to: '2026-03-12T10:00:00+07:00',
        effect: 'extended',
        addedWorkingMinutes: 1_020,
        addedDays: 0,
      },
    ]);
    const restarted = shown({ pause });
    expect(restarted).toMatchObject({
      due: '2026-04-16T10:00:00+07:00',
      countedFrom: '2026-03-12T10:00:00+07:00',
      pauses: [{ effect: 'restarted' }],
    });
    const open = shown({ pause: ['2026-03-10T09:00/'] });
    expect(open).toMatchObject({ paused: true, pauses: [{ to: null, effect: 'open' }] });
    const days = shown({ pause, resume: 'continue', for: '20 calendar_day' });
    expect(days.pauses).toMatchObject([{ addedDays: 2, addedWorkingMinutes: 0 }]);
    expect(days.explanation.vi).toContain('lý do: nêu trên dòng lệnh');
    expect(days.explanation.en).toContain('reason: given on the command line');
  });

  it('counts a target and cites what it was told', () => {
    const { target, explanation } = shown({ target: '0.8', citation: 'Điều 5 Nghị định X' });
    expect(target).toBe('2026-03-30T08:15:00+07:00');
    expect(explanation.vi).toContain('Căn cứ: Điều 5 Nghị định X.');
    expect(explanation.en).toContain('Basis: Điều 5 Nghị định X.');
  });

  it('tells people in Vietnamese, then in English, or in the language asked for', () => {
    const { explanation } = shown();
    const [vi, en] = [explanation.vi.split('\n'), explanation.en.split('\n')];
    expect(count().lines).toEqual([...vi, '', ...en]);
    expect(count({ lang: 'vi' }).lines).toEqual(vi);
    expect(count({ lang: 'en' }).lines).toEqual(en);
  });

  it.each<[DeadlineOptions, RegExp]>([
    [{ start: '2022-12-30T09:00' }, /^No calendar for 2022: .* reach from 2023 to \d{4} /],
    [{ start: '2099-01-05T09:00' }, /^No calendar for 2099: /],
    [{ for: '10000 working_day' }, /^No calendar for \d{4}: /],
    [{ pause: ['2026-03-12T10:00/2026-03-10T09:00'] }, /^--pause: a pause ends before it begins/],
    [
      { pause: ['2026-03-11T09:00/2026-03-12T10:00', '2026-03-10T09:00/2026-03-11T10:00'] },
      /^--pause: two pauses overlap/,
    ],
    [
      { pause: ['2026-03-10T09:00/', '2026-03-11T09:00/2026-03-12T10:00'] },
      /^--pause: two pauses overlap/,
    ],
  ])('refuses %j in one line', (changes, reason) => {
    expect(() => count(changes)).toThrow(RefusedError);
    expect(() => count(changes)).toThrow(reason);
    expect(() => count(changes)).toThrow(/^[^\n]+\.$/);
  });

  describe('with a broken configuration', () => {
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'config-'));
      cpSync(CONFIG, dir, { recursive: true });
    });
    afterEach(() => rmSync(dir, { recursive: true }));

    it('names file and line, still in one line', () => {
      rmSync(join(dir, '2025.yaml'));
      const broken = () => countDeadline({ start: '2026-03-02T08:15', for: '1 working_day' }, dir);
      expect(broken).toThrow(RefusedError);
      expect(broken).toThrow(
        /^Calendar refused: .*2026\.yaml:2: gap between the years 2024 and 2026$/,
      );
    });
  });
});
