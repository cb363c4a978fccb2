// `npm test`: installs what the tests need beyond npm where it can, builds, runs every test and
// closes with one line of counts. Arguments go to Jest: `npm test -- --selectProjects unit`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../build/build-if-stale.mjs';

/** Programs that tests start, with the Debian package that brings them. */
const NEEDED = [
  { program: 'redis-server', package: 'redis-server', for: 'the queue on Redis' },
  { program: 'chromium', package: 'chromium', for: 'the tests in a browser' },
  { program: 'pdftotext', package: 'poppler-utils', for: 'the text of papers' },
  { program: 'clamd', package: 'clamav-daemon', for: 'the virus scanner' },
];

const has = (program) => spawnSync('which', [program]).status === 0;
const missing = () => NEEDED.filter(({ program }) => !has(program));

function install(packages) {
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-q'], quiet);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet);
}

/** @returns whether everything is there */
function prepare() {
  const wanted = missing();
  if (wanted.length > 0 && process.getuid?.() === 0 && has('apt-get')) {
    install(wanted.map((need) => need.package));
  }
  const left = missing();
  if (left.length === 0) return true;
  console.error('\n!! NOT ALL TESTS CAN RUN. Missing on this machine:');
  for (const need of left) {
    console.error(`!!   ${need.program} (${need.for}); on Debian: apt-get install ${need.package}`);
  }
  console.error('!! What needs them is skipped and counted as skipped.\n');
  return false;
}

function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'portal-jest-'));
  const report = join(folder, 'report.json');
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  // The queue library keeps a timer for a store that went away in a test, and would wait for ever.
  // Two at once even on two cores: most of the time is waiting for processes, databases and browsers.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const args = [jest, '--json', `--outputFile=${report}`, '--forceExit', workers];
  args.push(...process.argv.slice(2));
  const { status } = spawnSync(process.execPath, args, { stdio: ['inherit', 'ignore', 'inherit'] });
  try {
    return { status: status ?? 1, result: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { status: status ?? 1, result: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const complete = prepare();
if (!complete && process.env.CI) {
  console.error('In CI nothing may be skipped.');
  process.exit(1);
}
await buildIfStale((line) => console.log(line));
const { status, result } = runJest();
const passed = result?.numPassedTests ?? 0;
// A suite that could not even load has no tests that failed.
const failed = result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1;
const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
if (process.env.CI && skipped > 0) console.error(`${skipped} tests were skipped in CI.`);
const skippedInCi = process.env.CI ? skipped : 0;
console.log(
  `${passed} passed, ${failed + skippedInCi} failed${skipped && !skippedInCi ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = status !== 0 || passed === 0 || skippedInCi > 0 ? 1 : 0;
