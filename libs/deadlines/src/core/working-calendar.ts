import { CodedError, type OfficeTime, type PlainDate, toEpochDay } from '@portal/kernel';
import type { CalendarEntry, CalendarSource, CalendarYear, OfficeHours } from './calendar-year';
import type { DayTables } from './day-tables';
import { DAY } from './office-minute';

/** A day of the calendar that is not in the plain week, with its sources looked up. */
export interface SpecialDay extends Omit<CalendarEntry, 'sources'> {
  readonly sources: readonly CalendarSource[];
}

/** On which side of a break a position in working time is written: 11:30 closes, 13:30 opens. */
export type Edge = 'opening' | 'closing';

/** Everything that `compileCalendar` lays out; not for callers. */
export interface CalendarTables {
  readonly firstDay: number;
  readonly dates: readonly PlainDate[];
  readonly special: readonly (SpecialDay | undefined)[];
  /** Working days before day i; one longer than the days. */
  readonly workingBefore: Int32Array;
  /** Index of the k-th working day. */
  readonly workingDays: Int32Array;
  /** Unverified entries before day i; one longer than the days. */
  readonly uncertainBefore: Int32Array;
  readonly years: ReadonlyMap<number, { status: CalendarYear['status']; hash: string }>;
  readonly day: DayTables;
}

/**
 * Working time of the office, compiled once and never changed. Every question is answered from
 * prefix sums over days and over the minutes of a working day: no loop, no Date.
 * Methods take and give *office minutes* (see `office-minute.ts`).
 */
export class WorkingCalendar {
  /** Minutes the office is open on a working day. */
  readonly minutesPerDay: number;
  /** First day that the calendar knows. */
  readonly firstDate: PlainDate;
  /** Last day that the calendar knows. */
  readonly lastDate: PlainDate;

  // Copied out of the tables: one indirection less on the way to a due minute.
  private readonly firstDay: number;
  private readonly dayCount: number;
  private readonly workingBefore: Int32Array;
  private readonly workingDays: Int32Array;
  private readonly day: DayTables;
  private readonly opensAt: number;

  constructor(
    private readonly tables: CalendarTables,
    readonly officeHours: OfficeHours,
  ) {
    this.firstDay = tables.firstDay;
    this.dayCount = tables.dates.length;
    this.workingBefore = tables.workingBefore;
    this.workingDays = tables.workingDays;
    this.day = tables.day;
    this.opensAt = tables.day.nextOpen[0]!;
    this.minutesPerDay = tables.day.minutes;
    this.firstDate = tables.dates[0]!;
    this.lastDate = tables.dates.at(-1)!;
  }

  /** Index of the day of an office minute. @throws CodedError `deadlines.year_missing` */
  dayIndex(minute: number): number {
    // `| 0` keeps to whole-number division; an instant of a Date stays far below 2³¹ days.
    const index = ((minute / DAY) | 0) - this.firstDay;
    if (index < 0 || index >= this.dayCount) this.refuseDay(index);
    return index;
  }

  /** Office minute at which a day begins. */
  dayStart(index: number): number {
    return (index + this.firstDay) * DAY;
  }

  /** The day with an index that `dayIndex` gave. */
  dateAt(index: number): PlainDate {
    return this.tables.dates[index]!;
  }

  /** Date and minute of an office minute. @throws CodedError `deadlines.year_missing` */
  officeTime(minute: number): OfficeTime {
    const index = this.dayIndex(minute);
    return { date: this.dateAt(index), minute: minute - this.dayStart(index) };
  }

  /** Whether the day with this index is worked. */
  isWorkingIndex(index: number): boolean {
    return this.workingBefore[index + 1]! > this.workingBefore[index]!;
  }

  /** Whether the office works on `date`. @throws CodedError `deadlines.year_missing` */
  isWorkingDay(date: PlainDate): boolean {
    return this.isWorkingIndex(this.dayIndex(toEpochDay(date) * DAY));
  }

