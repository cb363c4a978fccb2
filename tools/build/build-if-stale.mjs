// Compiles apps, libs and tools when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const MARK = join(ROOT, 'dist/.built');
const SOURCES = ['apps', 'libs', 'tools', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

function* filesBelow(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).toSorted()) yield* filesBelow(join(path, name));
}

/** Changes with the name, size or time of any source, so that no old code ever runs. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(join(ROOT, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function run(script, args) {
  const result = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (result.status === 0) return;
  console.error(`${result.stdout}\n${result.stderr}`);
  throw new Error(`Không biên dịch được (${[script, ...args].join(' ')}).`);
}

/** Builds when needed; tells each step. */
export async function buildIfStale(tell) {
  const now = fingerprint();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === now) return;
  tell('Biên dịch mã nguồn (chỉ lần đầu hoặc khi mã thay đổi) …');
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  run(nest, ['build']);
  tell('Dựng giao diện …');
  run(join(ROOT, 'tools/assets/build.mjs'), []);
  writeFileSync(MARK, now);
}
