import { LocalFile } from './local-file';
import { refuse } from './refusals';

/** Opening a picture takes 4 bytes for each of its pixels: 100 million are 400 MB. */
const MAX_PIXELS = 100_000_000;

/** Each part costs a read; the largest photographs have some thousands. */
const MAX_PARTS = 10_000;

function checkPixels(width: number, height: number, kind: string): void {
  if (width === 0 || height === 0) refuse('damaged', { kind });
  if (width * height > MAX_PIXELS) {
    refuse('picture_too_large', { megapixels: MAX_PIXELS / 1_000_000 });
  }
}

const PNG_CHUNK_HEAD = 8;
const PNG_CHUNK_FRAME = 12; // length, type and checksum

/**
 * Walks the chunks of a PNG from its header to `IEND`, which must be the end of the file.
 * @throws CodedError `files.<reason>`
 */
export async function inspectPng(file: LocalFile): Promise<void> {
  const header = await file.read(8, 25);
  if (header.length < 25 || header.toString('latin1', 4, 8) !== 'IHDR') {
    refuse('damaged', { kind: 'PNG' });
  }
  checkPixels(header.readUInt32BE(8), header.readUInt32BE(12), 'PNG');
  let at = 8;
  for (let parts = 1; ; parts += 1) {
    if (parts > MAX_PARTS) refuse('damaged', { kind: 'PNG' });
    const head = await file.read(at, PNG_CHUNK_HEAD);
    if (head.length < PNG_CHUNK_HEAD) refuse('damaged', { kind: 'PNG' });
    at += PNG_CHUNK_FRAME + head.readUInt32BE(0);
    if (head.toString('latin1', 4, 8) === 'IEND') break;
  }
  if (at > file.size) refuse('damaged', { kind: 'PNG' });
  if (at < file.size) refuse('mixed_content');
}

const isStandalone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start-of-frame markers carry height and width; C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The next marker in compressed picture data: FF not followed by 00 (a plain FF) or a restart. */
async function skipScan(file: LocalFile, from: number): Promise<number> {
  for (let at = from; at < file.size; at += 65_535) {
    const bytes = await file.read(at, 65_536);
    for (let i = bytes.indexOf(0xff); i >= 0; i = bytes.indexOf(0xff, i + 1)) {
      const next = bytes[i + 1];
      if (next === undefined) break;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + i;
    }
  }
  return refuse('damaged', { kind: 'JPEG' });
}

/** One marker segment; answers where the next one begins, or `end` after the picture. */
async function readSegment(file: LocalFile, at: number): Promise<{ next: number; end: boolean }> {
  const head = await file.read(at, 9);
  if (head.length < 2 || head[0] !== 0xff) refuse('damaged', { kind: 'JPEG' });
  const marker = head[1]!;
  if (marker === 0xff) return { next: at + 1, end: false };
  if (marker === 0xd9) return { next: at + 2, end: true };
  if (isStandalone(marker)) return { next: at + 2, end: false };
  if (head.length < 9) refuse('damaged', { kind: 'JPEG' });
  if (isFrame(marker)) checkPixels(head.readUInt16BE(7), head.readUInt16BE(5), 'JPEG');
  const after = at + 2 + head.readUInt16BE(2);
  return { next: marker === 0xda ? await skipScan(file, after) : after, end: false };
}

/**
 * What may follow the picture: nothing, padding, a second picture (multi-picture format), or the
 * trailer of phones (moving pictures, Samsung's `SEFT`); refusing those would refuse cameras.
 */
async function isKnownTrailer(file: LocalFile, from: number): Promise<boolean> {
  const begin = await file.read(from, 4_096);
  if (begin.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20)) {
    return file.size - from <= 4_096;
  }
  if (begin[0] === 0xff && begin[1] === 0xd8) return true;
  if (begin.toString('latin1', 4, 8) === 'ftyp') return true;
  return (await file.tail(4)).toString('latin1') === 'SEFT';
}

/**
 * Walks the segments of a JPEG to the end of its picture.
 * @throws CodedError `files.<reason>`
 */
export async function inspectJpeg(file: LocalFile): Promise<void> {
  let position = { next: 2, end: false };
  for (let parts = 1; !position.end; parts += 1) {
    if (parts > MAX_PARTS) refuse('damaged', { kind: 'JPEG' });
    position = await readSegment(file, position.next);
  }
  if (position.next < file.size && !(await isKnownTrailer(file, position.next))) {
    refuse('mixed_content');
  }
}
