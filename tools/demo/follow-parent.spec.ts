import { spawn } from 'node:child_process';
import { join } from 'node:path';

const FOLLOW = join(__dirname, 'follow-parent.cjs');

/** Starts a thread, as the making of papers does, says so, and goes on living. */
const PROGRAM = `
  const { Worker } = require('node:worker_threads');
  setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => process.exit(7));
  new Worker('', { eval: true }).on('exit', () => setTimeout(() => console.log('alive'), 200));
`;

function start() {
  const child = spawn(process.execPath, ['--require', FOLLOW, '-e', PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code) => resolve(`exit ${code}`)),
  );
  const said = new Promise<string>((resolve) =>
    child.stdout.once('data', (words) => resolve(String(words).trim())),
  );
  return { child, ended, said };
}

describe('a process of the demonstration', () => {
  it('outlives its threads, and stops in good order when the demonstration is gone', async () => {
    const { child, ended, said } = start();
    expect(await Promise.race([said, ended])).toBe('alive');
    child.stdin.end();
    expect(await ended).toBe('exit 7');
  });
});
