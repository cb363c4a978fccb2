import { addDays, getPlainDate, type PlainDate } from '@portal/kernel';
import type { ProcedureVersion } from './procedure-version';

/** So long before its end a text of law is warned of, in months. */
const MONTHS_BEFORE = 6;

/** A text of law that ends while procedures stand on it. */
export interface EndingLaw {
  /** As `legalBasis` names it, in Vietnamese. */
  readonly law: string;
  readonly endsOn: PlainDate;
  /** Keys of the procedures that go on after that day with nothing in its place. */
  readonly procedures: readonly string[];
}

/** The first day of warning; a day that its month does not have is the month's last. */
function warnedFrom(endsOn: PlainDate): PlainDate {
  const [year, month, day] = endsOn.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) - MONTHS_BEFORE;
  const monthOf = (count: number): string =>
    `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last = addDays(getPlainDate(`${monthOf(months + 1)}-01`), -1);
  const same = `${monthOf(months)}-${String(day).padStart(2, '0')}`;
  return same < last ? getPlainDate(same) : last;
}

/**
 * Texts of law whose end is near or past, with the procedures that have no version yet that begins by
 * then. The texts come in the order of their ends.
 * @param versions with their ends: those of `ProcedureCatalogue`
 */
export function findEndingLaws(
  versions: readonly ProcedureVersion[],
  today: PlainDate,
): EndingLaw[] {
  const found = new Map<string, { law: string; endsOn: PlainDate; procedures: Set<string> }>();
  for (const { key, validTo, legalBasis } of versions) {
    // A version of the past stood on the law of its days.
    if (validTo !== null && validTo < today) continue;
    for (const { vi: law, endsOn } of legalBasis) {
      if (endsOn === undefined || today < warnedFrom(endsOn)) continue;
      if (validTo !== null && validTo <= endsOn) continue;
      const name = `${endsOn} ${law}`;
      const entry = found.get(name) ?? { law, endsOn, procedures: new Set() };
      entry.procedures.add(key);
      found.set(name, entry);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
    .map((entry) => ({ ...entry, procedures: [...entry.procedures].toSorted() }));
}
