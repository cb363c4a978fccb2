import type { Json } from '@portal/kernel';

/** A group of named values. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** Whether a value is a group and no list. */
export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of a piece of a file; undefined where there is nothing. */
export function jsonAt(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, json);
}

/** The text or number at a path, as text; empty where there is neither. */
export function textAt(json: Json | undefined, ...path: readonly string[]): string {
  const found = jsonAt(json, ...path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** The list at a path; empty where there is none. */
export function listAt(json: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = jsonAt(json, ...path);
  return Array.isArray(found) ? found : [];
}

/** The parts that say something, as one sentence. */
export const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('; ');

/** A word with what follows it, or nothing where nothing follows. */
export const after = (word: string, text: string): string => (text === '' ? '' : `${word}${text}`);
