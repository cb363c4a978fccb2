import { FileHandle, open } from 'node:fs/promises';

const CHUNK = 256 * 1024;

/** Reads parts of a file that lies on the local disk; never the whole of it into memory. */
export class LocalFile {
  private constructor(
    readonly path: string,
    readonly size: number,
    private readonly handle: FileHandle,
  ) {}

  /** Opens a file for the time of `use`. */
  static async with<T>(path: string, use: (file: LocalFile) => Promise<T>): Promise<T> {
    const handle = await open(path, 'r');
    try {
      return await use(new LocalFile(path, (await handle.stat()).size, handle));
    } finally {
      await handle.close();
    }
  }

  /** Up to `length` bytes from `offset`; fewer at the end. */
  async read(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const part = await this.handle.read(buffer, filled, wanted - filled, offset + filled);
      if (part.bytesRead === 0) break;
      filled += part.bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  /** The last bytes. */
  async tail(length: number): Promise<Buffer> {
    return this.read(Math.max(0, this.size - length), length);
  }

  /**
   * The file in pieces, each beginning with the last `overlap` bytes of the one before, so that a
   * word that lies across a border is seen whole.
   */
  async *pieces(overlap: number): AsyncGenerator<{ offset: number; bytes: Buffer }> {
    for (let offset = 0; offset < this.size; offset += CHUNK) {
      const from = Math.max(0, offset - overlap);
      yield { offset: from, bytes: await this.read(from, offset - from + CHUNK) };
    }
  }
}
