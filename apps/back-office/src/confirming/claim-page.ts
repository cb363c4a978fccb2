import { MAX_DECISION_NUMBER, MAX_ISSUED_BY, MAX_REMARK } from '@portal/procedures';
import type { Claim, ClaimPlace } from '@portal/procedures/core';
import type { FormData } from '@portal/web';
import type { CatalogueToday } from './catalogue-today';
import { claimPath, HOW_TO, OPEN_PATH } from './paths';

const SEPARATOR = '|';

/** A place as the value of its check box. */
export const placeValue = ({ procedureKey, version, field }: ClaimPlace): string =>
  [procedureKey, version, field].join(SEPARATOR);

/** The place that a check box stands for; what is mangled is a place that no file has. */
export function readPlace(value: string): ClaimPlace {
  const [procedureKey = '', version = '', field = ''] = value.split(SEPARATOR);
  return { procedureKey, version, field };
}

/** What the page of a statement is made of. */
export interface ClaimPageInput {
  /** The statement; one of the equal ones. */
  readonly claim: Claim;
  /** Where it is not confirmed yet. */
  readonly open: readonly Claim[];
  readonly mayConfirm: boolean;
  readonly catalogue: CatalogueToday;
  /** What was typed; unset: the form is new, and every place is ticked. */
  readonly typed?: { readonly form: FormData; readonly places: readonly string[] };
}

function placesOf({ open, catalogue }: ClaimPageInput) {
  const isInForce = catalogue.inForce();
  return open
    .map((claim) => ({ claim, first: isInForce(claim), ...catalogue.placeInWords(claim) }))
    .toSorted((a, b) => Number(b.first) - Number(a.first))
    .map(({ claim, first, text, hint }) => ({
      value: placeValue(claim),
      text,
      hint: first ? `${hint} (đang áp dụng)` : hint,
    }));
}

/** Everything that the page of one statement shows. */
export function claimPage(input: ClaimPageInput): object {
  const { claim, mayConfirm, typed } = input;
  const places = placesOf(input);
  return {
    title: claim.title,
    address: claimPath(claim),
    listHref: OPEN_PATH,
    howTo: HOW_TO,
    words: claim.words,
    note: claim.note,
    sources: claim.sources.map(({ title, url }) => ({ title, url: url ?? '' })),
    missing: !claim.confirmable,
    places,
    isDone: places.length === 0,
    showsForm: mayConfirm && claim.confirmable && places.length > 0,
    chosen: typed?.places ?? places.map(({ value }) => value),
    form: typed?.form ?? {},
    limits: { number: MAX_DECISION_NUMBER, issuer: MAX_ISSUED_BY, remark: MAX_REMARK },
  };
}
