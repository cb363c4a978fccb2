import { inflate } from 'node:zlib';
import { promisify } from 'node:util';
import { errorCode } from '../error-code';
import { LocalFile } from './local-file';
import { refuse } from './refusals';

const inflateAll = promisify(inflate);

/** Readers accept some bytes after the last `%%EOF`; Acrobat looks at the last 1,024. */
const TAIL = 1_024;
/** Longest dictionary around an `/ObjStm` that is looked at. */
const DICTIONARY = 4_096;
/** Inflated bytes of all object streams together: real ones stay below a few megabytes. */
const MAX_INFLATED = 64 * 1024 * 1024;
/** Bytes of a first attempt, and how much longer each further one is. */
const FIRST_ATTEMPT = 65_536;
const GROWTH = 8;
/** Streams that lie apart need less than this times the file; streams within each other need more. */
const MAX_INPUT_RATIO = 10;
/** A writer puts 100 to 200 objects into one stream: this allows for millions of objects. */
const MAX_OBJECT_STREAMS = 20_000;

/** A name ends where white space or a delimiter stands (ISO 32000-1 §7.2.2). */
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]{1,80})/g;
const INTERESTING =
  /\/(JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Encrypt|ObjStm)(?![^\0\t\n\f\r ()<>[\]{}/%])/g;
const ESCAPED_LETTER = /#([0-9A-Fa-f]{2})/g;
const FILTER = /\/(?:[A-Za-z0-9]+Decode|Fl|LZW|AHx|A85|RL)(?![A-Za-z])/g;

const ACTIVE = new Set(['JavaScript', 'Launch', 'RichMedia']);
const EMBEDDED = new Set(['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment']);

interface FoundName {
  readonly name: string;
  readonly at: number;
}

/** Any letter of a name may be written as `#xx`, which hides it from a plain search. */
function escapedNames(text: string): FoundName[] {
  if (!text.includes('#')) return [];
  return [...text.matchAll(NAME)]
    .filter((match) => match[1]!.includes('#'))
    .map((match) => ({
      name: match[1]!.replace(ESCAPED_LETTER, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
      at: match.index,
    }));
}

function namesIn(text: string): FoundName[] {
  const plain = [...text.matchAll(INTERESTING)].map((m) => ({ name: m[1]!, at: m.index }));
  return [...plain, ...escapedNames(text)];
}

function judge(name: string): void {
  if (name === 'Encrypt') refuse('password_protected');
  if (ACTIVE.has(name)) refuse('active_content', { kind: 'PDF' });
  if (EMBEDDED.has(name)) refuse('embedded_files');
}

/** Where the compressed bytes begin of the object stream whose dictionary names `/ObjStm` at `at`. */
async function findCompressed(file: LocalFile, at: number): Promise<number | undefined> {
  const from = Math.max(0, at - DICTIONARY);
  const text = (await file.read(from, at - from + DICTIONARY)).toString('latin1');
  const keyword = /(?<!end)stream\r?\n/g;
  keyword.lastIndex = at - from;
  const match = keyword.exec(text);
  if (!match) return undefined;
  const begin = text.lastIndexOf(' obj', at - from);
  const filters = text.slice(Math.max(0, begin), match.index).match(FILTER) ?? [];
  if (filters.length === 0) return undefined; // not compressed: the plain search sees it
  // Other filters are legal, but no writer uses them here; what cannot be read is not trusted.
  if (filters.some((f) => f !== '/FlateDecode' && f !== '/Fl')) refuse('damaged', { kind: 'PDF' });
  return from + match.index + match[0].length;
}

/** What inflating may still cost, in bytes. */
interface Budget {
  /** Output of all object streams together. */
  output: number;
  /** Input beyond the first attempt of each. */
  input: number;
}

/** Inflates from `start`, with more and more input until the stream is whole. */
async function inflateFrom(file: LocalFile, start: number, budget: Budget): Promise<Buffer> {
  const limit = budget.output;
  for (let length = FIRST_ATTEMPT; ; length *= GROWTH) {
    if (length > FIRST_ATTEMPT) budget.input -= Math.min(length, file.size - start);
    if (budget.input < 0) refuse('damaged', { kind: 'PDF' });
    try {
      return await inflateAll(await file.read(start, length), { maxOutputLength: limit });
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ERR_BUFFER_TOO_LARGE') refuse('expands_too_far');
      if (code !== 'Z_BUF_ERROR' || start + length >= file.size) refuse('damaged', { kind: 'PDF' });
    }
  }
}

/** Since PDF 1.5 objects may lie compressed in object streams, names and all. */
async function inspectObjectStreams(file: LocalFile, offsets: Iterable<number>): Promise<void> {
  const budget = { output: MAX_INFLATED, input: file.size * MAX_INPUT_RATIO };
  const done = new Set<number>();
  for (const at of offsets) {
    const start = await findCompressed(file, at);
    if (start === undefined || done.has(start)) continue;
    done.add(start);
    const objects = await inflateFrom(file, start, budget);
    budget.output = Math.max(1, budget.output - objects.length);
    for (const { name } of namesIn(objects.toString('latin1'))) judge(name);
  }
}

/**
 * Refuses what a PDF must not bring along: encryption (nobody could read it in ten years), scripts,
 * launch actions, media players and attached files, also inside object streams; and truncated files.
 * @throws CodedError `files.<reason>`
 */
export async function inspectPdf(file: LocalFile): Promise<void> {
  const head = (await file.read(0, 8)).toString('latin1');
  const tail = (await file.tail(TAIL)).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(head) || !tail.includes('%%EOF')) refuse('damaged', { kind: 'PDF' });
  const objectStreams = new Set<number>();
  for await (const { offset, bytes } of file.pieces(DICTIONARY)) {
    for (const { name, at } of namesIn(bytes.toString('latin1'))) {
      judge(name);
      if (name === 'ObjStm') objectStreams.add(offset + at);
    }
    if (objectStreams.size > MAX_OBJECT_STREAMS) refuse('expands_too_far');
  }
  await inspectObjectStreams(file, objectStreams);
}
