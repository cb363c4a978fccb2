/** Fields that may have several lines; templates show them with `{{quote …}}` only. */
const MULTI_LINE = new Set(['reason']);

// Control characters, line separators and those that turn the direction of writing.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function cleaned(key: string, text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replace(CONTROLS, ' ').normalize('NFC');
  return MULTI_LINE.has(key) ? lines.trim() : lines.replaceAll('\n', ' ').trim();
}

function plain(key: string, value: unknown): unknown {
  if (typeof value === 'string') return cleaned(key, value);
  if (Array.isArray(value)) return value.map((entry) => plain(key, entry));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return plainValues(value);
}

/**
 * Keeps what people typed from changing the structure of a mail: a value stays on its line, so that
 * it cannot begin a block of its own, and carries no control characters.
 */
export function plainValues(data: object): object {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]: [string, unknown]) => [name, plain(name, value)]),
  );
}
