import { isoWeekday, type PlainDate } from '@portal/kernel';
import {
  type CalendarEntry,
  type CalendarYear,
  CULTURE_DAY_SINCE,
  HOLIDAYS,
  WEEKDAY_NAMES,
} from './calendar-year';

/** A rule that the calendars break: in which year's file, at which entry (null: the year). */
export interface CalendarFault {
  readonly year: number;
  /** Index into `entries`. */
  readonly entry: number | null;
  readonly reason: string;
}

type Holiday = (typeof HOLIDAYS)[number];

/** Days per holiday: Điều 112(1) Bộ luật Lao động; culture_day: Nghị quyết 28/2026/QH16. */
const STATUTORY_DAYS: Record<Holiday, { days: number; since: number; on?: readonly string[] }> = {
  new_year: { days: 1, since: 0, on: ['01-01'] },
  tet: { days: 5, since: 0 },
  hung_kings: { days: 1, since: 0 },
  victory_day: { days: 1, since: 0, on: ['04-30'] },
  labour_day: { days: 1, since: 0, on: ['05-01'] },
  national_day: { days: 2, since: 0, on: ['09-01', '09-02', '09-03'] },
  culture_day: { days: 1, since: CULTURE_DAY_SINCE, on: ['11-24'] },
};

type Report = (reason: string) => void;
/** Entries of all years by date: a swap may reach over New Year. */
type Index = ReadonlyMap<PlainDate, CalendarEntry>;

const isWeekend = (date: PlainDate): boolean => isoWeekday(date) >= 6;

function checkIdentity(entry: CalendarEntry, year: CalendarYear, report: Report): void {
  const weekday = WEEKDAY_NAMES[isoWeekday(entry.date) - 1]!;
  if (!entry.date.startsWith(`${year.year}-`)) report(`${entry.date} is not in ${year.year}`);
  if (entry.weekday !== weekday) report(`${entry.date} is a ${weekday}, not a ${entry.weekday}`);
  for (const key of entry.sources) {
    if (!year.sources[key]) report(`source "${key}" is not among the sources of the file`);
  }
  if (entry.verified && entry.sources.length === 0) report('verified, but names no source');
}

function checkStatutory(entry: CalendarEntry, index: Index, report: Report): void {
  if (!entry.holiday) return report('a statutory holiday must say which (holiday: …)');
  const { on } = STATUTORY_DAYS[entry.holiday];
  if (on && !on.includes(entry.date.slice(5))) {
    report(`${entry.holiday} falls on ${on.join(', ')}, not on ${entry.date}`);
  }
  if (!isWeekend(entry.date)) return;
  const madeUp = [...index.values()].filter(
    (other) => other.kind === 'compensatory_off' && other.for === entry.date,
  );
  if (madeUp.length !== 1) {
    report(`statutory day on a weekend with ${madeUp.length} compensatory days instead of 1`);
  }
}

function checkCompensatory(entry: CalendarEntry, index: Index, report: Report): void {
  if (isWeekend(entry.date)) report('a compensatory day off lies on a weekend');
  const cause = entry.for && index.get(entry.for);
  if (!cause || cause.kind !== 'statutory_holiday' || !isWeekend(cause.date)) {
    report('a compensatory day off must name (for: …) a statutory day on a weekend');
  }
}

function checkSwap(entry: CalendarEntry, index: Index, report: Report): void {
  const off = entry.kind === 'swapped_off';
  if (isWeekend(entry.date) === off) {
    report(
      off ? 'a swapped day off lies on a weekend' : 'a swapped working day is not on a weekend',
    );
  }
  const other = entry.counterpart && index.get(entry.counterpart);
  const wanted = off ? 'swapped_working_day' : 'swapped_off';
  if (!other || other.kind !== wanted || other.counterpart !== entry.date) {
    report(`swap without its counterpart: a ${wanted} whose counterpart is ${entry.date}`);
  }
}

function checkKind(entry: CalendarEntry, index: Index, report: Report): void {
  if (entry.kind === 'statutory_holiday') checkStatutory(entry, index, report);
  else if (entry.holiday) report('only a statutory holiday says which holiday it is');
  if (entry.kind === 'compensatory_off') checkCompensatory(entry, index, report);
  else if (entry.for) report('only a compensatory day off is "for" another day');
  if (entry.kind === 'swapped_off' || entry.kind === 'swapped_working_day') {
    checkSwap(entry, index, report);
  } else if (entry.counterpart) report('only a swapped day has a counterpart');
}

/** An official year has every statutory day; a provisional one at least one of each holiday. */
function checkCounts(year: CalendarYear, report: Report): void {
  for (const holiday of HOLIDAYS) {
    const { days, since } = STATUTORY_DAYS[holiday];
    const wanted = year.year >= since ? days : 0;
    const found = year.entries.filter((entry) => entry.holiday === holiday).length;
    const least = year.status === 'official' ? wanted : Math.min(wanted, 1);
    if (found < least || found > wanted) {
      report(`${holiday}: ${found} statutory days instead of ${wanted}`);
    }
  }
}

function yearFaults(year: CalendarYear, index: Index): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const at = (entry: number | null): Report => {
    return (reason) => faults.push({ year: year.year, entry, reason });
  };
  const seen = new Set<PlainDate>();
  year.entries.forEach((entry, i) => {
    if (seen.has(entry.date)) at(i)(`${entry.date} stands twice`);
    seen.add(entry.date);
    checkIdentity(entry, year, at(i));
    checkKind(entry, index, at(i));
  });
  checkCounts(year, at(null));
  return faults;
}

function successionFault(year: number, before: number | undefined): string | undefined {
  if (before === undefined || year === before + 1) return undefined;
  if (year === before) return `${year} stands twice`;
  return `gap between the years ${before} and ${year}`;
}

/**
 * Checks calendars against each other and against the law: weekdays, duplicates, compensation of
 * statutory days on weekends (Điều 111(3) Bộ luật Lao động), both halves of each swap, every
 * statutory day, no gap between years.
 */
export function findCalendarFaults(years: readonly CalendarYear[]): CalendarFault[] {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const index = new Map(sorted.flatMap((y) => y.entries.map((entry) => [entry.date, entry])));
  return sorted.flatMap((year, i) => {
    const succession = successionFault(year.year, sorted[i - 1]?.year);
    const faults = yearFaults(year, index);
    return succession ? [{ year: year.year, entry: null, reason: succession }, ...faults] : faults;
  });
}
