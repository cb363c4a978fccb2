import { type ClaimGroup, getClaimKind } from '@portal/procedures/core';
import type { CatalogueToday } from './catalogue-today';
import { EVERY_VERSION, filterGroups, isOfOrganisation, type ListFilter } from './list-filter';
import { claimPath, OPEN_PATH, tabs } from './paths';

/** Characters of a statement that a list shows; its own page shows all of it. */
const SHOWN = 220;

/** The beginning of a text, cut between words. */
export function beginningOf(text: string): string {
  if (text.length <= SHOWN) return text;
  const cut = text.slice(0, SHOWN);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

function reachOf(group: ClaimGroup): { reach: string; reachNote: string } {
  if (isOfOrganisation(group)) return { reach: 'Toàn hệ thống', reachNote: '' };
  const { inForce, procedures, places } = group;
  return {
    reach: inForce > 0 ? `${inForce} thủ tục đang nhận hồ sơ` : 'Không còn hoặc chưa nhận hồ sơ',
    reachNote: `${places.length} phiên bản của ${procedures} thủ tục`,
  };
}

function rowOf(group: ClaimGroup): object {
  const { claim } = group;
  return {
    href: claimPath(claim),
    title: claim.title,
    words: beginningOf(claim.words),
    note: beginningOf(claim.note),
    missing: !claim.confirmable,
    ...reachOf(group),
  };
}

/** Groups arrive the most far-reaching first, and so do their kinds. */
function sectionsOf(groups: readonly ClaimGroup[]): object[] {
  const kinds = [...new Set(groups.map(({ claim }) => claim.kind))];
  return kinds.map((kind) => {
    const rows = groups.filter(({ claim }) => claim.kind === kind).map(rowOf);
    return {
      id: kind.replace('.', '-'),
      title: getClaimKind(kind).heading,
      count: rows.length,
      rows,
    };
  });
}

/** Everything that the list of open statements shows. */
export function openPage(
  groups: readonly ClaimGroup[],
  filter: ListFilter,
  catalogue: CatalogueToday,
): object {
  const shown = filterGroups(groups, filter);
  return {
    tabs: tabs(OPEN_PATH),
    address: OPEN_PATH,
    form: {
      'thu-tuc': filter.procedure,
      'pham-vi': filter.everyVersion ? EVERY_VERSION : '',
      tim: filter.text,
    },
    choices: {
      procedures: catalogue.choices(),
      scopes: [{ value: EVERY_VERSION, text: 'Mọi phiên bản, cả cũ và sắp có hiệu lực' }],
    },
    isFiltered: filter.procedure !== '' || filter.text !== '',
    total: shown.length,
    isAllDone: groups.length === 0,
    sections: sectionsOf(shown),
  };
}
