import { Printable } from './papers/printable';

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, clean(v)]));
};

/** Composes every text of a paper (NFC). */
export function printableText(data: Printable): Printable {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));
}
