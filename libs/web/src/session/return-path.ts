/** Name of the query parameter and form field that carries the way back after signing in. */
export const RETURN_PARAMETER = 'tiep';

const BASE = 'http://internal.invalid';

/**
 * The path to go back to after signing in, or `fallback`: only paths of this same service, so that a
 * link to the sign-in page can never lead elsewhere.
 */
export function safeReturnPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 500) return fallback;
  // Browsers read `\` as `/` and drop control characters: both could make a foreign address.
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(value)) return fallback;
  const url = URL.canParse(value, BASE) ? new URL(value, BASE) : undefined;
  if (url?.origin !== BASE) return fallback;
  const path = url.pathname + url.search;
  return path.startsWith('//') ? fallback : path;
}
