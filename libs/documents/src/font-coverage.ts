import { readFileSync } from 'node:fs';

/** Ranges of characters, first and last included, that a font has glyphs for. */
export type Coverage = readonly (readonly [number, number])[];

/** Subtables of `cmap` that give Unicode characters (OpenType 1.9): platform 0, and 3 with 1 or 10. */
const isUnicode = (platform: number, encoding: number): boolean =>
  platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

/** Format 4: segments of the basic plane, ends and starts in two parallel lists. */
function readSegments(font: Buffer, at: number): [number, number][] {
  const doubled = font.readUInt16BE(at + 6);
  return Array.from({ length: doubled / 2 }, (_, i): [number, number] => [
    font.readUInt16BE(at + 16 + doubled + i * 2),
    font.readUInt16BE(at + 14 + i * 2),
  ]).filter(([first]) => first !== 0xffff);
}

/** Format 12: groups of any plane. */
function readGroups(font: Buffer, at: number): [number, number][] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i): [number, number] => [
    font.readUInt32BE(at + 16 + i * 12),
    font.readUInt32BE(at + 20 + i * 12),
  ]);
}

/** Reads which characters a TrueType font can show. */
export function readCoverage(path: string): Coverage {
  const font = readFileSync(path);
  const cmap = tableOffset(font, 'cmap');
  return Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + 4 + i * 8)
    .filter((record) => isUnicode(font.readUInt16BE(record), font.readUInt16BE(record + 2)))
    .map((record) => cmap + font.readUInt32BE(record + 4))
    .flatMap((at) => {
      const format = font.readUInt16BE(at);
      if (format === 4) return readSegments(font, at);
      return format === 12 ? readGroups(font, at) : [];
    });
}

/** Whether a character has a glyph. */
export function covers(coverage: Coverage, codePoint: number): boolean {
  return coverage.some(([first, last]) => codePoint >= first && codePoint <= last);
}
