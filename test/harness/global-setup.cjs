const { spawn } = require('node:child_process');
const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Starts one PostgreSQL for the whole run, in a plain Node process of its own (Jest cannot load it). */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'));
  // Run by root, PostgreSQL is another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const directory = join(folder, 'postgres');
  const program = join(__dirname, '../../tools/postgres/server.mjs');
  const server = spawn(process.execPath, [program, directory, '0', 'throw-away'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.portalTestPostgres = { server, folder };
  process.env.TEST_DATABASE_URL = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`PostgreSQL for tests ended with ${code}`)));
    server.stdout.once('data', (line) => resolve(String(line).trim()));
  });
};
