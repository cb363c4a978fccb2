import { canonicalJson, type Json } from '@portal/kernel';
import { stringify } from 'yaml';
import { entryRank, isRecord } from '../core/diff-words';
import { parseYaml } from './yaml-file';

/** The same value with its entries in the order in which people read them: the store keeps none. */
function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, Json] => [key, inOrder(part)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => entryRank(a) - entryRank(b)));
}

const isReadAs = (text: string, source: Json): boolean => {
  const reading = parseYaml(text, '');
  return reading.ok && canonicalJson(reading.yaml.value) === canonicalJson(source);
};

/** Every letter beyond ASCII by its number: nothing is left that reading could compose. */
const escaped = (source: Json): string =>
  JSON.stringify(source, null, 2).replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Writes the content of a definition as YAML that reads to the same content, so to the same hash. The
 * shared parts that its file once used stand in it at full length.
 */
export function writeDefinition(source: Json): string {
  const text = stringify(inOrder(source), { lineWidth: 0, aliasDuplicateObjects: false });
  return isReadAs(text, source) ? text : `${escaped(source)}\n`;
}
