import { diffVersions, type ProcedureVersion, type VersionChange } from '@portal/procedures/core';
import type { VerbResult } from '../verb';
import { readDefinition } from './read-definition';

const nameOf = ({ key, version }: ProcedureVersion): string => `${key}@${version}`;

function inGroups(changes: readonly VersionChange[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { group, text } of changes) groups.set(group, [...(groups.get(group) ?? []), text]);
  return [...groups].flatMap(([group, texts]) => [group, ...texts.map((text) => `  - ${text}`)]);
}

/**
 * Tells what changed between two versions, each a file or `key@version`.
 * @throws RefusedError when one is not there; DefinitionsError when one is faulty
 */
export function diffProcedures(before: string, after: string): VerbResult {
  const [from, to] = [readDefinition(before, '<before>'), readDefinition(after, '<after>')];
  const changes = diffVersions(from.source, to.source);
  const count = changes.length === 0 ? 'không có gì thay đổi' : `${changes.length} thay đổi`;
  return {
    ok: true,
    lines: [`${nameOf(from)} → ${nameOf(to)}: ${count}`, ...inGroups(changes)],
    data: {
      ok: true,
      before: { key: from.key, version: from.version, hash: from.hash },
      after: { key: to.key, version: to.version, hash: to.hash },
      changes: changes.map((change) => ({ ...change })),
    },
  };
}
