import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP archive, with the lies that a hostile one may tell. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Declared uncompressed size, when it shall not be the real one. */
  readonly declaredSize?: number;
  /** Bit 0 of the flags. */
  readonly encrypted?: boolean;
}

const UTF8_NAME = 0x0800;

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly common: Buffer;
}

function pack(entry: ZipEntry): Packed {
  const content = Buffer.from(entry.content);
  const data = deflateRawSync(content);
  const name = Buffer.from(entry.name);
  // From "version needed" to "extra length": equal in both headers.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(UTF8_NAME | (entry.encrypted ? 1 : 0), 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(0x21, 8); // 1980-01-01
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(entry.declaredSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  return { name, data, common };
}

/** Writes a ZIP archive byte by byte, so that every field can be wrong on purpose. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, common } of entries.map(pack)) {
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common.subarray(0, 26), rest, name);
    local.push(head, data);
    offset += head.length + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listing, end]);
}
