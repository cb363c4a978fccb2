/**
 * Characters that no answer needs: control characters (PostgreSQL refuses NUL in JSON), halves of
 * surrogate pairs, and the marks that turn the direction of text (they can disguise a name).
 */
const UNWANTED = /[^\P{Cc}\n\t]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text of several lines as it is stored: composed (NFC), `\n` line ends, outer space trimmed. */
export function cleanLines(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Text of one line as it is stored: as `cleanLines`, every run of white space is one space. */
export function cleanLine(typed: string): string {
  return cleanLines(typed).replace(/\s+/g, ' ').trim();
}
