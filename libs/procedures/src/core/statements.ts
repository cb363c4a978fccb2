import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@portal/kernel';
import { isRecord, type JsonRecord } from './json-text';
import { nameOf } from './procedure-version';

/** A statement with `verified: false`, as its file says it. */
export interface Statement {
  /** Where it stands, ids in the path, such as `limits.legal` or `steps.appraisal`. */
  readonly field: string;
  readonly value: JsonRecord;
  /**
   * SHA-256 (hex) over the canonical JSON of the statement, its note and sources included: equal
   * statements of several versions have the same one, and a changed statement another.
   */
  readonly fingerprint: string;
}

const fingerprintOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Every statement below `value` that no source confirms. */
export function findStatements(value: Json, path: readonly string[] = []): Statement[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findStatements(item, [...path, nameOf(item, index)]));
  }
  if (!isRecord(value)) return [];
  const own = value['verified'] === false;
  return [
    ...(own ? [{ field: path.join('.'), value, fingerprint: fingerprintOf(value) }] : []),
    ...Object.entries(value).flatMap(([key, part]) => findStatements(part, [...path, key])),
  ];
}

const known = new WeakMap<object, readonly Statement[]>();

/** The statements of a version, read from its frozen source once: hashing them all takes its time. */
export function statementsOf({ source }: { readonly source: Json }): readonly Statement[] {
  if (typeof source !== 'object' || source === null) return [];
  const found = known.get(source) ?? findStatements(source);
  known.set(source, found);
  return found;
}
