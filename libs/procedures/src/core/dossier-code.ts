import { CodedError, type PlainDate } from '@portal/kernel';

type CodeDate = 'yymmdd' | 'yyyymmdd' | 'yyyy';

/**
 * A template such as `000.00.06.H27-{yymmdd}-{serial:4}` (TT 01/2018/TT-VPCP Điều 19; TT 04/2025
 * keeps the date and a serial of at least four digits), taken apart.
 */
export interface CodeFormat {
  readonly template: string;
  readonly beforeDate: string;
  readonly date: CodeDate;
  readonly afterDate: string;
  /** Fewest digits of the serial; it grows beyond them. */
  readonly serialDigits: number;
}

/** Longest template, in characters: codes stand in mail subjects, file names and a QR code. */
const MAX_TEMPLATE = 60;
/** The serial stands behind a dot or dash: behind a digit, two codes might meet. */
const TEMPLATE = /^([A-Z0-9.-]*)\{(yymmdd|yyyymmdd|yyyy)\}([A-Z0-9.-]*[.-])\{serial:([4-9])\}$/;

const DATES: Readonly<Record<CodeDate, (date: PlainDate) => string>> = {
  yymmdd: (date) => date.slice(2).replaceAll('-', ''),
  yyyymmdd: (date) => date.replaceAll('-', ''),
  yyyy: (date) => date.slice(0, 4),
};

function isCodeDate(text: string | undefined): text is CodeDate {
  return text !== undefined && Object.hasOwn(DATES, text);
}

/**
 * Reads a template: capital letters, digits, dots and dashes, one date (`{yymmdd}`, `{yyyymmdd}` or
 * `{yyyy}`), and at the end a dot or dash and `{serial:n}` with n from 4 to 9.
 * @throws CodedError `code_format.invalid`
 */
export function parseCodeFormat(template: string): CodeFormat {
  const parts = template.length <= MAX_TEMPLATE ? TEMPLATE.exec(template) : null;
  const [, beforeDate = '', date, afterDate = '', digits] = parts ?? [];
  if (!isCodeDate(date)) {
    throw new CodedError('invalid', 'code_format.invalid', {
      template: template.slice(0, MAX_TEMPLATE),
    });
  }
  return { template, beforeDate, date, afterDate, serialDigits: Number(digits) };
}

/** The part of a code before its serial: codes that share it share one run of serials from 1. */
export function dossierCodePrefix(format: CodeFormat, date: PlainDate): string {
  return format.beforeDate + DATES[format.date](date) + format.afterDate;
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
