import { join } from 'node:path';
import { loadWorkingCalendar } from '@portal/deadlines';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { timeLeftInWords, workingTimeInWords } from './working-time';

const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config', 'calendars'));
const at = (date: string, hour: number, minute = 0): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 + minute });

describe('working time in words', () => {
  it.each([
    [0, '0 phút'],
    [45, '45 phút'],
    [60, '1 giờ'],
    [479, '7 giờ 59 phút'],
    [480, '1 ngày'],
    [665, '1 ngày 3 giờ'],
    [4_800, '10 ngày'],
  ])('%i minutes: %s', (minutes, words) => {
    expect(workingTimeInWords(minutes, 480)).toBe(words);
  });

  it.each([
    ['within a day', at('2026-11-19', 8), at('2026-11-19', 11), 'còn 3 giờ làm việc'],
    ['over a week-end', at('2026-11-20', 16, 30), at('2026-11-23', 8, 30), 'còn 2 giờ làm việc'],
    ['late', at('2026-11-20', 10), at('2026-11-20', 8), 'quá hạn 2 giờ làm việc'],
    ['at the limit', at('2026-11-20', 10), at('2026-11-20', 10), 'đến hạn'],
    ['late at night', at('2026-11-20', 20), at('2026-11-20', 18), 'quá hạn'],
  ])('%s', (_name, now, until, words) => {
    expect(timeLeftInWords(calendar, now, until)).toBe(words);
  });
});
