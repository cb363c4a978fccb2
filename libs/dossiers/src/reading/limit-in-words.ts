import type { CountingRule } from '@portal/deadlines/core';

const UNITS: Readonly<Record<CountingRule['unit'], string>> = {
  working_day: 'ngày làm việc',
  working_hour: 'giờ làm việc',
  calendar_day: 'ngày',
  working_minute: 'phút làm việc',
};

/** A limit as papers and pages state it: `20 ngày làm việc kể từ khi nhận đủ hồ sơ`. */
export function limitInWords(rule: CountingRule): string {
  return `${rule.amount} ${UNITS[rule.unit]} kể từ khi nhận đủ hồ sơ`;
}
