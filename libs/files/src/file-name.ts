import { FILE_KINDS, FileKind } from './kinds';

/** Longest name in characters: 255 bytes is the limit of file systems, a letter takes up to 3. */
const MAX_LENGTH = 80;
// Control characters, and marks that turn the reading direction ("exe.fdp" shown as "pdf.exe").
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const RESERVED = /[<>:"|?*;%]/g;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The ending of a name in lower case, without the dot; empty when it has none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function cleanCharacters(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return last
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
}

/**
 * A name that is safe to show and to save: composed (NFC), without folders, without characters that
 * are invisible or reserved, at most 80 characters.
 */
export function cleanFileName(name: string): string {
  const clean = cleanCharacters(name);
  const extension = extensionOf(clean);
  const ending = extension === '' ? '' : `.${extension}`;
  const stem = ending === '' ? clean : clean.slice(0, -ending.length);
  const letters = Array.from(stem).slice(0, MAX_LENGTH - ending.length);
  const short = letters.join('').trim();
  return `${short === '' || DEVICE.test(short) ? `tep-${short || 'dinh-kem'}` : short}${ending}`;
}

/** Gives a name without ending the one of its kind: phones leave it out. */
export function withExtension(name: string, kind: FileKind): string {
  return extensionOf(name) === '' ? `${name}.${FILE_KINDS[kind].extensions[0]}` : name;
}

/** Letters that RFC 5987 lets stand unescaped in `filename*`. */
const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const toAscii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^ -~]/g, '_')
    .replace(/["\\%]/g, '_');

/**
 * Value of a `Content-Disposition` header (RFC 6266): a plain name for old programs, the real one in
 * `filename*` (RFC 5987). No name can break out of the header.
 * @param type `inline` only for media types that the browser shows without running anything
 */
export function contentDisposition(
  name: string,
  type: 'attachment' | 'inline' = 'attachment',
): string {
  const clean = cleanFileName(name);
  return `${type}; filename="${toAscii(clean)}"; filename*=UTF-8''${percentEncode(clean)}`;
}
