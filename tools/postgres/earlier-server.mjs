// What an earlier start may have left in a data folder: a keeper that still runs there (then nobody
// else may), or a PostgreSQL whose keeper was killed (then it is stopped, or it would hold the port
// and the data for ever).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds that an orphaned PostgreSQL gets for each way of being asked to end. */
const PATIENCE = 10;

function readPid(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process runs and its command line holds the word; numbers of processes are used again. */
function runs(pid, word) {
  if (pid === undefined || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync(commandLine)) return true;
  try {
    const words = readFileSync(commandLine, 'utf8');
    return words !== '' && words.includes(word);
  } catch {
    return false;
  }
}

const keeperFile = (directory) => join(directory, 'keeper.pid');

/** @throws Error when another keeper serves this folder */
export function becomeKeeper(directory) {
  const keeper = readPid(keeperFile(directory));
  if (runs(keeper, directory)) {
    throw new Error(
      `Dữ liệu này đang được một bản khác sử dụng (tiến trình ${keeper}). Hãy dừng bản đó trước.`,
    );
  }
  writeFileSync(keeperFile(directory), `${process.pid}\n`);
}

/** Ends the PostgreSQL that a killed keeper left behind. */
export async function endOrphan(directory) {
  const pid = readPid(join(directory, 'data', 'postmaster.pid'));
  const isOrphan = () => runs(pid, join(directory, 'data'));
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    if (!isOrphan()) return;
    process.kill(pid, signal);
    for (let tries = 0; tries < PATIENCE * 20 && isOrphan(); tries += 1) await sleep(50);
  }
}
