import { join } from 'node:path';
import { fontFolders } from './compile/typst-compiler';
import { Coverage, covers, readCoverage } from './font-coverage';
import { Printable } from './papers/printable';

/** Shown where the font has no letter, so that a reader sees that something is missing. */
const REPLACEMENT = '\uFFFD';
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

let coverage: Coverage | undefined;
const known = new Map<string, string>();

/** PDF/UA forbids empty boxes: a paper with one emoji in a name would not be made at all. */
function printableCharacter(character: string): string {
  let shown = known.get(character);
  if (shown === undefined) {
    coverage ??= readCoverage(join(fontFolders()[0]!, 'Tinos_400Regular.ttf'));
    shown = covers(coverage, character.codePointAt(0)!) ? character : REPLACEMENT;
    if (known.size < 10_000) known.set(character, shown);
  }
  return shown;
}

const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) =>
      Array.from(line.replaceAll('\t', ' ').replace(INVISIBLE, ''), printableCharacter).join(''),
    )
    .join('\n');

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, clean(v)]));
};

/** Every text of a paper composed (NFC), with the letters that the fonts have. */
export function printableText(data: Printable): Printable {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));
}
