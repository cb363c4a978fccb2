import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  contentTypes,
  mainPart,
  makeCompound,
  makeDocx,
  makeJpeg,
  makeObjectStream,
  makePdf,
  makePng,
  relation,
} from '../testing/make-files';
import { makeZip } from '../testing/zip';
import { inspectFile } from './inspect-file';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function verdictOf(name: string, content: Buffer | string): Promise<string> {
  const path = join(folder, 'content');
  writeFileSync(path, content);
  return inspectFile(path, name).catch((error: { code: string }) => error.code);
}

const zip = makeZip([{ name: 'a.txt', content: 'a' }]);
const MACRO_TYPE = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const samsung = Buffer.concat([makeJpeg(), Buffer.from('....SEFH....SEFT')]);
const moving = Buffer.concat([makeJpeg(), Buffer.from('\0\0\0\x18ftypmp42....', 'latin1')]);
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);
/** Bytes without order, such as compressed pictures hold. */
const noise = Buffer.from(
  Uint32Array.from({ length: 262_144 }, (_, i) => Math.imul(i ^ (i >>> 3), 2_654_435_761)).buffer,
);

const relations = (content: Buffer | string) => ({ name: 'word/_rels/settings.xml.rels', content });
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
/** Prefix, single quotes, a bracket in a value, references: legal, and Office reads them all. */
const odd = () =>
  relations(
    `<r:Relationships><r:Relationship Id=">" TargetMode='External' Target="&#104;ttp://evil/t.dotm" ` +
      `Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attached&#x54;emplate'/>`,
  );

const ACCEPTED: [string, string, Buffer][] = [
  ['a PDF', 'a.pdf', makePdf()],
  ['a PDF with its ending in capitals', 'A.PDF', makePdf()],
  ['a PDF without ending', 'quyet-dinh', makePdf()],
  ['a PDF with objects in a stream', 'a.pdf', makePdf(makeObjectStream('1 0 << /Type /Font >>'))],
  ['a PDF with a picture', 'a.pdf', makePdf(`5 0 obj\n<<>>\nstream\n${noise.toString('latin1')}`)],
  ['a PDF that leaves its metadata open', 'a.pdf', makePdf('', '/EncryptMetadata false')],
  ['a JPEG', 'anh.jpg', makeJpeg()],
  ['a JPEG of another name', 'anh.jpeg', makeJpeg()],
  ['a JPEG of a Samsung phone', 'anh.jpg', samsung],
  ['a moving picture of a phone', 'anh.jpg', moving],
  ['a JPEG of two pictures', 'anh.jpg', Buffer.concat([makeJpeg(), makeJpeg()])],
  ['a padded JPEG', 'anh.jpg', Buffer.concat([makeJpeg(), Buffer.alloc(300)])],
  ['a PNG', 'anh.png', makePng()],
  ['a DOCX', 'to-trinh.docx', makeDocx()],
  ['a DOCX with a chart', 'a.docx', makeDocx({ name: 'word/embeddings/Book1.xlsx', content: zip })],
  ['a DOCX with a web link', 'a.docx', makeDocx(relation('hyperlink', 'https://example.vn'))],
  [
    'a DOCX that names its local template',
    'a.docx',
    makeDocx(relation('attachedTemplate', 'file:///C:/Users/a/Normal.dotm')),
  ],
];

