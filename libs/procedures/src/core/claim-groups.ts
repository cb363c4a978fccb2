import type { Claim, ClaimPlace } from './claims';
import { groupBy } from './group-by';

/** The same statement in all its places: one question to the province. */
export interface ClaimGroup {
  /** One of the equal statements. */
  readonly claim: Claim;
  readonly places: readonly Claim[];
  /** Procedures in which it stands. */
  readonly procedures: number;
  /** Procedures that take filings now and in which it stands. */
  readonly inForce: number;
}

const procedureCount = (places: readonly ClaimPlace[]): number =>
  new Set(places.map(({ procedureKey }) => procedureKey)).size;

const byReach = (a: ClaimGroup, b: ClaimGroup): number =>
  b.inForce - a.inForce || b.procedures - a.procedures || b.places.length - a.places.length;

/**
 * Equal statements of one kind as one, the most far-reaching first: those of most procedures in
 * force, then those of most procedures.
 */
export function groupClaims(
  claims: readonly Claim[],
  isInForce: (place: ClaimPlace) => boolean,
): ClaimGroup[] {
  const groups = groupBy(claims, ({ kind, fingerprint }) => `${kind} ${fingerprint}`);
  return [...groups.values()]
    .map((places) => ({
      claim: places[0]!,
      places,
      procedures: procedureCount(places),
      inForce: procedureCount(places.filter(isInForce)),
    }))
    .toSorted(byReach);
}
