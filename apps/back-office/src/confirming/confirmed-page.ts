import { formatDate, formatInstant } from '@portal/kernel';
import type { ClaimConfirmation } from '@portal/procedures';
import type { Claim } from '@portal/procedures/core';
import type { CatalogueToday } from './catalogue-today';
import { beginningOf } from './open-page';
import { CONFIRMED_PATH, tabs } from './paths';

/** Rows of one act: one decision about one statement. */
export type Act = readonly [ClaimConfirmation, ...ClaimConfirmation[]];

/** What the pages of confirmations look up. */
export interface ConfirmedContext {
  readonly claims: readonly Claim[];
  readonly names: ReadonlyMap<string, { readonly fullName: string }>;
  readonly catalogue: CatalogueToday;
  readonly mayRevoke: boolean;
}

/** Confirmations act by act, in their order. */
export function actsOf(rows: readonly ClaimConfirmation[]): Act[] {
  const acts = new Map<string, ClaimConfirmation[]>();
  for (const row of rows) acts.set(row.actId, [...(acts.get(row.actId) ?? []), row]);
  return [...acts.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest] as Act] : []));
}

const nameOf = ({ names }: ConfirmedContext, staffId: string | null): string =>
  names.get(staffId ?? '')?.fullName ?? '';

/** The statement as the file says it now; another wording is another statement. */
const findClaim = ({ claims }: ConfirmedContext, [row]: Act): Claim | undefined =>
  claims.find(({ field, fingerprint }) => field === row.field && fingerprint === row.fingerprint);

function stateOf(act: Act, claim: Claim | undefined): { text: string; colour: string } {
  if (act.every(({ revokedAt }) => revokedAt !== null))
    return { text: 'Đã thu hồi', colour: 'grey' };
  return claim
    ? { text: 'Đang áp dụng', colour: 'green' }
    : { text: 'Nội dung đã đổi', colour: 'yellow' };
}

/** What is told of an act, in lists and on its own page. */
export function actInWords(act: Act, context: ConfirmedContext) {
  const [row] = act;
  const claim = findClaim(context, act);
  const { revokedAt } = row;
  return {
    href: `${CONFIRMED_PATH}/${row.actId}`,
    title: claim?.title ?? row.field,
    words: claim?.words ?? 'Nội dung trong tệp đã thay đổi sau khi xác nhận.',
    decision: `${row.decisionNumber} ngày ${formatDate(row.decisionDate)}`,
    issuedBy: row.issuedBy,
    note: row.note ?? '',
    by: nameOf(context, row.confirmedBy),
    at: formatInstant(row.confirmedAt),
    state: stateOf(act, claim),
    revoked:
      revokedAt === null
        ? ''
        : `${nameOf(context, row.revokedBy)} thu hồi ${formatInstant(revokedAt)}: ${row.revokeReason}`,
    reach: act.length === 1 ? '1 nơi' : `${act.length} phiên bản`,
    mayRevoke: context.mayRevoke && revokedAt === null,
  };
}

/** Everything that the list of confirmations shows. */
export function confirmedPage(acts: readonly Act[], context: ConfirmedContext): object {
  return {
    tabs: tabs(CONFIRMED_PATH),
    rows: acts.map((act) => {
      const words = actInWords(act, context);
      return { ...words, words: beginningOf(words.words) };
    }),
  };
}

/** The page on which an act is taken back. */
export function revokePage(act: Act, context: ConfirmedContext): object {
  const words = actInWords(act, context);
  return {
    ...words,
    listHref: CONFIRMED_PATH,
    places: act.map(({ procedureKey, procedureVersion, field }) =>
      context.catalogue.placeInWords({ procedureKey, version: procedureVersion, field }),
    ),
  };
}
