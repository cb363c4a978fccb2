import { foldText, normaliseText } from '@portal/kernel';
import { type ClaimGroup, ORGANISATION_KEY } from '@portal/procedures/core';

/** What stands in the address of the list. */
export interface ListFilter {
  /** Key of a procedure, or `organisation`; empty: all. */
  readonly procedure: string;
  /** False: only what touches filings of today. */
  readonly everyVersion: boolean;
  readonly text: string;
}

/** Word of the address for all versions. */
export const EVERY_VERSION = 'tat-ca';
const MAX_TEXT = 100;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? normaliseText(value.replace(/\p{Cc}/gu, ' ')).slice(0, MAX_TEXT) : '';

/** Reads the filter from an address; what is not understood falls back to everything in force. */
export function readListFilter(query: Readonly<Record<string, unknown>>): ListFilter {
  return {
    procedure: textOf(query['thu-tuc']),
    everyVersion: textOf(query['pham-vi']) === EVERY_VERSION,
    text: textOf(query['tim']),
  };
}

/** Whether the organisation itself says it, and no procedure. */
export const isOfOrganisation = ({ claim }: ClaimGroup): boolean =>
  claim.procedureKey === ORGANISATION_KEY;

/** The groups that a filter lets through, in their order. */
export function filterGroups(groups: readonly ClaimGroup[], filter: ListFilter): ClaimGroup[] {
  const words = foldText(filter.text).split(' ').filter(Boolean);
  return groups.filter((group) => {
    if (!filter.everyVersion && group.inForce === 0) return false;
    const { claim, places } = group;
    const isWanted =
      filter.procedure === '' || places.some((place) => place.procedureKey === filter.procedure);
    if (!isWanted) return false;
    const text = foldText(`${claim.title} ${claim.words} ${claim.note}`);
    return words.every((word) => text.includes(word));
  });
}
