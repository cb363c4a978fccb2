const { spawn } = require('node:child_process');
const { join } = require('node:path');

/** Starts one PostgreSQL for the whole run, in a plain Node process of its own (Jest cannot load it). */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const server = spawn(process.execPath, [join(__dirname, 'postgres-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.__postgres = server;
  process.env.TEST_DATABASE_URL = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`PostgreSQL for tests ended with ${code}`)));
    server.stdout.once('data', (line) => resolve(String(line).trim()));
  });
};
