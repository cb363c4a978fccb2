import { createHash } from 'node:crypto';
import {
  canonicalJson,
  CodedError,
  fromEpochDay,
  getPlainDate,
  isoWeekday,
  type OfficeTime,
  type PlainDate,
  toEpochDay,
} from '@portal/kernel';
import {
  type CalendarEntry,
  type CalendarSource,
  type CalendarYear,
  type OfficeHours,
  officeHoursSchema,
} from './calendar-year';
import { compileDay, type DayTables } from './day-tables';
import { DAY } from './office-minute';

/** A day of the calendar that is not in the plain week, with its sources looked up. */
export interface SpecialDay extends Omit<CalendarEntry, 'sources'> {
  readonly sources: readonly CalendarSource[];
}

/** On which side of a break a position in working time is written: 11:30 closes, 13:30 opens. */
export type Edge = 'opening' | 'closing';

/** Everything that `compileCalendar` lays out; not for callers. */
interface Tables {
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

  constructor(
    private readonly tables: Tables,
    readonly officeHours: OfficeHours,
  ) {
    this.minutesPerDay = tables.day.minutes;
    this.firstDate = tables.dates[0]!;
    this.lastDate = tables.dates.at(-1)!;
  }

  /** Index of the day of an office minute. @throws CodedError `deadlines.year_missing` */
  dayIndex(minute: number): number {
    const index = Math.floor(minute / DAY) - this.tables.firstDay;
    if (!(index >= 0 && index < this.tables.dates.length)) this.refuseDay(index);
    return index;
  }

  /** Office minute at which a day begins. */
  dayStart(index: number): number {
    return (index + this.tables.firstDay) * DAY;
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
    const { workingBefore } = this.tables;
    return workingBefore[index + 1]! > workingBefore[index]!;
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
    return this.workingDay(this.tables.workingBefore[index]!);
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
    const { nextOpen } = this.tables.day;
    const open = nextOpen[ofDay]!;
    // A cut-off before opening is taken as the opening: what counts as arrived then stays so.
    const last = cutOff === undefined ? DAY : Math.max(cutOff, nextOpen[0]!);
    if (open < 0 || ofDay > last) return this.nextDayOpening(minute);
    return start + open;
  }

  /** Working minutes from the calendar's first day to `minute`. */
  workAt(minute: number): number {
    const index = this.dayIndex(minute);
    const whole = this.tables.workingBefore[index]! * this.minutesPerDay;
    if (!this.isWorkingIndex(index)) return whole;
    return whole + this.tables.day.workedBefore[minute - this.dayStart(index)]!;
  }

  /** The office minute at which `work` working minutes have passed since the first day. */
  minuteOfWork(work: number, edge: Edge): number {
    const perDay = this.minutesPerDay;
    const { opensAt, closesAt } = this.tables.day;
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
    return this.dayStart(index) + this.tables.day.nextOpen[0]!;
  }

  private workingDay(nth: number): number {
    const index = this.tables.workingDays[nth];
    if (index === undefined) this.refuseDay(nth < 0 ? -1 : this.tables.dates.length);
    return index;
  }

  /** A year without a file is refused, not guessed (decision 6). */
  private refuseDay(index: number): never {
    const year = new Date(this.dayStart(index) * 60_000).getUTCFullYear();
    throw new CodedError('unavailable', 'deadlines.year_missing', { year });
  }
}

function hashOf(year: CalendarYear, hours: OfficeHours): string {
  const { sessions, workingDays } = hours;
  const content = canonicalJson({ ...year, sessions, workingDays });
  return createHash('sha256').update(content).digest('hex');
}

function specialDays(year: CalendarYear): [number, SpecialDay][] {
  return year.entries.map((entry) => {
    const sources = entry.sources.flatMap((key) => year.sources[key] ?? []);
    return [toEpochDay(entry.date), { ...entry, sources }];
  });
}

function prefixSums(length: number, counts: (index: number) => boolean): Int32Array {
  const sums = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + (counts(i) ? 1 : 0);
  return sums;
}

function layOut(years: readonly CalendarYear[], hours: OfficeHours): Tables {
  const firstDay = toEpochDay(getPlainDate(`${years[0]!.year}-01-01`));
  const endDay = toEpochDay(getPlainDate(`${years.at(-1)!.year + 1}-01-01`));
  const dates = Array.from({ length: endDay - firstDay }, (_, i) => fromEpochDay(firstDay + i));
  const byDay = new Map(years.flatMap(specialDays));
  const special = dates.map((_, i) => byDay.get(firstDay + i));
  const week = new Set<number>(hours.workingDays);
  const isWorking = dates.map((date, i) => {
    const entry = special[i];
    return entry ? entry.kind === 'swapped_working_day' : week.has(isoWeekday(date));
  });
  return {
    firstDay,
    dates,
    special,
    workingBefore: prefixSums(dates.length, (i) => isWorking[i]!),
    workingDays: Int32Array.from([...dates.keys()].filter((i) => isWorking[i]!)),
    uncertainBefore: prefixSums(dates.length, (i) => special[i]?.verified === false),
    years: new Map(years.map((y) => [y.year, { status: y.status, hash: hashOf(y, hours) }])),
    day: compileDay(hours),
  };
}

/**
 * Compiles calendars and office hours. Years must follow each other without a gap; the finer rules
 * (`findCalendarFaults`) are checked where files are read.
 * @throws CodedError `deadlines.calendar_gap`, `deadlines.office_hours_invalid`
 */
export function compileCalendar(
  years: readonly CalendarYear[],
  officeHours: OfficeHours,
): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  if (sorted.length === 0) throw new CodedError('invalid', 'deadlines.calendar_gap', { year: 0 });
  const gap = sorted.find((year, i) => year.year !== sorted[0]!.year + i);
  if (gap) throw new CodedError('invalid', 'deadlines.calendar_gap', { year: gap.year });
  const hours = officeHoursSchema.safeParse(officeHours);
  if (!hours.success) throw new CodedError('invalid', 'deadlines.office_hours_invalid');
  return new WorkingCalendar(layOut(sorted, hours.data), hours.data);
}
