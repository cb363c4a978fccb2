import { CodedError } from '@portal/kernel';

/** A value of a form: text, several texts of one name, a group, or a list of groups. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/** A form as a plain object. */
export type FormData = Record<string, FormValue>;

/** Fields of one form; a list of 200 nominees with 8 fields stays below. */
const MAX_FIELDS = 2_000;
const MAX_DEPTH = 6;
const MAX_INDEX = 999;
const MAX_NAME = 120;

const SEGMENT = /^(?:[A-Za-z][A-Za-z0-9_-]*|\d{1,3})$/;

interface Branch {
  readonly children: Map<string, Branch | string | string[]>;
}

const isBranch = (node: Branch | string | string[] | undefined): node is Branch =>
  typeof node === 'object' && !Array.isArray(node);

const malformed = (): CodedError => new CodedError('invalid', 'web.malformed');

function segmentsOf(name: string): string[] {
  const segments = name.split('.');
  const fine =
    name.length <= MAX_NAME &&
    segments.length <= MAX_DEPTH &&
    // Names of Object.prototype never become keys, so nothing can be polluted or shadowed.
    segments.every((segment) => SEGMENT.test(segment) && !(segment in Object.prototype));
  if (!fine) throw malformed();
  return segments;
}

/** Half a letter beyond the basic plane, which no keyboard makes and no database keeps. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Browsers send CRLF; what is stored and compared is NFC with LF. */
function normalise(value: unknown): string {
  if (typeof value !== 'string') throw malformed();
  // PostgreSQL refuses both in any text; nobody types them.
  if (value.includes('\0') || LONE_SURROGATE.test(value)) throw malformed();
  return value.replace(/\r\n?/g, '\n').normalize('NFC');
}

const leafOf = (value: unknown): string | string[] =>
  Array.isArray(value) ? value.map(normalise) : normalise(value);

function put(root: Branch, name: string, value: unknown): void {
  const segments = segmentsOf(name);
  const last = segments.pop() ?? '';
  let branch = root;
  for (const segment of segments) {
    const next = branch.children.get(segment) ?? { children: new Map() };
    if (!isBranch(next)) throw malformed();
    branch.children.set(segment, next);
    branch = next;
  }
  if (branch.children.has(last)) throw malformed();
  branch.children.set(last, leafOf(value));
}

const isIndex = (key: string): boolean => /^\d+$/.test(key);

/** Rows keep their order and close ranks: 0, 2, 7 become 0, 1, 2. */
function listOf(branch: Branch): FormValue[] {
  return [...branch.children]
    .map(([key, child]) => ({ index: Number(key), child }))
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, child }) => {
      if (index > MAX_INDEX) throw malformed();
      return valueOf(child);
    });
}

function valueOf(node: Branch | string | string[]): FormValue {
  if (!isBranch(node)) return node;
  const keys = [...node.children.keys()];
  const indices = keys.filter(isIndex).length;
  if (indices > 0 && indices < keys.length) throw malformed();
  if (indices > 0) return listOf(node);
  return Object.fromEntries([...node.children].map(([key, child]) => [key, valueOf(child)]));
}

/**
 * Reads the parsed body of a urlencoded form (a flat record of names) into a plain object:
 * `nominees.0.fullName=…` becomes `{ nominees: [{ fullName }] }`. Dots separate, numbers are rows;
 * the same paths name the fields of errors. Values are text in NFC, not trimmed, so that a refused
 * form shows what was typed.
 * @throws CodedError `web.malformed` for names that no form of ours has, `web.too_large` for too many
 */
export function readForm(body: unknown): FormData {
  if (body === undefined || body === null || body === '') return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw malformed();
  const entries = Object.entries(body);
  if (entries.length > MAX_FIELDS) throw new CodedError('too_large', 'web.too_large');
  const root: Branch = { children: new Map() };
  for (const [name, value] of entries) put(root, name, value);
  if ([...root.children.keys()].some(isIndex)) throw malformed();
  return Object.fromEntries([...root.children].map(([key, child]) => [key, valueOf(child)]));
}

/** The trimmed text of a field; empty when it is missing or not a text. */
export function formText(form: FormData, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The rows of a list of groups; empty when there are none. */
export function formRows(form: FormData, name: string): Record<string, FormValue>[] {
  const value = form[name];
  if (!Array.isArray(value)) return [];
  return value.filter(
    (row): row is Record<string, FormValue> => typeof row === 'object' && !Array.isArray(row),
  );
}

/** The chosen values of checkboxes: none, one or several. */
export function formChoices(form: FormData, name: string): string[] {
  const value = form[name];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value)
    ? value.filter((choice): choice is string => typeof choice === 'string')
    : [];
}

/** The three fields of a date as `YYYY-MM-DD`, perhaps no real day; empty when nothing was typed. */
export function formDate(form: FormData, name: string): string {
  const value = form[name];
  if (typeof value !== 'object' || Array.isArray(value)) return '';
  const [day, month, year] = ['day', 'month', 'year'].map((part) => formText(value, part));
  if (!day && !month && !year) return '';
  return [year?.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
}
