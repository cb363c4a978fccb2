import { formatDate, formatMinute, toOfficeTime } from '@portal/kernel';
import { PaperBase, PaperComponent } from './paper-base';

/** What a template gets: words and figures only, as JSON. */
export type Printable = { readonly [key: string]: unknown };

/** `ngày 04 tháng 12 năm 2026`: months below 3 and days below 10 get a zero, as officials write. */
export function longDate(instant: Date): string {
  const { date } = toOfficeTime(instant);
  const month = Number(date.slice(5, 7));
  return `ngày ${date.slice(8, 10)} tháng ${month < 3 ? `0${month}` : month} năm ${date.slice(0, 4)}`;
}

/** `09 giờ 30 phút, ngày 04 tháng 12 năm 2026`. */
export function longInstant(instant: Date): string {
  const [hours, minutes] = formatMinute(toOfficeTime(instant).minute).split(':');
  return `${hours} giờ ${minutes} phút, ${longDate(instant)}`;
}

/** The part that all papers share. */
export function printableBase(data: PaperBase): Printable {
  return {
    agency: data.agency,
    code: data.code,
    longDate: longDate(data.issuedAt),
    shortDate: formatDate(toOfficeTime(data.issuedAt).date),
    lookupUrl: data.lookupUrl,
    procedureTitle: data.procedureTitle,
    demonstration: data.demonstration,
  };
}

const COPY_COLUMNS = [
  ['originals', 'Bản chính'],
  ['certifiedCopies', 'Bản sao có chứng thực'],
  ['photocopies', 'Bản chụp'],
  ['electronic', 'Bản điện tử'],
] as const;

/** The table of papers; a column of copies appears only when something is counted in it. */
export function printableComponents(
  components: readonly (PaperComponent & { readonly note?: string | null })[],
): Printable {
  const used = COPY_COLUMNS.filter(([key]) => components.some((c) => (c[key] ?? 0) > 0));
  return {
    copyColumns: used.map(([, title]) => title),
    components: components.map((component) => ({
      title: component.title,
      note: component.note ?? null,
      counts: used.map(([key]) => (component[key] ? String(component[key]) : '–')),
    })),
  };
}
