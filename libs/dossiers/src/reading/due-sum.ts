import type { DeadlineExplanation } from '@portal/deadlines';
import { explainDue } from '@portal/deadlines/core';

/** The sum behind a date, a sentence each. */
export interface DueSum {
  readonly vi: readonly string[];
  readonly en: readonly string[];
}

const RECOUNT = {
  vi: 'Lịch làm việc đã thay đổi sau khi ngày này được ghi: ngày đang chờ được tính lại và bạn sẽ được báo.',
  en: 'The working calendar has changed since this date was recorded: it awaits its recount, of which you will be told.',
};

/** Whether a date that still counts differs from what the calendar makes of it now. */
export const awaitsRecount = ({ deadline, matchesStored }: DeadlineExplanation): boolean =>
  !matchesStored && deadline.endedAt === null;

/**
 * The sum behind a date as everybody may read it, from the same computation as the date. The target
 * is the office's own and stands among its dates (decision record 6).
 */
export function dueSum(explanation: DeadlineExplanation): DueSum {
  const computation = { ...explanation.computation, target: null };
  const vi = explainDue(computation, 'vi').lines;
  const en = explainDue(computation, 'en').lines;
  if (!awaitsRecount(explanation)) return { vi, en };
  return { vi: [...vi, RECOUNT.vi], en: [...en, RECOUNT.en] };
}
