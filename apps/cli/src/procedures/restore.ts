import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatOfficeIso, type Json, systemClock, toOfficeTime } from '@portal/kernel';
import { proceduresFolder } from '@portal/platform';
import { PublishedVersion } from '@portal/procedures';
import { writeDefinition } from '@portal/procedures/load';
import { withDatabase } from '../connect';
import { quoteInput, RefusedError, UsageError, type VerbResult } from '../verb';

/** The options as they were typed. */
export interface RestoreOptions {
  readonly out?: string;
  readonly force?: boolean;
}

type Named = Pick<PublishedVersion, 'key' | 'version'>;

/** What is stored of a version. @throws RefusedError with the names that are known */
function findStored({ key, version }: Named): Promise<PublishedVersion> {
  return withDatabase([PublishedVersion], async ({ manager }) => {
    const stored = await manager.findOneBy(PublishedVersion, { key, version });
    if (stored) return stored;
    const others = await manager.findBy(PublishedVersion, { key });
    const known = others.map((each) => each.version).toSorted();
    throw new RefusedError(
      known.length === 0
        ? `No version of ${quoteInput(key)} has taken effect here; nothing was changed.`
        : `${key} has no published version ${quoteInput(version)}; it has ${known.join(', ')}.`,
    );
  });
}

/** Under a name that nobody takes for a definition. */
function keepBeside(file: string): string {
  const stamp = formatOfficeIso(toOfficeTime(systemClock.now())).slice(0, 19);
  const kept = `${file}.replaced-${stamp.replaceAll(/[-:]/g, '')}`;
  copyFileSync(file, kept);
  return kept;
}

/** Whoever reads meanwhile finds the old file or the new one whole. */
function put(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}

function write(file: string, text: string, force: boolean): string | null {
  if (existsSync(file) && !force) {
    throw new RefusedError(`${file} exists already; --force takes its place and keeps it beside.`);
  }
  try {
    const kept = existsSync(file) ? keepBeside(file) : null;
    mkdirSync(dirname(file), { recursive: true });
    put(file, text);
    return kept;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RefusedError(`${file} cannot be written (${code}).`);
  }
}

/**
 * Writes a version as it was when it took effect, so that its file agrees with what was published.
 * @throws RefusedError when no such version took effect here, or the file exists and `force` is not set
 */
export async function restoreVersion(
  named: Named,
  { out, force = false }: RestoreOptions,
): Promise<VerbResult> {
  if (out === '')
    throw new UsageError('--out: it is empty; write the path of a file, or - for standard output.');
  const { key, version, hash, source } = await findStored(named);
  const text = writeDefinition(source as unknown as Json);
  const facts = { ok: true, key, version, hash };
  if (out === '-') {
    return { ok: true, lines: text.trimEnd().split('\n'), data: { ...facts, file: null, text } };
  }
  const file = out === undefined ? join(proceduresFolder(), key, `${version}.yaml`) : resolve(out);
  const kept = write(file, text, force);
  return {
    ok: true,
    lines: [
      `${file} is as it was when it took effect${kept ? `; the one before is kept as ${kept}` : ''}.`,
    ],
    data: { ...facts, file, kept },
  };
}
