import { CodedError, type PlainDate } from '@portal/kernel';

/**
 * A template such as `000.00.06.H27-{yymmdd}-{serial:4}` (TT 01/2018/TT-VPCP Điều 19; TT 04/2025
 * keeps the date and a serial of at least four digits), taken apart.
 */
export interface CodeFormat {
  readonly template: string;
  /** How far a serial runs before it starts anew. */
  readonly serialPer: 'day' | 'year';
  /** Fewest digits of the serial; it grows beyond them. */
  readonly serialDigits: number;
}

/** Longest code, in characters: it stands in mail subjects, file names and a QR code. */
const MAX_CODE = 48;
const PLACEHOLDER = /\{([^{}]*)\}/g;
const SERIAL = /^serial:([4-9])$/;
const DATES: Readonly<Record<string, (date: PlainDate) => string>> = {
  yymmdd: (date) => date.slice(2).replaceAll('-', ''),
  yyyymmdd: (date) => date.replaceAll('-', ''),
  yyyy: (date) => date.slice(0, 4),
};

function refuse(template: string): never {
  throw new CodedError('invalid', 'code_format.invalid', { template: template.slice(0, 80) });
}

/**
 * Reads a template: capital letters, digits, dots and dashes, one date (`{yymmdd}`, `{yyyymmdd}` or
 * `{yyyy}`), then `{serial:n}` at the end with n from 4 to 9.
 * @throws CodedError `code_format.invalid`
 */
export function parseCodeFormat(template: string): CodeFormat {
  const placeholders = Array.from(template.matchAll(PLACEHOLDER), (match) => match[1]!);
  const literal = template.replace(PLACEHOLDER, '');
  const [date = '', serial = '', ...rest] = placeholders;
  const digits = SERIAL.exec(serial)?.[1];
  const wellFormed =
    rest.length === 0 &&
    Object.hasOwn(DATES, date) &&
    digits !== undefined &&
    template.endsWith(`{${serial}}`) &&
    // A digit before the serial could not be told from it, and two codes might meet.
    /^[A-Z0-9.-]*$/.test(literal) &&
    !/[A-Z0-9}]\{serial/.test(template) &&
    literal.length <= MAX_CODE - 20;
  if (!wellFormed) refuse(template);
  return { template, serialPer: date === 'yyyy' ? 'year' : 'day', serialDigits: Number(digits) };
}

/** The part of a code before its serial: equal for all codes that share one run of serials. */
export function dossierCodePrefix(format: CodeFormat, date: PlainDate): string {
  const head = format.template.slice(0, format.template.lastIndexOf('{'));
  return head.replace(PLACEHOLDER, (_whole, name: string) => DATES[name]!(date));
}

/**
 * The dossier code of a day's (or year's) `serial`, such as `000.00.06.H27-261123-0001`.
 * @param input.serial counts from 1; wider than the template's digits when it must be
 * @throws CodedError `dossier_code.serial_invalid` when the serial is not a positive whole number
 */
export function formatDossierCode(
  format: CodeFormat,
  input: { readonly date: PlainDate; readonly serial: number },
): string {
  const { date, serial } = input;
  if (!Number.isSafeInteger(serial) || serial < 1) {
    throw new CodedError('invalid', 'dossier_code.serial_invalid', { serial: String(serial) });
  }
  return dossierCodePrefix(format, date) + String(serial).padStart(format.serialDigits, '0');
}
