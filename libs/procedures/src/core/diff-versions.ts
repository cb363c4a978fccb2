import { canonicalJson, type Json } from '@portal/kernel';
import { itemName, valueInWords } from './diff-values';
import { entryName, isRecord } from './diff-words';

/** One difference between two versions. */
export interface VersionChange {
  /** Path of the entry, such as `components.to-trinh.copies`. */
  readonly path: string;
  /** Which part of the definition it belongs to, in Vietnamese. */
  readonly group: string;
  /** What changed, in Vietnamese: one sentence. */
  readonly text: string;
}

interface Place {
  readonly path: readonly string[];
  /** The way to it in words. */
  readonly words: readonly string[];
}

type Difference = Place & { readonly text: string };

const isEqual = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

/** By what the items of a list are told apart; undefined: they cannot be. */
function keysOf(items: readonly Json[]): string[] | undefined {
  const keys = items.map((item) => {
    if (!isRecord(item)) return canonicalJson(item);
    const own = [item['id'], item['value'], item['vi']].find((value) => typeof value === 'string');
    return own ?? canonicalJson(item);
  });
  return new Set(keys).size === keys.length ? keys : undefined;
}

const at = (place: Place, key: string, words = entryName(key)): Place => ({
  path: [...place.path, key],
  words: [...place.words, words],
});

function changed(place: Place, before: Json | undefined, after: Json | undefined): Difference {
  const key = place.path.at(-1) ?? '';
  if (key === 'verified') {
    const text = after === true ? 'đã xác nhận' : 'chưa xác nhận';
    return { ...place, words: place.words.slice(0, -1), text: `nay ${text}` };
  }
  if (before === undefined) return { ...place, text: `thêm ${valueInWords(after, key)}` };
  if (after === undefined) return { ...place, text: `bỏ ${valueInWords(before, key)}` };
  const [from, to] = [valueInWords(before, key), valueInWords(after, key)];
  // Two that read alike are told as they are written.
  const text =
    from === to ? `${JSON.stringify(before)} → ${JSON.stringify(after)}` : `${from} → ${to}`;
  return { ...place, text };
}

function ofLists(place: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
  const [keys, newKeys] = [keysOf(before), keysOf(after)];
  const list = place.path.at(-1);
  if (!keys || !newKeys) return [changed(place, before, after)];
  const old = new Map(keys.map((key, index) => [key, before[index]!] as const));
  const fresh = new Map(newKeys.map((key, index) => [key, after[index]!] as const));
  const kept = keys.filter((key) => fresh.has(key));
  const order = newKeys.filter((key) => old.has(key));
  return [
    ...keys
      .filter((key) => !fresh.has(key))
      .map((key) => ({
        ...at(place, key),
        words: place.words,
        text: `bỏ ${itemName(old.get(key)!, list)}`,
      })),
    ...newKeys
      .filter((key) => !old.has(key))
      .map((key) => ({
        ...at(place, key),
        words: place.words,
        text: `thêm ${itemName(fresh.get(key)!, list)}`,
      })),
    ...(isEqual(kept, order)
      ? []
      : [
          {
            ...place,
            text: `thứ tự nay là ${order.map((key) => itemName(fresh.get(key)!, list)).join(', ')}`,
          },
        ]),
    ...kept.flatMap((key) => {
      const [was, is] = [old.get(key)!, fresh.get(key)!];
      return differences(at(place, key, itemName(was)), was, is);
    }),
  ];
}

/** A time limit is told as one: nobody speaks of its number apart from its unit. */
const isStretch = (value: Json): boolean =>
  isRecord(value) && 'amount' in value && 'unit' in value && Object.keys(value).length === 2;

function ofRecords(
  place: Place,
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
): Difference[] {
  const isLimit = 'amount' in before && 'unit' in before && 'amount' in after && 'unit' in after;
  const limit = ({ amount, unit }: Readonly<Record<string, Json>>): Json => ({
    amount: amount ?? null,
    unit: unit ?? null,
  });
  const own = isLimit && !isEqual(limit(before), limit(after));
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...(own ? [changed(place, limit(before), limit(after))] : []),
    ...keys
      .filter((key) => !isLimit || (key !== 'amount' && key !== 'unit'))
      .flatMap((key) => differences(at(place, key), before[key], after[key])),
  ];
}

function differences(
  place: Place,
  before: Json | undefined,
  after: Json | undefined,
): Difference[] {
  if (isEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(place, before, after);
  if (isRecord(before) && isRecord(after) && !isStretch(before)) {
    return ofRecords(place, before, after);
  }
  return [changed(place, before, after)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * What changed between the contents of two versions, in words that a lawyer's assistant understands:
 * every difference, in the order of the definition; nothing when they say the same.
 * @param before `source` of the earlier version
 */
export function diffVersions(before: Json, after: Json): VersionChange[] {
  return differences({ path: [], words: [] }, before, after).map(({ path, words, text }) => ({
    path: path.join('.'),
    group: capital(entryName(path[0] ?? '')),
    text: capital(words.length === 0 ? text : `${words.join(', ')}: ${text}`),
  }));
}
