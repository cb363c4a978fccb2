/** Composed form (NFC), outer white space trimmed: the only form that is stored. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').trim();
}

/**
 * The form that is searched and compared: no tone, no mark, đ→d, lower case, single spaces.
 * "Nguyễn  Thị ĐÀO" → "nguyen thi dao".
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
