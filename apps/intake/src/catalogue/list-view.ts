import type { ProcedureVersion } from '@portal/procedures/core';
import { PATHS } from '../paths';
import { FILTERS, findProcedures, groupByLevel, readWanted } from './find-procedures';
import { cardGroups } from './procedure-cards';

/** The choices of the filters; levels without any procedure are not offered. */
function filterItems(versions: readonly ProcedureVersion[]) {
  return FILTERS.map(({ name, label, choices, test }) => ({
    name,
    label,
    items: choices
      .filter(({ is }) => versions.some(test(is)))
      .map(({ value, text }) => ({ value, text })),
  }));
}

/**
 * The list of procedures, searched and filtered by what stands in the address.
 * @param versions those in force
 */
export function listView(
  versions: readonly ProcedureVersion[],
  query: Readonly<Record<string, unknown>>,
) {
  const wanted = readWanted(query);
  const found = findProcedures(versions, wanted);
  return {
    groups: cardGroups(groupByLevel(found)),
    count: found.length,
    total: versions.length,
    narrowed: Object.keys(wanted.chosen).length > 0,
    filtered: wanted.text !== '' || Object.keys(wanted.chosen).length > 0,
    text: wanted.text,
    ignored: wanted.ignored.join(', '),
    filters: filterItems(versions),
    form: { tim: wanted.text, ...wanted.chosen },
    paths: PATHS,
  };
}
