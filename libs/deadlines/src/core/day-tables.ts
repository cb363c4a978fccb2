import type { OfficeHours } from './calendar-year';
import { DAY } from './office-minute';

/** A working day, minute by minute: looked up instead of searched. */
export interface DayTables {
  /** Minutes the office is open. */
  readonly minutes: number;
  /** Per minute of the day: itself when open, else the next opening, −1 after closing. */
  readonly nextOpen: Int16Array;
  /** Per minute of the day: open minutes before it. */
  readonly workedBefore: Int16Array;
  /** Per open minute k (0 … minutes−1): the minute of the day at which it begins. */
  readonly opensAt: Int16Array;
  /** Per count k (1 … minutes): the minute of the day at which k open minutes are over. */
  readonly closesAt: Int16Array;
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + +clock.slice(3);

/** Lays out the minutes of a working day. */
export function compileDay(hours: OfficeHours): DayTables {
  const open = new Uint8Array(DAY);
  for (const { from, to } of hours.sessions) open.fill(1, minuteOf(from), minuteOf(to));
  const opensAt = Int16Array.from([...open.keys()].filter((minute) => open[minute] === 1));
  const closesAt = Int16Array.from([0, ...opensAt], (minute, k) => (k === 0 ? 0 : minute + 1));
  const workedBefore = new Int16Array(DAY);
  const nextOpen = new Int16Array(DAY);
  for (let minute = 0, worked = 0; minute < DAY; minute++) {
    workedBefore[minute] = worked;
    nextOpen[minute] = opensAt[worked] ?? -1;
    worked += open[minute]!;
  }
  return { minutes: opensAt.length, nextOpen, workedBefore, opensAt, closesAt };
}
