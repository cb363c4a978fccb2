const { spawn } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Starts one PostgreSQL for the whole run, in a plain Node process of its own (Jest cannot load it). */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const directory = join(mkdtempSync(join(tmpdir(), 'portal-test-')), 'postgres');
  const program = join(__dirname, '../../tools/postgres/server.mjs');
  const server = spawn(process.execPath, [program, directory, '0', 'throw-away'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.portalTestPostgres = server;
  process.env.TEST_DATABASE_URL = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`PostgreSQL for tests ended with ${code}`)));
    server.stdout.once('data', (line) => resolve(String(line).trim()));
  });
};
