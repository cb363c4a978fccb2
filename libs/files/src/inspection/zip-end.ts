import { LocalFile } from './local-file';

/** The end record of a ZIP archive is 22 bytes and a comment of up to 65,535. */
const LONGEST_END = 22 + 65_535;
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');

/**
 * Whether a ZIP reader would open the file: it looks from the end. A picture or PDF that is an
 * archive as well means something else to each program that opens it.
 */
export async function hasZipEnd(file: LocalFile): Promise<boolean> {
  const tail = await file.tail(LONGEST_END);
  const base = file.size - tail.length;
  for (let at = tail.lastIndexOf(END_RECORD); at >= 0; at = tail.lastIndexOf(END_RECORD, at - 1)) {
    if (at + 22 <= tail.length) {
      // The directory lies right before its end record, wherever the archive itself begins.
      const directory = base + at - tail.readUInt32LE(at + 12);
      const entry = directory >= 0 ? await file.read(directory, 4) : Buffer.alloc(0);
      if (entry.equals(DIRECTORY_ENTRY)) return true;
    }
    if (at === 0) break;
  }
  return false;
}
