import { getPlainDate } from '@portal/kernel';
import { periodTabs, readTyped } from './report-address';
import { choosePeriod, periodFaults } from './report-period';

const moment = { now: new Date('2026-11-27T03:00:00Z'), today: getPlainDate('2026-11-27') };
const typed = (fields: Record<string, unknown>) => readTyped(fields);
const codes = (fields: Record<string, unknown>): string[] =>
  periodFaults(typed(fields), moment.today).map(({ field, code }) => `${field} ${code}`);

describe('the period of an address', () => {
  it.each([
    [{}, 'this_month', '2026-11-01 2026-11-30'],
    [{ ky: 'quy-truoc' }, 'last_quarter', '2026-07-01 2026-09-30'],
    [{ ky: 'thang-nay', tu: '1/10/2026', den: '15-11-2026' }, null, '2026-10-01 2026-11-15'],
    [{ tu: '2026-11-27', den: '2026-12-31' }, null, '2026-11-27 2026-12-31'],
  ])('%p', (fields, name, days) => {
    expect(codes(fields)).toEqual([]);
    const chosen = choosePeriod(typed(fields), moment);
    expect([chosen.name, `${chosen.period.from} ${chosen.period.to}`]).toEqual([name, days]);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ ky: 'thang-sau' }, ['ky statistics.period_unknown']],
    [{ tu: '01/11/2026' }, ['den statistics.to_missing']],
    [{ den: '01/11/2026' }, ['tu statistics.from_missing']],
    [
      { tu: '31/02/2026', den: 'hôm nay' },
      ['tu statistics.day_invalid', 'den statistics.day_invalid'],
    ],
    [{ tu: '31/12/1999', den: '02/01/2000' }, ['tu statistics.day_too_early']],
    [{ tu: '02/11/2026', den: '01/11/2026' }, ['den statistics.span_reversed']],
    [{ tu: '01/12/2026', den: '02/12/2026' }, ['tu statistics.from_in_future']],
    [{ tu: '01/01/2020', den: '01/11/2026' }, ['den statistics.span_too_long']],
    [{ tu: ['01/01/2020'], ky: '\u0000' }, []],
  ])('refuses %p', (fields, faults) => {
    expect(codes(fields)).toEqual(faults);
  });

  it('keeps what else was chosen when the period changes, and drops the days', () => {
    const tabs = periodTabs('/tien-do', typed({ tu: '01/11/2026', 'thu-tuc': 'a b' }), null);
    expect(tabs[0]).toEqual({
      title: 'Tháng này',
      href: '/tien-do?ky=thang-nay&thu-tuc=a+b',
      current: false,
    });
  });
});
