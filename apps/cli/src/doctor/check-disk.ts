import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatBytes } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { fail, type Finding, ok, warn } from './finding';

/** Fifty uploads of the largest size. */
const LEAST_FREE = 1_000_000_000;
const PROBE = '.doctor-probe';

/** The folder of the files can be written to and has room. */
export async function checkDisk(filesUrl: string): Promise<Finding> {
  const folder = resolve(ROOT_DIR, filesUrl.replace(/^file:\/\//, ''));
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, PROBE), PROBE);
    await rm(join(folder, PROBE));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail('disk', `${folder}: ${code}`, 'Let the service write to FILES_URL, or change it.');
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const detail = `${folder}: ${formatBytes(free)} free`;
  return free >= LEAST_FREE
    ? ok('disk', detail)
    : warn('disk', detail, `Make room: less than ${formatBytes(LEAST_FREE)} is left for files.`);
}
