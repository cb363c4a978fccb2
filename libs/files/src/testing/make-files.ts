import { crc32, deflateSync } from 'node:zlib';
import { makeZip, ZipEntry } from './zip';

/** A small PDF of one empty page; `extra` objects are put in front of the trailer. */
export function makePdf(extra = '', trailer = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n` +
      `2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n${extra}\n` +
      `trailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
}

/** An object stream (PDF 1.5) that hides `objects` from a plain search. */
export function makeObjectStream(objects: Buffer | string, filter = '/FlateDecode'): string {
  const data = deflateSync(objects);
  return (
    `9 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter ${filter} /Length ${data.length} >>\n` +
    `stream\n${data.toString('latin1')}\nendstream\nendobj`
  );
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey PNG. */
export function makePng(width = 1, height = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(2))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The skeleton of a JPEG: frame, scan with a stuffed FF and a restart marker, end. */
export function makeJpeg(width = 8, height = 8): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, 0xc0, 0, 11, 8]),
    size,
    Buffer.from([1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const MAIN_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** The list of types of an Office document whose main part is of `type`. */
export const contentTypes = (type = MAIN_TYPE): ZipEntry => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
});

/** The main part of a Word document. */
export const mainPart: ZipEntry = {
  name: 'word/document.xml',
  content: '<w:document><w:body><w:p/></w:body></w:document>',
};

/** A Word document with more parts. */
export const makeDocx = (...extra: ZipEntry[]): Buffer =>
  makeZip([contentTypes(), mainPart, ...extra]);

/** The relations of a Word document with one that points outside. */
export const relation = (type: string, target: string): ZipEntry => ({
  name: 'word/_rels/settings.xml.rels',
  content:
    `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ` +
    `Target="${target}" TargetMode="External"/></Relationships>`,
});

/** The beginning of an Office file before 2007, or of one with a password. */
export const makeCompound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