const REFUSED: [string, string, string, Buffer | string][] = [
  ['nothing', 'a.pdf', 'empty', ''],
  ['a page of the web', 'a.html', 'unknown_type', '<script>alert(1)</script>'],
  ['a page of the web named PDF', 'a.pdf', 'disguised', '<script>alert(1)</script>'],
  ['a vector drawing', 'a.svg', 'unknown_type', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a program named PDF', 'a.pdf', 'disguised', `MZ${'\0'.repeat(200)}`],
  ['a program for Linux', 'a', 'unknown_type', `\x7fELF${'\0'.repeat(200)}`],
  ['a GIF named JPEG', 'a.jpg', 'disguised', 'GIF89a\x01\0\x01\0\0\0\0;'],
  ['a PDF named Word', 'a.docx', 'disguised', makePdf()],
  ['a PDF named program', 'a.pdf.exe', 'disguised', makePdf()],
  ['a PNG named JPEG', 'a.jpg', 'disguised', makePng()],
  ['a JPEG named PDF', 'a.pdf', 'disguised', makeJpeg()],
  ['a Word document named ZIP', 'a.zip', 'disguised', makeDocx()],

  ['a PDF with a password', 'a.pdf', 'password_protected', makePdf('', '/Encrypt 5 0 R')],
  ['a PDF with a hidden password', 'a.pdf', 'password_protected', makePdf('', '/#45ncrypt 5 0 R')],
  ['a PDF with a script', 'a.pdf', 'active_content', makePdf('5 0 obj << /S /JavaScript >>')],
  ['a PDF with a hidden script', 'a.pdf', 'active_content', makePdf('<< /S /J#61vaScr#69pt >>')],
  [
    'a PDF with a script in a stream',
    'a.pdf',
    'active_content',
    makePdf(makeObjectStream('1 0 << /S /JavaScript /JS (app.alert(1)) >>')),
  ],
  [
    'a PDF with a script in a large stream',
    'a.pdf',
    'active_content',
    makePdf(makeObjectStream(Buffer.concat([noise, Buffer.from(' << /S /JavaScript >>')]))),
  ],
  ['a PDF that starts a program', 'a.pdf', 'active_content', makePdf('<</S/Launch/F(cmd)>>')],
  ['a PDF with a player', 'a.pdf', 'active_content', makePdf('<< /Subtype /RichMedia >>')],
  ['a PDF with a file', 'a.pdf', 'embedded_files', makePdf('<< /Type /EmbeddedFile >>')],
  ['a PDF with files', 'a.pdf', 'embedded_files', makePdf('<< /EmbeddedFiles 7 0 R >>')],
  ['a PDF with a pinned file', 'a.pdf', 'embedded_files', makePdf('<</Subtype/FileAttachment>>')],
  ['a truncated PDF', 'a.pdf', 'damaged', makePdf().subarray(0, -8)],
  [
    'a PDF with something in front',
    'a.pdf',
    'damaged',
    Buffer.concat([zeros(0), Buffer.from('  '), makePdf()]),
  ],
  ['a PDF of no version', 'a.pdf', 'damaged', '%PDF-x\n%%EOF'],
  [
    'a PDF with a broken stream',
    'a.pdf',
    'damaged',
    makePdf(makeObjectStream('a').replace('x\x9c', 'zz')),
  ],
  [
    'a PDF with a rare filter',
    'a.pdf',
    'damaged',
    makePdf(makeObjectStream('a', '[/LZWDecode /FlateDecode]')),
  ],
  ['a PDF that expands', 'a.pdf', 'expands_too_far', makePdf(makeObjectStream(zeros(65)))],
  ['a PDF that is an archive', 'a.pdf', 'mixed_content', Buffer.concat([makePdf(), zip])],
  [
    'a PDF with an archive before its end',
    'a.pdf',
    'mixed_content',
    Buffer.concat([makePdf(), zip, Buffer.from('\n%%EOF\n')]),
  ],

  ['a truncated JPEG', 'a.jpg', 'damaged', makeJpeg().subarray(0, -2)],
  ['the beginning of a JPEG', 'a.jpg', 'damaged', makeJpeg().subarray(0, 24)],
  ['a JPEG that is an archive', 'a.jpg', 'mixed_content', Buffer.concat([makeJpeg(), zip])],
  [
    'a JPEG with a page behind',
    'a.jpg',
    'mixed_content',
    Buffer.concat([makeJpeg(), Buffer.from('<html>')]),
  ],
  ['a JPEG of no size', 'a.jpg', 'damaged', makeJpeg(0, 8)],
  ['a JPEG of a billion points', 'a.jpg', 'picture_too_large', makeJpeg(40_000, 40_000)],
  ['a truncated PNG', 'a.png', 'damaged', makePng().subarray(0, -5)],
  ['a PNG without header', 'a.png', 'damaged', makePng().subarray(0, 8)],
  ['a PNG that is an archive', 'a.png', 'mixed_content', Buffer.concat([makePng(), zip])],
  [
    'a PNG with a script behind',
    'a.png',
    'mixed_content',
    Buffer.concat([makePng(), Buffer.from('<?php')]),
  ],
  ['a PNG of a billion points', 'a.png', 'picture_too_large', makePng(40_000, 40_000)],
  ['a PNG of no size', 'a.png', 'damaged', makePng(0, 1)],

  ['an archive', 'a.zip', 'unknown_type', zip],
  ['an archive named Word', 'a.docx', 'unknown_type', zip],
  ['a spreadsheet', 'a.xlsx', 'unknown_type', makeZip([contentTypes(SHEET_TYPE)])],
  ['a Word document without text', 'a.docx', 'damaged', makeZip([contentTypes()])],
  ['a truncated Word document', 'a.docx', 'damaged', makeDocx().subarray(0, -30)],
  [
    'a Word document with macros',
    'a.docm',
    'macros',
    makeDocx({ name: 'word/vbaProject.bin', content: 'x' }),
  ],
  [
    'macros under another name',
    'a.docx',
    'macros',
    makeDocx({ name: 'word/VBAPROJECT1.BIN', content: 'x' }),
  ],
  [
    'a Word document that says it has macros',
    'a.docx',
    'macros',
    makeZip([contentTypes(MACRO_TYPE), mainPart]),
  ],
  ['ActiveX', 'a.docx', 'macros', makeDocx({ name: 'word/activeX/activeX1.xml', content: 'x' })],
  [
    'an OLE object',
    'a.docx',
    'active_content',
    makeDocx({ name: 'word/embeddings/oleObject1.bin', content: 'x' }),
  ],
  [
    'a program inside',
    'a.docx',
    'active_content',
    makeDocx({ name: 'word/embeddings/a.exe', content: 'MZ' }),
  ],
  [
    'a template from the network',
    'a.docx',
    'active_content',
    makeDocx(relation('attachedTemplate', 'https://evil.example/t.dotm')),
  ],
  [
    'an object from the network',
    'a.docx',
    'active_content',
    makeDocx(relation('oleObject', '\\\\evil\\s\\a')),
  ],
  ['a template from the network, written otherwise', 'a.docx', 'active_content', makeDocx(odd())],
  ['relations in another encoding', 'a.docx', 'damaged', makeDocx(relations(utf16('<a/>')))],
  ['relations with entities', 'a.docx', 'damaged', makeDocx(relations('<!DOCTYPE a><a/>'))],
  [
    'macros in a type that is written otherwise',
    'a.docx',
    'macros',
    makeZip([contentTypes(MACRO_TYPE.replace('E', '&#69;')), mainPart]),
  ],
  [
    'an encrypted part',
    'a.docx',
    'password_protected',
    makeDocx({ name: 'word/a.xml', content: 'x', encrypted: true }),
  ],
  [
    'a Word document with a password',
    'a.docx',
    'password_protected',
    makeCompound('EncryptedPackage'),
  ],
  ['a Word document of 2003', 'a.doc', 'unknown_type', makeCompound('WordDocument')],
  ['a Word document of 2003 named DOCX', 'a.docx', 'disguised', makeCompound('WordDocument')],
  ['a bomb', 'a.docx', 'expands_too_far', makeDocx({ name: 'word/a.xml', content: zeros(201) })],
  [
    'a bomb in many parts',
    'a.docx',
    'expands_too_far',
    makeDocx(
      ...Array.from({ length: 5 }, (_, i) => ({ name: `word/${i}.xml`, content: zeros(41) })),
    ),
  ],
  [
    'a bomb that lies about its size',
    'a.docx',
    'damaged',
    makeDocx({ name: 'word/a.xml', content: zeros(30), declaredSize: 1_000 }),
  ],
  [
    'a huge list of relations',
    'a.docx',
    'expands_too_far',
    makeDocx({ name: '_rels/.rels', content: zeros(5) }),
  ],
  ['two parts of one name', 'a.docx', 'damaged', makeDocx(mainPart)],
  [
    'a part that leaves the archive',
    'a.docx',
    'damaged',
    makeDocx({ name: '../../etc/passwd', content: 'x' }),
  ],
  [
    'more parts than a document has',
    'a.docx',
    'damaged',
    makeDocx(...Array.from({ length: 5_001 }, (_, i) => ({ name: `${i}`, content: '' }))),
  ],
  [
    'an archive that begins like a PDF',
    'a.docx',
    'mixed_content',
    makeZip([{ name: '%PDF-1.7', content: '%%EOF' }, contentTypes(), mainPart]),
  ],
];

it.each(ACCEPTED)('takes %s', async (_, name, content) => {
  expect(await verdictOf(name, content)).toMatch(/^(?:pdf|jpeg|png|docx)$/);
});

it.each(REFUSED)('refuses %s (%s): %s', async (_, name, reason, content) => {
  expect(await verdictOf(name, content)).toBe(`files.${reason}`);
});

it('refuses a sound file of a kind that is not asked for, and names both', async () => {
  const path = join(folder, 'other');
  writeFileSync(path, makeDocx());
  await expect(inspectFile(path, 'a.docx', ['pdf', 'jpeg'])).rejects.toMatchObject({
    code: 'files.kind_not_accepted',
    params: { detected: 'Word (DOCX)', accepted: 'PDF, ảnh JPEG' },
  });
});
