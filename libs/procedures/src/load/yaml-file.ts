import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { types } from 'node:util';
import type { Json } from '@portal/kernel';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Fault } from './faults';

/**
 * Largest file of definitions, in bytes; the largest real one has some 30 kB. The parser takes more
 * than a second for so much when it is all faults.
 */
const MAX_BYTES = 100_000;
/** Faults of one file that are told; who has mended them reads on. */
const MAX_FAULTS = 100;
/** A definition has no need of aliases; a few are borne, an explosion is refused. */
const MAX_ALIASES = 20;

/** Levels of nesting; a condition inside a field of a section needs some ten. */
const MAX_DEPTH = 40;

type Path = readonly (string | number)[];

/** A YAML file that could be read, with the way back from a field to its line. */
export interface YamlFile {
  /** Path below the root folder. */
  readonly file: string;
  readonly value: Json;
  /** The fault `reason` at a field, or at the nearest that stands in the file. */
  faultAt(path: Path, reason: string): Fault;
}

/** A file, or everything that keeps it from being read. */
export type YamlReading =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const TOO_DEEP = `YAML lồng quá ${MAX_DEPTH} tầng; hãy viết phẳng hơn`;
const UNSTORABLE = 'có ký tự không lưu được (\\0 hoặc \\ud800 đến \\udfff); hãy bỏ';
const TOO_MANY_ALIASES = 'YAML dùng quá nhiều tham chiếu (*…); hãy viết đầy đủ từng mục';
const LOST_ALIAS = 'tham chiếu (*…) không có mục gốc (&…) đứng trước; hãy viết đầy đủ';
const DUPLICATE_KEY = 'khóa này đã có ở trên; hãy bỏ một trong hai';
const SYNTAX: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'mỗi tệp chỉ được có một tài liệu YAML; hãy bỏ dòng "---" thứ hai',
  TAB_AS_INDENT: 'không được thụt dòng bằng phím Tab; hãy dùng dấu cách',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAG_RESOLVE_FAILED: 'không dùng thẻ kiểu (!…) trong tệp này',
};

function keyNode(document: Document, path: Path): Node | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const key = parent.items
    .map((pair) => pair.key)
    .find((each) => isScalar(each) && each.value === path.at(-1));
  return isNode(key) ? key : undefined;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const node = keyNode(document, part) ?? document.getIn(part, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

type Unfolding = { readonly value: Json } | { readonly reason: string };

/** The plain data of a document (the core schema knows no other), unless its aliases multiply or lead nowhere. */
function unfold(document: Document): Unfolding {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { reason: error.message.startsWith('Unresolved') ? LOST_ALIAS : TOO_MANY_ALIASES };
  }
}

/** Where the first alias stands. */
function findAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_key, { range }) => {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Where a text stands with letters that no database keeps: NUL, or half of a pair (only escapes write them). */
function findUnstorable(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = findUnstorable(part, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

/** Keys that stand twice in one map. */
function duplicateKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) offsets.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return offsets;
}

function syntaxFaults(document: Document): { offset: number; reason: string }[] {
  const errors = [...document.errors, ...document.warnings].slice(0, MAX_FAULTS);
  const broken = errors.map(({ code, message, pos }) => ({
    offset: pos[0],
    reason: SYNTAX[code] ?? `YAML sai cú pháp (${code}): ${message}`,
  }));
  const twice = duplicateKeys(document)
    .slice(0, MAX_FAULTS)
    .map((offset) => ({ offset, reason: DUPLICATE_KEY }));
  return [...broken, ...twice];
}

interface Opened {
  readonly document: Document;
  readonly place: (offset: number) => { readonly line: number; readonly column: number };
}

function open(text: string): Opened {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    // Told by `syntaxFaults`: the parser compares every key with every other.
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { document, place };
}

/**
 * Finds the line of a field. The text is read again for the first fault: nearly every file has none, and
 * a hundred documents with their places take much more memory than what they say.
 */
function faultsIn(text: string, file: string): YamlFile['faultAt'] {
  let opened: Opened | undefined;
  return (path, reason) => {
    opened ??= open(text);
    const { document, place } = opened;
    return { file, ...place(offsetOf(document, path)), field: path.join('.'), reason };
  };
}

function parse(text: string, file: string): YamlReading {
  const { document, place } = open(text);
  const broken = syntaxFaults(document).map(({ offset, reason }) => ({
    file,
    ...place(offset),
    field: '',
    reason,
  }));
  if (broken.length > 0) return { ok: false, faults: broken };
  const unfolded = unfold(document);
  if ('reason' in unfolded) {
    const at = place(findAlias(document));
    return { ok: false, faults: [{ file, ...at, field: '', reason: unfolded.reason }] };
  }
  const { value } = unfolded;
  const faultAt = faultsIn(text, file);
  if (isDeeper(value, MAX_DEPTH)) return refuse(file, TOO_DEEP);
  const odd = findUnstorable(value);
  if (odd) return { ok: false, faults: [faultAt(odd, UNSTORABLE)] };
  return { ok: true, yaml: { file, value, faultAt } };
}

function refuse(file: string, reason: string): YamlReading {
  return { ok: false, faults: [{ file, line: 1, column: 1, field: '', reason }] };
}

/** Reads YAML text strictly; what is not plain data, or not safe to unfold, is refused. */
export function parseYaml(text: string, file: string): YamlReading {
  try {
    return parse(text.normalize('NFC'), file);
  } catch (error) {
    // The parser recurses: absurd nesting ends its stack.
    if (error instanceof RangeError) return refuse(file, TOO_DEEP);
    throw error;
  }
}

/** Reads a YAML file below `root`: at most 1 MB, UTF-8, composed to NFC. */
export function readYamlFile(path: string, root: string): YamlReading {
  const file = relative(root, path);
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return refuse(file, `tệp có ${size} byte, tối đa ${MAX_BYTES} byte`);
    const bytes = readFileSync(path);
    return isUtf8(bytes)
      ? parseYaml(bytes.toString('utf8'), file)
      : refuse(file, 'tệp không phải văn bản UTF-8');
  } catch (error) {
    if (!types.isNativeError(error) || !('code' in error)) throw error;
    return refuse(file, `không đọc được tệp (${String(error.code)})`);
  }
}
