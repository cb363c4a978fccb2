import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  ALL_FILE_KINDS,
  DiskFileStore,
  Files,
  filesEntities,
  NoScanner,
  type Scanner,
  type ScanVerdict,
  StoredFile,
} from '@portal/files';
import { CodedError, ManualClock } from '@portal/kernel';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { EntityManager } from 'typeorm';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const NOW = new Date('2026-11-23T02:00:00Z');
const asPdf = { name: 'Tờ trình.pdf', accepts: ALL_FILE_KINDS };

/** Gives the verdicts that a test asks for; the protocol itself is tested against clamd. */
class ScriptedScanner implements Scanner {
  scans = 0;
  verdict: ScanVerdict | 'away' = { state: 'clean' };

  scan(content: Readable): Promise<ScanVerdict> {
    content.destroy();
    this.scans += 1;
    return this.verdict === 'away'
      ? Promise.reject(new CodedError('unavailable', 'files.scanner_away'))
      : Promise.resolve(this.verdict);
  }
}

let database: TestDatabase;
let manager: EntityManager;
let root: string;
let store: DiskFileStore;
let scanner: ScriptedScanner;
let files: Files;

beforeAll(async () => {
  database = await createTestDatabase(filesEntities);
  manager = database.dataSource.manager;
});
afterAll(() => database.dispose());

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'files-'));
  store = new DiskFileStore(root);
  scanner = new ScriptedScanner();
  files = new Files(store, scanner, new ManualClock(NOW));
  await manager.clear(StoredFile);
});
afterEach(() => rmSync(root, { recursive: true }));

const receive = (bytes: Buffer, changes = {}) =>
  files.receive(manager, Readable.from([bytes]), { ...asPdf, ...changes });
const filesOnDisk = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

it('keeps a file, says what it is and hands it out again', async () => {
  const received = await receive(PDF, { name: 'C:\\Tờ trình'.normalize('NFD') });
  expect(received).toEqual({
    sha256: received.sha256,
    size: PDF.length,
    mediaType: 'application/pdf',
    state: 'clean',
    name: 'Tờ trình.pdf',
  });
  const { file, content } = await files.open(manager, received.sha256);
  expect(file).toMatchObject({ state: 'clean', checkedAt: NOW, createdAt: NOW, signature: null });
  expect((await buffer(content)).equals(PDF)).toBe(true);
});

it('says "unscanned" where no scanner is configured', async () => {
  files = new Files(store, new NoScanner(), new ManualClock(NOW));
  expect(await receive(PDF)).toMatchObject({ state: 'unscanned' });
});

it('keeps the same content once, however often and at once it comes', async () => {
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, i) => receive(PDF, { name: `${i}.pdf` })),
  );
  expect(all.map((f) => f.name)).toEqual(Array.from({ length: 8 }, (_, i) => `${i}.pdf`));
  expect(await manager.count(StoredFile)).toBe(1);
  expect(filesOnDisk()).toHaveLength(1);
  const scans = scanner.scans;
  await receive(PDF);
  expect(scanner.scans).toBe(scans);
});

it('keeps nothing of what it refuses', async () => {
  await expect(receive(Buffer.from('MZ....'))).rejects.toMatchObject({ code: 'files.disguised' });
  await expect(receive(Buffer.alloc(0))).rejects.toMatchObject({ code: 'files.empty' });
  await expect(receive(PDF, { maxBytes: 10 })).rejects.toMatchObject({ code: 'files.too_large' });
  await expect(receive(PDF, { accepts: ['png'] })).rejects.toMatchObject({
    code: 'files.kind_not_accepted',
  });
  expect(await manager.count(StoredFile)).toBe(0);
  expect(filesOnDisk()).toEqual([]);
});

it('refuses malware, forgets its bytes and knows it the next time', async () => {
  scanner.verdict = { state: 'infected', signature: 'Eicar' };
  await expect(receive(PDF)).rejects.toMatchObject({ code: 'files.infected' });
  expect(filesOnDisk()).toEqual([]);
  const [row] = await manager.find(StoredFile);
  expect(row).toMatchObject({ state: 'refused', signature: 'Eicar' });
  scanner.verdict = { state: 'clean' };
  await expect(receive(PDF)).rejects.toMatchObject({ code: 'files.infected' });
  await expect(files.open(manager, row!.sha256)).rejects.toMatchObject({ code: 'files.not_found' });
});

it('holds a file in quarantine while the scanner is away, and judges it later', async () => {
  scanner.verdict = 'away';
  const { sha256, state } = await receive(PDF);
  expect(state).toBe('quarantined');
  await expect(files.open(manager, sha256)).rejects.toMatchObject({ code: 'files.quarantined' });
  expect(await files.rescan(manager, 10)).toBe(0);
  scanner.verdict = { state: 'clean' };
  expect(await files.rescan(manager, 10)).toBe(1);
  expect(await files.rescan(manager, 10)).toBe(0);
  expect(await files.describe(manager, sha256)).toMatchObject({ state: 'clean' });
});

it('puts the bytes back when they were lost and come again', async () => {
  const { sha256 } = await receive(PDF);
  await store.remove(sha256);
  await expect(files.open(manager, sha256)).rejects.toMatchObject({ code: 'files.not_found' });
  await receive(PDF);
  expect((await buffer((await files.open(manager, sha256)).content)).equals(PDF)).toBe(true);
});

it('knows nothing of what never came', async () => {
  const unknown = { code: 'files.not_found', kind: 'not_found' };
  for (const key of ['0'.repeat(64), '../../etc/passwd', '']) {
    await expect(files.describe(manager, key)).rejects.toMatchObject(unknown);
    await expect(files.open(manager, key)).rejects.toMatchObject(unknown);
  }
});
