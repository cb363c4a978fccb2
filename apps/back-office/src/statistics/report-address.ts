import { PERIOD_NAMES, type PeriodName } from '@portal/reporting';

/** Words of the address, and what people read. */
const PERIODS: Readonly<Record<PeriodName, readonly [slug: string, title: string]>> = {
  this_month: ['thang-nay', 'Tháng này'],
  last_month: ['thang-truoc', 'Tháng trước'],
  this_quarter: ['quy-nay', 'Quý này'],
  last_quarter: ['quy-truoc', 'Quý trước'],
  this_year: ['nam-nay', 'Năm nay'],
  last_year: ['nam-truoc', 'Năm trước'],
};

/** What stands in the address, as it was typed. */
export interface TypedFilter {
  readonly ky: string;
  readonly tu: string;
  readonly den: string;
  readonly 'thu-tuc': string;
  readonly 'don-vi': string;
}

const MAX_TEXT = 100;

/** Control characters stand in nothing that is asked for, and the database refuses U+0000. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, MAX_TEXT)
    : '';

/** Reads an address without judging it. */
export function readTyped(query: Readonly<Record<string, unknown>>): TypedFilter {
  return {
    ky: textOf(query['ky']),
    tu: textOf(query['tu']),
    den: textOf(query['den']),
    'thu-tuc': textOf(query['thu-tuc']),
    'don-vi': textOf(query['don-vi']),
  };
}

/** The period that a word of the address names. */
export const findPeriodName = (slug: string): PeriodName | undefined =>
  PERIOD_NAMES.find((name) => PERIODS[name][0] === slug);

/** What people call a period; null: days that somebody chose. */
export const periodTitle = (name: PeriodName | null): string =>
  name === null ? 'Khoảng ngày đã chọn' : PERIODS[name][1];

/**
 * Links to every named period; what else was chosen stays.
 * @param current null: none of them is shown
 */
export function periodTabs(path: string, typed: TypedFilter, current: PeriodName | null): object[] {
  return PERIOD_NAMES.map((name) => {
    const query = new URLSearchParams({ ky: PERIODS[name][0] });
    for (const field of ['thu-tuc', 'don-vi'] as const) {
      if (typed[field] !== '') query.set(field, typed[field]);
    }
    return { title: PERIODS[name][1], href: `${path}?${query}`, current: name === current };
  });
}
