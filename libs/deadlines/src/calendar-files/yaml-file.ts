import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { CalendarFilesError, type FileFault } from './config-file-error';

/** Keys and indexes from the root of a file to a value. */
export type Path = readonly PropertyKey[];

/** A parsed file that still knows its lines. */
export interface YamlFile {
  readonly file: string;
  readonly content: unknown;
  /** Line of the value at `path`, or of the nearest value above it that exists. */
  readonly lineOf: (path: Path) => number;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = `cannot be read: ${String(error)}`;
    throw new CalendarFilesError([{ file, line: 1, reason }]);
  }
}

/** The plain value; an alias that names nothing, or too many of them, shows only here. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new CalendarFilesError([
      { file, line: 1, reason: `is not sound YAML: ${String(error)}` },
    ]);
  }
}

/** @throws CalendarFilesError when the file is missing or is not YAML. */
export function readYaml(file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(read(file), { lineCounter: lines });
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => {
      return { file, line: lines.linePos(pos[0]).line, reason: message.split('\n', 1)[0]! };
    });
    throw new CalendarFilesError(faults);
  }
  const lineOf = (path: Path): number => {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  return { file, content: contentOf(document, file), lineOf };
}

/** Checks a file against its schema. @throws CalendarFilesError naming the line of every fault */
export function parseYaml<T>({ file, content, lineOf }: YamlFile, schema: z.ZodType<T>): T {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }): FileFault => {
    const what = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
    return { file, line: lineOf(path), reason: `${what}${message}` };
  });
  throw new CalendarFilesError(faults);
}
