import { fileTypeFromFile } from 'file-type';
import { extensionOf } from '../file-name';
import { ALL_FILE_KINDS, FILE_KINDS, FileKind, kindLabels } from '../kinds';
import { inspectDocx } from './docx';
import { LocalFile } from './local-file';
import { inspectPdf } from './pdf';
import { inspectJpeg, inspectPng } from './picture';
import { refuse } from './refusals';
import { hasZipEnd } from './zip-end';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Compound file: Office before 2007, and every Office file with a password. */
const COMPOUND_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

const SIGNATURES: readonly (readonly [FileKind, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', PNG_SIGNATURE],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['docx', Buffer.from('PK\x03\x04', 'latin1')],
];

const INSPECTIONS: Readonly<Record<FileKind, (file: LocalFile) => Promise<void>>> = {
  pdf: inspectPdf,
  png: inspectPng,
  jpeg: inspectJpeg,
  docx: inspectDocx,
};

async function holdsEncryptedPackage(file: LocalFile): Promise<boolean> {
  for await (const { bytes } of file.pieces(ENCRYPTED_PACKAGE.length)) {
    if (bytes.includes(ENCRYPTED_PACKAGE)) return true;
  }
  return false;
}

/** Names what was sent as well as can be, so that its sender knows what to change. */
async function refuseUnknown(file: LocalFile, head: Buffer, extension: string): Promise<never> {
  if (head.subarray(0, 8).equals(COMPOUND_SIGNATURE) && (await holdsEncryptedPackage(file))) {
    refuse('password_protected');
  }
  if (head.subarray(0, 1_024).includes('%PDF-')) refuse('damaged', { kind: 'PDF' });
  const detected = await fileTypeFromFile(file.path).catch(() => undefined);
  const known = ALL_FILE_KINDS.some((kind) => FILE_KINDS[kind].extensions.includes(extension));
  if (known)
    refuse('disguised', { extension, detected: (detected?.ext ?? 'không rõ').toUpperCase() });
  return refuse('unknown_type', { detected: (detected?.ext ?? (extension || '?')).toUpperCase() });
}

/**
 * Judges a content by its bytes; the declared name only has to agree with them.
 * @param path a local file that nobody else writes to
 * @param name as cleaned by `cleanFileName`; without an ending it agrees with everything
 * @returns the kind that the bytes are
 * @throws CodedError `files.<reason>`, see RefusalReason
 */
export async function inspectFile(
  path: string,
  name: string,
  accepts: readonly FileKind[] = ALL_FILE_KINDS,
): Promise<FileKind> {
  return LocalFile.with(path, async (file) => {
    if (file.size === 0) refuse('empty');
    const head = await file.read(0, 1_024);
    const extension = extensionOf(name);
    const kind = SIGNATURES.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[0];
    if (kind === undefined) return refuseUnknown(file, head, extension);
    if (kind !== 'docx' && (await hasZipEnd(file))) refuse('mixed_content');
    await INSPECTIONS[kind](file);
    const { extensions, label } = FILE_KINDS[kind];
    if (extension !== '' && !extensions.includes(extension)) {
      refuse('disguised', { extension, detected: label });
    }
    if (!accepts.includes(kind)) {
      refuse('kind_not_accepted', { detected: label, accepted: kindLabels(accepts) });
    }
    return kind;
  });
}
