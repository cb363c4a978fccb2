import { at, officialCalendar as calendar, rule } from '../testing/official-calendar';
import { computeDue, type CountingRule, explainDue, type Pause } from '.';

function explain(start: string, changes: Partial<CountingRule>, pauses: Pause[] = [], share = 0) {
  const target = share > 0 ? { targetShare: share } : {};
  const input = { calendar, rule: rule(changes), start: at(start), pauses, ...target };
  const computed = computeDue(input);
  return { vi: explainDue(computed, 'vi').lines, en: explainDue(computed, 'en').lines };
}

const supplement = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: 'supplement',
});

describe('explainDue', () => {
  it('tells the whole sum in both languages', () => {
    const { vi, en } = explain('2026-02-13T10:00', { amount: 1 }, [], 0.8);
    expect(vi).toEqual([
      'Nhận hồ sơ lúc 10:00, Thứ Sáu, 13/02/2026.',
      'Thời hạn: 1 ngày làm việc, tính từ ngày làm việc liền sau ngày nhận, giữ nguyên giờ nhận. Căn cứ: Điều 1 Quyết định thử nghiệm.',
      'Không tính 4 ngày nghỉ hằng tuần: 14/02, 15/02, 21/02, 22/02/2026.',
      expect.stringMatching(
        /^Không tính Thứ Hai, 16\/02\/2026: Tết Bính Ngọ \(29 tháng Chạp\) \(nguồn: Thông báo 9441\/TB-BNV; /,
      ),
      expect.stringContaining('17/02/2026: Tết Bính Ngọ (mùng 1)'),
      expect.stringContaining('18/02/2026: Tết Bính Ngọ (mùng 2)'),
      expect.stringContaining('19/02/2026: Tết Bính Ngọ (mùng 3)'),
      expect.stringContaining('20/02/2026: Tết Bính Ngọ (mùng 4)'),
      'Đến hạn lúc 10:00, Thứ Hai, 23/02/2026.',
      'Mục tiêu nội bộ: 08:24, Thứ Hai, 23/02/2026.',
    ]);
    expect(en[0]).toBe('Received at 10:00, Friday 13 February 2026.');
    expect(en[1]).toBe(
      'Limit: 1 working day, counted from the working day after reception, keeping the clock time. Basis: Điều 1 Quyết định thử nghiệm.',
    );
    expect(en[2]).toBe('Not counted, 4 weekend days: 14, 15, 21, 22 February 2026.');
    expect(en[4]).toMatch(
      /^Not counted: Tuesday 17 February 2026, Lunar New Year Bính Ngọ \(day 1 .*\) \(source: /,
    );
    expect(en.slice(-2)).toEqual([
      'Due at 10:00, Monday 23 February 2026.',
      'Internal target: 08:24, Monday 23 February 2026.',
    ]);
    expect(en).toHaveLength(vi.length);
  });

  it('puts weekends together, over months and years, and leaves the line out when there are none', () => {
    const { vi, en } = explain('2025-12-25T10:00', { amount: 8 });
    expect(vi[2]).toBe('Không tính 4 ngày nghỉ hằng tuần: 27/12, 28/12/2025, 03/01, 04/01/2026.');
    expect(en[2]).toBe('Not counted, 4 weekend days: 27, 28 December 2025, 3, 4 January 2026.');
    const months = explain('2026-10-29T10:00', { amount: 6 });
    expect(months.en[2]).toBe('Not counted, 2 weekend days: 31 October, 1 November 2026.');
    const holiday = explain('2025-12-31T10:00', { amount: 1 });
    expect(holiday.vi[3]).toMatch(/^Không tính Thứ Năm, 01\/01\/2026: Tết Dương lịch/);
    const sunday = explain('2026-03-07T10:00', {
      amount: 1,
      unit: 'calendar_day',
      firstDay: 'same_moment',
    });
    expect(sunday.en.filter((line) => line.startsWith('Not counted'))).toEqual([]);
  });

  it('says when it counts as arrived, the cut-off and that a limit is not confirmed', () => {
    const changes = { amount: 2, cutOff: 900, verified: false };
    const { vi, en } = explain('2026-03-02T16:00', changes);
    expect(vi[1]).toBe(
      'Nhận ngoài giờ làm việc hoặc sau giờ chốt nên được tính là nhận lúc 07:30, Thứ Ba, 03/03/2026.',
    );
    expect(vi[2]).toMatch(
      /^Thời hạn dự kiến \(chưa được tỉnh xác nhận\): 2 ngày làm việc, .*; nhận sau 15:00 tính sang/,
    );
    expect(en[1]).toMatch(/so it counts as received at 07:30, Tuesday 3 March 2026\.$/);
    expect(en[2]).toMatch(
      /^Expected limit \(not yet confirmed by the province\): 2 working days, .* after 15:00/,
    );
    const early = explain('2026-03-02T05:00', { amount: 1 });
    expect(early.vi[1]).toContain('07:30, Thứ Hai, 02/03/2026');
  });

  it('tells restarting and idle pauses', () => {
    const pauses = [
      supplement('2026-02-02T09:00', '2026-02-03T09:00'),
      supplement('2026-03-10T09:00', '2026-03-12T10:00'),
    ];
    const { vi, en } = explain('2026-03-02T08:15', { amount: 8 }, pauses);
    expect(vi.slice(2, 5)).toEqual([
      'Tạm dừng từ 09:00, Thứ Hai, 02/02/2026 đến 09:00, Thứ Ba, 03/02/2026, lý do: chờ bổ sung hồ sơ; không làm thay đổi thời hạn.',
      'Tạm dừng từ 09:00, Thứ Ba, 10/03/2026 đến 10:00, Thứ Năm, 12/03/2026, lý do: chờ bổ sung hồ sơ; thời hạn được tính lại từ đầu.',
      'Thời hạn được tính lại từ 10:00, Thứ Năm, 12/03/2026.',
    ]);
    expect(en[2]).toMatch(/reason: waiting for a supplement; does not change the limit\.$/);
    expect(en[3]).toMatch(/the limit is counted anew\.$/);
    expect(en[4]).toBe('Counted anew from 10:00, Thursday 12 March 2026.');
  });

  it('tells what a pause adds, in minutes or days', () => {
    const pauses = [
      { ...supplement('2026-03-03T09:00', '2026-03-04T09:00'), reason: 'chờ xác minh' },
    ];
    const hours = explain(
      '2026-03-02T08:15',
      { amount: 30, unit: 'working_hour', firstDay: 'same_moment', resume: 'continue' },
      pauses,
    );
    expect(hours.vi[1]).toBe(
      'Thời hạn: 30 giờ làm việc, tính ngay từ thời điểm nhận. Căn cứ: Điều 1 Quyết định thử nghiệm.',
    );
    expect(hours.vi[2]).toMatch(/lý do: chờ xác minh; cộng thêm 480 phút làm việc\.$/);
    expect(hours.en[1]).toMatch(/^Limit: 30 working hours, counted from the moment of reception\./);
    expect(hours.en[2]).toMatch(/reason: chờ xác minh; adds 480 working minutes\.$/);
    const days = explain(
      '2026-03-02T08:15',
      { amount: 5, unit: 'calendar_day', resume: 'continue' },
      pauses,
    );
    expect(days.vi[1]).toBe(
      'Thời hạn: 5 ngày (kể cả ngày nghỉ), tính từ ngày làm việc liền sau ngày nhận, giữ nguyên giờ nhận; ngày cuối trùng ngày nghỉ thì chuyển sang ngày làm việc liền sau. Căn cứ: Điều 1 Quyết định thử nghiệm.',
    );
    expect(days.vi[2]).toMatch(/cộng thêm 1 ngày\.$/);
    expect(days.en[1]).toContain('a last day that is a day off moves to the next working day');
    expect(days.en[2]).toMatch(/adds 1 day\.$/);
    const stays = explain('2026-03-02T08:15', {
      amount: 5,
      unit: 'calendar_day',
      rollOver: 'none',
    });
    expect(stays.vi[1]).not.toContain('ngày cuối');
    expect(stays.en[1]).not.toContain('a last day');
    const opening = explain('2026-03-02T08:15', { amount: 5, unit: 'working_hour' });
    expect(opening.vi[1]).toBe(
      'Thời hạn: 5 giờ làm việc, tính từ ngày làm việc liền sau ngày nhận. Căn cứ: Điều 1 Quyết định thử nghiệm.',
    );
    expect(opening.en[1]).toContain('counted from the working day after reception. Basis');
  });

  it('warns that an open pause and an unannounced calendar move the date', () => {
    const open = explain('2026-03-02T08:15', { amount: 9 }, [supplement('2026-03-10T09:00', null)]);
    expect(open.vi[2]).toBe(
      'Tạm dừng từ 09:00, Thứ Ba, 10/03/2026, lý do: chờ bổ sung hồ sơ; đang tạm dừng.',
    );
    expect(open.vi.at(-1)).toMatch(/^Thời hạn đang tạm dừng/);
    expect(open.en[2]).toMatch(/still open\.$/);
    expect(open.en.at(-1)).toMatch(/^The clock is paused/);
    const provisional = explain('2027-09-01T10:00', { amount: 1 });
    expect(provisional.vi.find((line) => line.includes('03/09'))).toBe(
      'Không tính Thứ Sáu, 03/09/2027: Quốc khánh (ngày liền kề), dự kiến, chưa có thông báo chính thức.',
    );
    expect(provisional.en.find((line) => line.includes('3 September'))).toBe(
      'Not counted: Friday 3 September 2027, National Day (adjacent day), expected, not officially announced yet.',
    );
    expect(provisional.vi.at(-1)).toMatch(/^Đây là ngày dự kiến/);
    expect(provisional.en.at(-1)).toMatch(/^This date is provisional/);
  });
});
