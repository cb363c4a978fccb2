import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CodedError } from '@portal/kernel';
import { errorCode } from '../error-code';
import { FileStore, StagedContent, StoredContent } from './file-store';

const SHA256 = /^[0-9a-f]{64}$/;
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Only the service's own user may look into the folders and files. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const HOUR_MS = 3_600_000;

function asRefusal(error: unknown): unknown {
  const code = errorCode(error);
  return code !== undefined && NO_SPACE.has(code)
    ? new CodedError('unavailable', 'files.no_space')
    : error;
}

/** Makes a rename or a new name survive a power cut: the folder has to be written, too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * A FileStore in a folder: `ab/cd/abcd…` by the fingerprint, two levels of 256 folders, so that no
 * folder grows large. New contents are written to `incoming/`, synchronised, then renamed.
 */
export class DiskFileStore implements FileStore {
  private readonly incoming: string;

  constructor(private readonly root: string) {
    this.incoming = join(root, 'incoming');
  }

  async stage(content: Readable, maxBytes: number): Promise<StagedContent> {
    const path = join(this.incoming, randomUUID());
    try {
      await mkdir(this.incoming, { recursive: true, mode: FOLDER_MODE });
      return { path, ...(await this.write(path, content, maxBytes)) };
    } catch (error) {
      content.destroy();
      await rm(path, { force: true });
      throw asRefusal(error);
    }
  }

  async adopt({ path, sha256, size }: StagedContent): Promise<StoredContent> {
    const target = this.pathOf(sha256);
    const folder = join(target, '..');
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      // Replaces an equal content in one step: whoever reads it keeps reading the old one.
      await rename(path, target);
      for (const level of [folder, join(folder, '..'), this.root]) await syncFolder(level);
      return { sha256, size };
    } catch (error) {
      await rm(path, { force: true });
      throw asRefusal(error);
    }
  }

  async discard(staged: StagedContent): Promise<void> {
    await rm(staged.path, { force: true });
  }

  async put(content: Readable, maxBytes = Number.MAX_SAFE_INTEGER): Promise<StoredContent> {
    return this.adopt(await this.stage(content, maxBytes));
  }

  async open(sha256: string): Promise<Readable> {
    try {
      const file = await open(this.pathOf(sha256), 'r');
      return file.createReadStream();
    } catch (error) {
      throw errorCode(error) === 'ENOENT' ? new CodedError('not_found', 'files.not_found') : error;
    }
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.pathOf(sha256))).isFile();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async remove(sha256: string): Promise<void> {
    try {
      await unlink(this.pathOf(sha256));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  /**
   * Removes what killed processes left in `incoming/`.
   * @returns how many files went
   */
  async sweepIncoming(now: Date, olderThanMs = HOUR_MS): Promise<number> {
    const names = await readdir(this.incoming).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(this.incoming, name);
      const { mtimeMs } = await stat(path);
      if (now.getTime() - mtimeMs < olderThanMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async write(path: string, content: Readable, maxBytes: number): Promise<StoredContent> {
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', FILE_MODE);
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  /** The fingerprint is checked for its shape, so that no name can lead out of the folder. */
  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new CodedError('not_found', 'files.not_found');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

function tooLarge(maxBytes: number): CodedError {
  return new CodedError('too_large', 'files.too_large', {
    maxMegabytes: Math.floor(maxBytes / (1024 * 1024)),
  });
}
