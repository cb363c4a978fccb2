import { toOfficeMinute, type WorkingCalendar } from '@portal/deadlines/core';
import { fromEpochDay, toEpochDay } from '@portal/kernel';

const DAY = 1_440;

/**
 * The working calendar as arrays that SQL can look into, so that a million clocks are summed where
 * they lie. Every number is asked of the calendar: no rule of counting is written down twice.
 */
export interface WorkTables {
  /** Working minutes before each day. */
  readonly before: readonly number[];
  /** 1 for a working day, 0 for a day off. */
  readonly working: readonly (0 | 1)[];
  /** Working minutes before each minute of a working day. */
  readonly within: readonly number[];
  /** Days from 1970-01-01 to the first day of the arrays. */
  readonly firstDay: number;
}

const made = new WeakMap<WorkingCalendar, WorkTables>();

function make(calendar: WorkingCalendar): WorkTables {
  const firstDay = toEpochDay(calendar.firstDate);
  const count = toEpochDay(calendar.lastDate) - firstDay + 1;
  const starts = Array.from({ length: count }, (_, day) => (firstDay + day) * DAY);
  const working = starts.map((_, day) =>
    calendar.isWorkingDay(fromEpochDay(firstDay + day)) ? 1 : 0,
  );
  const example = starts[working.indexOf(1)] ?? starts[0]!;
  const sofar = calendar.workAt(example);
  return {
    before: starts.map((start) => calendar.workAt(start)),
    working,
    within: Array.from({ length: DAY }, (_, minute) => calendar.workAt(example + minute) - sofar),
    firstDay,
  };
}

/** The arrays of a calendar; a calendar never changes, so they are made once. */
export function workTables(calendar: WorkingCalendar): WorkTables {
  const tables = made.get(calendar) ?? make(calendar);
  made.set(calendar, tables);
  return tables;
}

/** Parameters of `workAt`, from a placeholder on: `$4` to `$6` for 4. */
export const workParameters = ({ before, working, within }: WorkTables): readonly unknown[] => [
  before,
  working,
  within,
];

/**
 * SQL for the working minutes from the calendar's first day to a timestamp, like
 * `WorkingCalendar.workAt`; null outside the years of the calendar.
 * @param first number of the first of the three placeholders of `workParameters`
 */
export function workAt(timestamp: string, { firstDay }: WorkTables, first: number): string {
  const minute = `(floor(date_part('epoch', ${timestamp}) / 60)::int + ${toOfficeMinute(new Date(0))})`;
  const day = `[${minute} / ${DAY} - ${firstDay} + 1]`;
  return `(($${first}::int[])${day} + ($${first + 1}::int[])${day} * ($${first + 2}::int[])[${minute} % ${DAY} + 1])`;
}
