import { Readable } from 'node:stream';
import { Entry, openPromise, ZipFile } from 'yauzl';
import { CodedError } from '@portal/kernel';
import { LocalFile } from './local-file';
import { refuse } from './refusals';
import { fetchesFromOutside, plainXml } from './relations';

/** All parts unpacked; a document with many photographs stays below its own size times two. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
/** Parts that are read as text: the list of types and the relations. */
const MAX_TEXT = 4 * 1024 * 1024;

const CONTENT_TYPES = '[Content_Types].xml';
const MAIN_PART = 'word/document.xml';
const MAIN_TYPE = 'wordprocessingml.document.main+xml';

const MACRO_PART = /(?:^|\/)(?:vbaproject[^/]*\.bin|vbadata\.xml)$|^word\/activex\//i;
const OLE_PART = /^word\/embeddings\/.*\.(?!xlsx$|docx$|pptx$)[^./]+$/i;

async function unpack(entry: Readable, keep: boolean, budget: { left: number }): Promise<string> {
  const parts: Buffer[] = [];
  let kept = 0;
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) refuse('expands_too_far');
    if (!keep) continue;
    kept += chunk.length;
    if (kept > MAX_TEXT) refuse('expands_too_far');
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

function checkContentTypes(written: string): void {
  const xml = plainXml(written);
  if (/macroEnabled|vbaProject/i.test(xml)) refuse('macros');
  if (!xml.includes(MAIN_TYPE)) refuse('unknown_type', { detected: 'Office' });
}

function checkEntry(entry: Entry, seen: Set<string>): void {
  const name = entry.fileName.toLowerCase();
  if ((entry.generalPurposeBitFlag & 1) !== 0) refuse('password_protected');
  if (MACRO_PART.test(name)) refuse('macros');
  if (OLE_PART.test(name)) refuse('active_content', { kind: 'Word' });
  // Two parts of one name mean something else to each program.
  if (seen.has(name) || seen.size >= MAX_ENTRIES) refuse('damaged', { kind: 'Word' });
  seen.add(name);
}

function checkSizes(
  { compressedSize, uncompressedSize }: Entry,
  sizes: { packed: number; declared: number },
  fileSize: number,
): void {
  sizes.packed += compressedSize;
  sizes.declared += uncompressedSize;
  // Parts that share their bytes make a small file a long work.
  if (sizes.packed > fileSize) refuse('damaged', { kind: 'Word' });
  if (sizes.declared > MAX_UNPACKED) refuse('expands_too_far');
}

async function inspectArchive(zip: ZipFile): Promise<void> {
  const seen = new Set<string>();
  const budget = { left: MAX_UNPACKED };
  const sizes = { packed: 0, declared: 0 };
  let types = '';
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, seen);
    checkSizes(entry, sizes, zip.fileSize);
    if (entry.fileName.endsWith('/')) continue;
    const isTypes = entry.fileName === CONTENT_TYPES;
    const isRelations = entry.fileName.endsWith('.rels');
    // Read to the end whatever is declared: a header that lies is caught by the real size.
    const content = await zip.openReadStreamPromise(entry);
    const text = await unpack(content, isTypes || isRelations, budget);
    if (isTypes) types = text;
    if (isRelations && fetchesFromOutside(text)) refuse('active_content', { kind: 'Word' });
  }
  if (types === '') refuse('unknown_type', { detected: 'ZIP' });
  checkContentTypes(types);
  if (!seen.has(MAIN_PART)) refuse('damaged', { kind: 'Word' });
}

/**
 * Opens a ZIP archive that should be a Word document, and unpacks every part once, counting.
 * Refuses macros, ActiveX and OLE objects, remote templates, encryption and archives that expand
 * beyond reason.
 * @throws CodedError `files.<reason>`
 */
export async function inspectDocx(file: LocalFile): Promise<void> {
  const begin = await file.read(0, 1_024);
  if (begin.includes('%PDF-')) refuse('mixed_content');
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file.path, { lazyEntries: true, autoClose: false });
    await inspectArchive(zip);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    refuse('damaged', { kind: 'Word' });
  } finally {
    zip?.close();
  }
}
