// `npm run -s portal -- <verb>`: the operator's command line, built when needed. Where no database
// is named and the demonstration runs here, it speaks to that.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build/build-if-stale.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DEMONSTRATION = resolve(ROOT, process.env.DATA_DIR ?? '.data', 'demonstration.json');

const demonstration =
  !process.env.DATABASE_URL && existsSync(DEMONSTRATION)
    ? JSON.parse(readFileSync(DEMONSTRATION, 'utf8'))
    : {};

// Standard output belongs to the verb alone.
await buildIfStale((line) => console.error(line));
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...demonstration, ...process.env } },
);
process.exitCode = status ?? 1;
