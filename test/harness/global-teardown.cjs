/** Closing its standard input tells the PostgreSQL process to stop and to remove its data. */
module.exports = async () => {
  const server = globalThis.portalTestPostgres;
  if (!server) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin.end();
  await ended;
};
