import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDocx, makePdf, makePng } from '../testing/make-files';
import { inspectFile } from './inspect-file';

/** Milliseconds of processor time: judging in proportion takes a tenth of it, anything worse minutes. */
const BEARABLE = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'costly-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Nothing but fill bytes: each could be the beginning of a part. */
function jpegOfFillBytes(): Buffer {
  const bytes = Buffer.alloc(4_000_000, 0xff);
  bytes.writeUInt16BE(0xff_d8, 0);
  bytes.writeUInt16BE(0xff_d9, bytes.length - 2);
  return bytes;
}

/** Scans of two bytes, one after the other. */
const jpegOfScans = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    Buffer.alloc(4_000_000, Buffer.from([0xff, 0xda, 0, 2, 1, 1])),
    Buffer.from([0xff, 0xd9]),
  ]);

function pngOfEmptyChunks(): Buffer {
  const png = makePng();
  const end = png.length - 12; // IEND
  const chunk = Buffer.from('\0\0\0\0tEXt\0\0\0\0', 'latin1');
  return Buffer.concat([png.subarray(0, end), Buffer.alloc(4_000_000, chunk), png.subarray(end)]);
}

/** Object streams named hundreds of times, whose blocks hold nothing. */
function pdfOfEmptyBlocks(streams: number): Buffer {
  const names = '/ObjStm '.repeat(400);
  const head = Buffer.from(`5 0 obj << ${names} /Filter /FlateDecode >>\nstream\n`, 'latin1');
  const one = Buffer.concat([head, Buffer.from([0x78, 0x9c])]);
  const blocks = Buffer.alloc(6_000_000, Buffer.from([0, 0, 0, 0xff, 0xff]));
  const last = Buffer.from([1, 0, 0, 0xff, 0xff, 0, 0, 0, 1]);
  const between = Buffer.alloc(5_000, 0x20);
  const nested = Array.from({ length: streams }, () => [between, one]).flat();
  return Buffer.concat([
    makePdf().subarray(0, -6),
    ...nested,
    blocks,
    last,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
}

const relations = (content: string): Buffer => makeDocx({ name: 'word/_rels/a.rels', content });

const COSTLY: [string, string, () => Buffer][] = [
  ['a JPEG of fill bytes', 'a.jpg', jpegOfFillBytes],
  ['a JPEG of scans', 'a.jpg', jpegOfScans],
  ['a PNG of empty chunks', 'a.png', pngOfEmptyChunks],
  ['a PDF with one stream of many names', 'a.pdf', () => pdfOfEmptyBlocks(1)],
  ['a PDF with streams within each other', 'a.pdf', () => pdfOfEmptyBlocks(300)],
  ['relations that never end', 'a.docx', () => relations('<Relationship '.repeat(250_000))],
  ['names that never end', 'a.docx', () => relations(`<Relationship ${'a'.repeat(3_900_000)}`)],
  ['values that never end', 'a.docx', () => relations(`<Relationship ${`a="'`.repeat(900_000)}`)],
];

it.each(COSTLY)(
  'is done quickly with %s',
  async (_what, name, make) => {
    const path = join(folder, name);
    writeFileSync(path, make());
    const began = process.cpuUsage();
    await inspectFile(path, name).catch((error: { code: string }) =>
      expect(error.code).toMatch(/^files\./),
    );
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(BEARABLE);
  },
  60_000,
);
