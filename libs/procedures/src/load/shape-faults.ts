import type { z } from 'zod';
import { entryName } from '../core/diff-words';
import type { Fault } from './faults';
import { nearestName } from './nearest-name';
import { namesAt, wordsAt } from './schema-at';
import type { YamlFile } from './yaml-file';

/** Faults of one file that are told: each has to be found in its text. */
const MAX_ISSUES = 200;
/** Unknown entries of one object that are told. */
const MAX_UNKNOWN = 50;

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

const TYPES: Readonly<Record<string, string>> = {
  string: 'văn bản (nếu là số hoặc ngày, hãy đặt trong dấu nháy)',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'nhóm các mục con',
  record: 'nhóm các mục con',
};

function sizeReason(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const word = issue.code === 'too_small' ? 'ít nhất' : 'nhiều nhất';
  if (issue.origin === 'string') return `phải dài ${word} ${bound} ký tự`;
  if (issue.origin === 'array') return `phải có ${word} ${bound} mục`;
  return `phải là số ${word} ${bound}${issue.inclusive === false ? ' (không lấy đúng số này)' : ''}`;
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `phải là ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `phải là một trong: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big':
      return sizeReason(issue);
    case 'invalid_format':
      return `không đúng dạng ${'pattern' in issue ? String(issue.pattern) : issue.format}`;
    case 'invalid_union':
      return 'không đúng dạng nào được phép ở đây';
    case 'custom':
      return issue.message;
    default:
      return `không hợp lệ (${issue.code})`;
  }
}

/** What stands at a path; `missing` when its group has no such entry. */
function findAt(
  value: unknown,
  path: Path,
): { readonly missing: boolean; readonly value: unknown } {
  let current: unknown = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null)
      return { missing: false, value: undefined };
    if (!Object.hasOwn(current, key)) return { missing: true, value: undefined };
    current = Reflect.get(current, key);
  }
  return { missing: false, value: current };
}

/** A question rather than a claim: the program does not know what was meant. */
const meant = (written: unknown, known: readonly string[]): { suggestion?: string } => {
  const nearest = typeof written === 'string' ? nearestName(written, known) : undefined;
  return nearest === undefined ? {} : { suggestion: `có phải là «${nearest}»?` };
};

/** `hãy thêm "citation: …" (căn cứ)`. */
function addition(path: Path): { suggestion?: string } {
  const key = String(path.at(-1));
  const name = entryName(key);
  return { suggestion: `hãy thêm "${key}: …"${name === `"${key}"` ? '' : ` (${name})`}` };
}

/**
 * Says in words, with line and field, why a file does not have the shape of its schema, and what was
 * most likely meant.
 */
export function shapeFaults(
  yaml: Pick<YamlFile, 'value' | 'faultAt'>,
  issues: readonly Issue[],
  schema: z.core.$ZodType,
): Fault[] {
  return issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code === 'unrecognized_keys') {
      // A file that is none of ours has thousands.
      return issue.keys.slice(0, MAX_UNKNOWN).map((key) => ({
        ...yaml.faultAt([...path, key], 'mục này không có trong mẫu; hãy bỏ hoặc sửa tên'),
        ...meant(key, namesAt(schema, path)),
      }));
    }
    const { missing, value } = findAt(yaml.value, path);
    if (missing) return [{ ...yaml.faultAt(path, 'thiếu mục này'), ...addition(path) }];
    return [{ ...yaml.faultAt(path, reasonOf(issue)), ...meant(value, wordsAt(schema, path)) }];
  });
}
