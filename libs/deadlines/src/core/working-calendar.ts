import { CodedError, type OfficeTime, type PlainDate, toEpochDay } from '@portal/kernel';
import type { OfficeHours } from './calendar-year';
import type { SkippedDay, SpecialDay } from './day-off';
import type { DayTables } from './day-tables';
import { DAY } from './office-minute';

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
  /** Days off in order: that before day i come i − `workingBefore[i]` of them. */
  readonly daysOff: readonly SkippedDay[];
  /** Year of day i. */
  readonly yearOfDay: Int16Array;
  /**
   * Days before day i that are not certain, because their entry is not verified or their year is
   * provisional; one longer than the days.
   */
  readonly uncertainBefore: Int32Array;
  /** Of the content of each year and the office hours. */
  readonly hashes: ReadonlyMap<number, string>;
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
  /** What `hashes` gave, by first and last year. */
  private readonly hashesOfSpan = new Map<number, Readonly<Record<string, string>>>();

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

  /** The days off from the day `first` up to the day before `end`; none when `end` is not later. */
  daysOff(first: number, end: number): readonly SkippedDay[] {
    const before = this.workingBefore;
    return this.tables.daysOff.slice(first - before[first]!, end - before[end]!);
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
    const start = this.dayStart(index);
    const clock = this.clockOfArrival(index, minute - start, cutOff);
    return clock < 0 ? this.nextDayOpening(minute) : start + clock;
  }

  /** The same clock time `days` working days after the arrival of what came at `minute`. */
  workingDaysLater(minute: number, days: number, cutOff?: number): number {
    const index = this.dayIndex(minute);
    const clock = this.clockOfArrival(index, minute - this.dayStart(index), cutOff);
    if (clock < 0) return this.opening(this.workingDay(this.workingBefore[index + 1]! + days));
    return this.dayStart(this.workingDay(this.workingBefore[index]! + days)) + clock;
  }

  /** Working minutes from the calendar's first day to `minute`. */
  workAt(minute: number): number {
    const index = this.dayIndex(minute);
    const whole = this.workingBefore[index]! * this.minutesPerDay;
    if (!this.isWorkingIndex(index)) return whole;
    return whole + this.day.workedBefore[minute - this.dayStart(index)]!;
  }

  /** Working minutes that the calendar knows of, from its first day to its last. */
  get totalWork(): number {
    return this.workingDays.length * this.minutesPerDay;
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

  /** Content hash per year from the day `first` to the day `last`; the same object for all who ask. */
  hashes(first: number, last: number): Readonly<Record<string, string>> {
    const { yearOfDay } = this.tables;
    const from = yearOfDay[first]!;
    const to = yearOfDay[last]!;
    const span = from * 10_000 + to;
    const known = this.hashesOfSpan.get(span);
    if (known) return known;
    const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const hashes = Object.freeze(
      Object.fromEntries(years.map((year) => [year, this.findHash(year)!])),
    );
    this.hashesOfSpan.set(span, hashes);
    return hashes;
  }

  /** Whether a span of days leans on a provisional year or on an entry that is not announced. */
  isProvisional(first: number, last: number): boolean {
    const { uncertainBefore } = this.tables;
    return uncertainBefore[last + 1]! > uncertainBefore[first]!;
  }

  /** Hash of a year's content and the office hours; `undefined` when there is no such year. */
  findHash(year: number): string | undefined {
    return this.tables.hashes.get(year);
  }

  /** Minute of the day at which something arrives on the day it came; −1 when on a later day. */
  private clockOfArrival(index: number, ofDay: number, cutOff: number | undefined): number {
    if (!this.isWorkingIndex(index)) return -1;
    // A cut-off before opening is taken as the opening: what counts as arrived then stays so.
    if (cutOff !== undefined && ofDay > Math.max(cutOff, this.opensAt)) return -1;
    return this.day.nextOpen[ofDay]!;
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
