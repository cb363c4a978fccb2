import type { Contradiction } from './contradiction';

type Path = readonly (string | number)[];

/**
 * Texts that stand in Vietnamese alone although the organisation shows other languages, too.
 * @param languages those of `config/organisation.yaml`
 */
export function translationFaults(
  value: unknown,
  languages: readonly ('vi' | 'en')[],
  path: Path = [],
): Contradiction[] {
  if (!languages.includes('en') || typeof value !== 'object' || value === null) return [];
  const own =
    'vi' in value && !('en' in value && value.en !== undefined)
      ? [{ path: [...path], reason: 'thiếu bản tiếng Anh (en) của câu này' }]
      : [];
  const parts = Array.isArray(value)
    ? value.map((part, index): [string | number, unknown] => [index, part])
    : Object.entries(value);
  return [
    ...own,
    ...parts.flatMap(([key, part]) => translationFaults(part, languages, [...path, key])),
  ];
}
