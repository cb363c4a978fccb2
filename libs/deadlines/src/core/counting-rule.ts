import { CodedError } from '@portal/kernel';

/** Largest amount of a limit (27 years of calendar days): beyond it is a slip of the pen. */
export const MAX_AMOUNT = 10_000;
/** A working minute is a step's unit: as many as the working days of MAX_AMOUNT hold. */
const MAX_MINUTES = MAX_AMOUNT * 480;

/**
 * Unit of a limit. A working hour is an eighth of the office's day; the working minute is what step
 * budgets are kept in.
 */
export type CountingUnit = 'working_day' | 'working_hour' | 'calendar_day' | 'working_minute';

/**
 * How a limit is counted: data of a procedure's version, never code.
 *
 * - `firstDay: 'next_working_day'` – day 1 is the working day after reception and the clock time is
 *   kept (decision 2; NĐ 61/2018 practice); hours begin at that day's opening.
 * - `firstDay: 'same_moment'` – time runs from the moment itself: a working day is then eight
 *   working hours, and calendar day 1 is the day after the moment (Điều 147(2) Bộ luật Dân sự).
 * - `cutOff` – minute of the day; what arrives on a working day after that minute counts as arriving at
 *   the next working day's opening (15:00 itself is not after 15:00).
 * - `rollOver` – whether calendar days that end on a day off end on the next working day instead
 *   (Điều 148(5) Bộ luật Dân sự).
 * - `resume` – after a pause: count anew from its end (NĐ 61/2018 Điều 19(4)), or add what passed.
 */
export interface CountingRule {
  readonly amount: number;
  readonly unit: CountingUnit;
  readonly firstDay: 'next_working_day' | 'same_moment';
  readonly cutOff?: number | undefined;
  readonly rollOver: 'next_working_day' | 'none';
  readonly resume: 'restart' | 'continue';
  /** Provision that sets the limit, as people may look it up. */
  readonly citation: string;
  /** False: the province has not confirmed the limit; people read "thời hạn dự kiến" (decision 5). */
  readonly verified: boolean;
}

function maxAmount(unit: CountingUnit): number {
  return unit === 'working_minute' ? MAX_MINUTES : MAX_AMOUNT;
}

function isWholeBetween(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/**
 * Refuses a rule that cannot be counted.
 * @throws CodedError `deadlines.amount_invalid`, `deadlines.cut_off_invalid`
 */
export function checkRule(rule: CountingRule): void {
  if (!isWholeBetween(rule.amount, 1, maxAmount(rule.unit))) {
    throw new CodedError('invalid', 'deadlines.amount_invalid', { max: maxAmount(rule.unit) });
  }
  if (rule.cutOff !== undefined && !isWholeBetween(rule.cutOff, 0, 1_439)) {
    throw new CodedError('invalid', 'deadlines.cut_off_invalid');
  }
}
