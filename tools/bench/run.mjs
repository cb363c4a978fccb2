// `npm run bench`: measures the portal as it would run, on data of its own, and writes
// docs/benchmarks.md. This file runs as it is; it brings the build up to date and hands over.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../build/build-if-stale.mjs';

const PARTS = ['filing', 'reading', 'first-page', 'demonstration', 'small', 'deadlines', 'recount'];
const USAGE = `Measures the portal and writes docs/benchmarks.md.

  npm run bench                      everything, about ten minutes
  npm run bench -- --only filing     some parts, printed and not written: ${PARTS.join(', ')}
  npm run bench -- --quick           fewer repetitions, printed and not written`;

/** Ports that are free now, so that a portal that runs here is not disturbed. */
async function freePorts(names) {
  const probes = names.map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(
    probes.map((probe) => new Promise((resolve) => probe.once('listening', resolve))),
  );
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return Object.fromEntries(names.map((name, index) => [name, String(ports[index])]));
}

const options = process.argv.slice(2);
const at = options.indexOf('--only');
const parts = at < 0 ? PARTS : (options.splice(at, 2)[1]?.split(',') ?? []);
const quick = options.includes('--quick');
const understood = options.every((option) => option === '--quick');
if (!understood || parts.length === 0 || parts.some((part) => !PARTS.includes(part))) {
  console.log(USAGE);
  process.exit(options.includes('--help') ? 0 : 2);
}

await buildIfStale((line) => console.log(line));
const folder = mkdtempSync(join(tmpdir(), 'vinh-danh-bench-'));
chmodSync(folder, 0o755); // PostgreSQL of root runs as another user
Object.assign(
  process.env,
  await freePorts([
    'INTAKE_PORT',
    'BACK_OFFICE_PORT',
    'MAILBOX_PORT',
    'WORKER_PORT',
    'SMTP_PORT',
    'POSTGRES_PORT',
  ]),
  { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'info' },
);
for (const name of ['INTAKE_URL', 'BACK_OFFICE_URL', 'QUEUE_URL', 'CLAMD_URL']) {
  delete process.env[name];
}
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const { runBench } = await import('../../dist/tools/bench/main.js');
await runBench({ parts, quick, complete: !quick && parts.length === PARTS.length });
