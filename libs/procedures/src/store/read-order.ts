import { type FieldError, findPlainDate, InvalidFieldsError, type PlainDate } from '@portal/kernel';
import type { Claim, ClaimPlace } from '../core';
import { cleanLine, cleanLines } from '../core/answer-text';

/** Longest number of a decision, in characters; shortest is 3. */
export const MAX_DECISION_NUMBER = 100;
const MIN_DECISION_NUMBER = 3;
/** Longest name of who signed, in characters. */
export const MAX_ISSUED_BY = 200;
/** Longest remark or reason, in characters. */
export const MAX_REMARK = 2_000;
const FIRST_DATE = '2000-01-01';

/** What an administrator states, as it was typed. */
export interface ConfirmOrder {
  readonly staffId: string;
  /** Kind and fingerprint of the statement, from the page that showed it. */
  readonly kind: string;
  readonly fingerprint: string;
  /** Where it is confirmed; everywhere else it stays open. */
  readonly places: readonly ClaimPlace[];
  readonly decisionNumber: string;
  /** `YYYY-MM-DD`, perhaps no real day; empty when nothing was typed. */
  readonly decisionDate: string;
  readonly issuedBy: string;
  readonly note: string;
}

/** A decision that passed every check. */
export interface Decision {
  readonly decisionNumber: string;
  readonly decisionDate: PlainDate;
  readonly issuedBy: string;
  readonly note: string | null;
}

const fault = (field: string, code: string, params?: FieldError['params']): FieldError => ({
  field,
  code: `confirmation.${code}`,
  ...(params ? { params } : {}),
});

function numberFaults(text: string): FieldError[] {
  if (text === '') return [fault('decisionNumber', 'number_missing')];
  if (text.length >= MIN_DECISION_NUMBER && text.length <= MAX_DECISION_NUMBER) return [];
  const params = { min: MIN_DECISION_NUMBER, max: MAX_DECISION_NUMBER };
  return [fault('decisionNumber', 'number_length', params)];
}

function dateFaults(typed: string, today: PlainDate): FieldError[] {
  if (typed === '') return [fault('decisionDate', 'date_missing')];
  const date = findPlainDate(typed);
  if (date === undefined) return [fault('decisionDate', 'date_invalid')];
  if (date > today) return [fault('decisionDate', 'date_in_future')];
  return date < FIRST_DATE ? [fault('decisionDate', 'date_too_early')] : [];
}

function issuerFaults(text: string): FieldError[] {
  if (text === '') return [fault('issuedBy', 'issuer_missing')];
  return text.length > MAX_ISSUED_BY
    ? [fault('issuedBy', 'issuer_too_long', { max: MAX_ISSUED_BY })]
    : [];
}

const tooLong = (field: string, text: string): FieldError[] =>
  text.length > MAX_REMARK ? [fault(field, 'text_too_long', { max: MAX_REMARK })] : [];

/**
 * Checks what was typed about the decision, with every fault at once.
 * @throws InvalidFieldsError
 */
export function readOrder(order: ConfirmOrder, today: PlainDate): Decision {
  const decisionNumber = cleanLine(order.decisionNumber);
  const issuedBy = cleanLine(order.issuedBy);
  const note = cleanLines(order.note);
  const faults = [
    ...(order.places.length === 0 ? [fault('places', 'places_missing')] : []),
    ...numberFaults(decisionNumber),
    ...dateFaults(order.decisionDate, today),
    ...issuerFaults(issuedBy),
    ...tooLong('note', note),
  ];
  const decisionDate = findPlainDate(order.decisionDate);
  if (faults.length > 0 || decisionDate === undefined) throw new InvalidFieldsError(faults);
  return { decisionNumber, decisionDate, issuedBy, note: note === '' ? null : note };
}

/** Why a confirmation is taken back. @throws InvalidFieldsError when it is empty or too long */
export function readReason(typed: string): string {
  const reason = cleanLines(typed);
  const faults = [
    ...(reason === '' ? [fault('reason', 'reason_missing')] : []),
    ...tooLong('reason', reason),
  ];
  if (faults.length > 0) throw new InvalidFieldsError(faults);
  return reason;
}

const nameOf = ({ procedureKey, version, field }: ClaimPlace): string =>
  `${procedureKey} ${version} ${field}`;

/** The claims of `claims` that stand in these places. */
export function claimsIn(claims: readonly Claim[], places: readonly ClaimPlace[]): Claim[] {
  const wanted = new Set(places.map(nameOf));
  return claims.filter((claim) => wanted.has(nameOf(claim)));
}
