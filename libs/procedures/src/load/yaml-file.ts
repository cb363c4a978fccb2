import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { isMap, isScalar, LineCounter, type Node, parseDocument, type Document } from 'yaml';
import type { Fault } from './faults';

/** Largest file of definitions, in bytes; the largest real one has some 30 kB. */
const MAX_BYTES = 1_000_000;
/** A definition has no need of aliases; a few are borne, an explosion is refused. */
const MAX_ALIASES = 20;

type Path = readonly (string | number)[];

/** A YAML file that could be read, with the way back from a field to its line. */
export interface YamlFile {
  /** Path below the root folder. */
  readonly file: string;
  readonly value: unknown;
  /** The fault `reason` at a field, or at the nearest that stands in the file. */
  faultAt(path: Path, reason: string): Fault;
}

/** A file, or everything that keeps it from being read. */
export type YamlReading =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'khóa này đã có ở trên; hãy bỏ một trong hai',
  MULTIPLE_DOCS: 'mỗi tệp chỉ được có một tài liệu YAML; hãy bỏ dòng "---" thứ hai',
  TAB_AS_INDENT: 'không được thụt dòng bằng phím Tab; hãy dùng dấu cách',
  TAG_RESOLVE_FAILED: 'không dùng thẻ kiểu (!…) trong tệp này',
};

function keyNode(document: Document, path: Path): Node | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return pair?.key as Node | undefined;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const node = keyNode(document, part) ?? (document.getIn(part, true) as Node | undefined);
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function parse(text: string, file: string): YamlReading {
  const lines = new LineCounter();
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const broken = [...document.errors, ...document.warnings].map((error) => ({
    file,
    ...place(error.pos[0]),
    field: '',
    reason: SYNTAX[error.code] ?? `YAML sai cú pháp (${error.code}): ${error.message}`,
  }));
  if (broken.length > 0) return { ok: false, faults: broken };
  const faultAt = (path: Path, reason: string): Fault => ({
    file,
    ...place(offsetOf(document, path)),
    field: path.join('.'),
    reason,
  });
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
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
    // The parser recurses: absurd nesting ends its stack. Aliases are counted while unfolding.
    if (error instanceof RangeError) return refuse(file, 'YAML lồng quá nhiều tầng');
    if (error instanceof ReferenceError) {
      return refuse(
        file,
        'YAML dùng quá nhiều tham chiếu (*…) hoặc tham chiếu sai; hãy viết đầy đủ',
      );
    }
    throw error;
  }
}

/** Reads a YAML file below `root`: at most 1 MB, UTF-8, composed to NFC. */
export function readYamlFile(path: string, root: string): YamlReading {
  const file = relative(root, path);
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return refuse(file, `tệp có ${size} byte, tối đa ${MAX_BYTES} byte`);
    return parseYaml(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)), file);
  } catch (error) {
    if (error instanceof TypeError) return refuse(file, 'tệp không phải văn bản UTF-8');
    return refuse(
      file,
      `không đọc được tệp (${(error as NodeJS.ErrnoException).code ?? 'lỗi lạ'})`,
    );
  }
}
