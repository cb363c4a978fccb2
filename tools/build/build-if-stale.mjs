// Brings `dist/` up to date when a source has changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAll, sourcesBelow } from './compile.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const MARK = join(ROOT, 'dist/.built');

/** Changes with the name, size or time of any source, so that no old code ever runs. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['apps', 'libs', 'tools']) {
    for (const file of sourcesBelow(join(ROOT, folder))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Styles and scripts; skips by itself what has not changed. */
function buildAssets() {
  const script = join(ROOT, 'tools/assets/build.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Không dựng được giao diện:\n${stdout}\n${stderr}`);
}

/** Builds when needed; tells each step. */
export async function buildIfStale(tell) {
  const now = fingerprint();
  if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== now) {
    tell('Biên dịch mã nguồn (chỉ lần đầu hoặc khi mã thay đổi) …');
    compileAll(ROOT);
    writeFileSync(MARK, now);
  }
  buildAssets();
}
