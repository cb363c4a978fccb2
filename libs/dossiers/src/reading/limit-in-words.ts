import type { CountingRule } from '@portal/deadlines/core';
import type { ProcedureVersion } from '@portal/procedures/core';

const UNITS: Readonly<Record<CountingRule['unit'], string>> = {
  working_day: 'ngày làm việc',
  working_hour: 'giờ làm việc',
  calendar_day: 'ngày',
  working_minute: 'phút làm việc',
};

/** `20 ngày làm việc`. */
export const stretchInWords = ({ amount, unit }: Pick<CountingRule, 'amount' | 'unit'>): string =>
  `${amount} ${UNITS[unit]}`;

/** A limit as papers and pages state it: `20 ngày làm việc kể từ khi nhận đủ hồ sơ`. */
export function limitInWords(rule: CountingRule): string {
  return `${stretchInWords(rule)} kể từ khi nhận đủ hồ sơ`;
}

/** What is said in the place of a legal limit: that no source names one is not yet that there is none. */
export const noLimitInWords = ({ withoutLegal }: ProcedureVersion['limits']): string =>
  (withoutLegal?.verified ?? true) ? 'Không quy định thời hạn' : 'Thời hạn chưa được công bố';
