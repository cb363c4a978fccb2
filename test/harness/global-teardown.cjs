const { rmSync } = require('node:fs');

/** Closing its standard input tells the PostgreSQL process to stop and to remove its data. */
module.exports = async () => {
  if (!globalThis.portalTestPostgres) return;
  const { server, folder } = globalThis.portalTestPostgres;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin.end();
  await ended;
  rmSync(folder, { recursive: true, force: true });
};