  /** What makes the day with this index differ from the plain week. */
  specialAt(index: number): SpecialDay | undefined {
    return this.tables.special[index];
  }

  /** Index of the first working day that is not before `index`. */
  workingFrom(index: number): number {
    return this.workingDay(this.workingBefore[index]!);
  }

  /** Office minute at which the first working day after the day of `minute` opens. */
  nextDayOpening(minute: number): number {
    return this.opening(this.workingFrom(this.dayIndex(minute) + 1));
  }

  /**
   * When something that came at `minute` counts as having come (decision 2): itself within office
   * hours, else the next opening; after `cutOff` on a working day, the next working day's opening.
   */
  arrival(minute: number, cutOff?: number): number {
    const index = this.dayIndex(minute);
    if (!this.isWorkingIndex(index)) return this.opening(this.workingFrom(index));
    const start = this.dayStart(index);
    const ofDay = minute - start;
    const open = this.day.nextOpen[ofDay]!;
    // A cut-off before opening is taken as the opening: what counts as arrived then stays so.
    const last = cutOff === undefined ? DAY : Math.max(cutOff, this.opensAt);
    if (open < 0 || ofDay > last) return this.nextDayOpening(minute);
    return start + open;
  }

  /** The same clock time `days` working days after an arrival. */
  workingDaysLater(arrival: number, days: number): number {
    const index = this.dayIndex(arrival);
    return arrival + (this.workingDay(this.workingBefore[index]! + days) - index) * DAY;
  }

  /** Working minutes from the calendar's first day to `minute`. */
  workAt(minute: number): number {
    const index = this.dayIndex(minute);
    const whole = this.workingBefore[index]! * this.minutesPerDay;
    if (!this.isWorkingIndex(index)) return whole;
    return whole + this.day.workedBefore[minute - this.dayStart(index)]!;
  }

  /** The office minute at which `work` working minutes have passed since the first day. */
  minuteOfWork(work: number, edge: Edge): number {
    const perDay = this.minutesPerDay;
    const { opensAt, closesAt } = this.day;
    const nth = edge === 'opening' ? Math.floor(work / perDay) : Math.ceil(work / perDay) - 1;
    const within = work - nth * perDay;
    const start = this.dayStart(this.workingDay(nth));
    return start + (edge === 'opening' ? opensAt[within]! : closesAt[within]!);
  }

  /** Content hash per year from the day `first` to the day `last`. */
  hashes(first: number, last: number): Record<string, string> {
    const used = this.yearsBetween(first, last);
    return Object.fromEntries(used.map((year) => [year, this.tables.years.get(year)!.hash]));
  }

  /** Whether a span of days leans on a provisional year or on an entry that is not announced. */
  isProvisional(first: number, last: number): boolean {
    const { uncertainBefore, years } = this.tables;
    if (uncertainBefore[last + 1]! > uncertainBefore[first]!) return true;
    return this.yearsBetween(first, last).some((y) => years.get(y)!.status === 'provisional');
  }

  /** Hash of a year's content and the office hours; `undefined` when there is no such year. */
  findHash(year: number): string | undefined {
    return this.tables.years.get(year)?.hash;
  }

  private yearsBetween(first: number, last: number): number[] {
    const from = Number(this.dateAt(first).slice(0, 4));
    const to = Number(this.dateAt(last).slice(0, 4));
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }

  private opening(index: number): number {
    return this.dayStart(index) + this.opensAt;
  }

  private workingDay(nth: number): number {
    const index = this.workingDays[nth];
    if (index === undefined) this.refuseDay(nth < 0 ? -1 : this.dayCount);
    return index;
  }

  /** A year without a file is refused, not guessed (decision 6). */
  private refuseDay(index: number): never {
    const year = new Date(this.dayStart(index) * 60_000).getUTCFullYear();
    throw new CodedError('unavailable', 'deadlines.year_missing', { year });
  }
}
