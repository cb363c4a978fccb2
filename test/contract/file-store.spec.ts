import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DiskFileStore, type FileStore } from '@portal/files';

const folder = mkdtempSync(join(tmpdir(), 'file-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** In pieces, as a network gives them. */
const stream = (bytes: Buffer): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / 60_000) }, (_, i) =>
      bytes.subarray(i * 60_000, (i + 1) * 60_000),
    ),
  );
const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

/** What every adapter keeps; a new one is added to this list. */
const ADAPTERS: [string, () => FileStore][] = [
  ['disk', () => new DiskFileStore(mkdtempSync(join(folder, 'store-')))],
];

describe.each(ADAPTERS)('FileStore on %s', (_, makeStore) => {
  let store: FileStore;
  beforeEach(() => {
    store = makeStore();
  });

  it('gives back byte for byte what was put, under its SHA-256', async () => {
    const bytes = randomBytes(3_000_001);
    const stored = await store.put(stream(bytes));
    expect(stored).toEqual({ sha256: sha256(bytes), size: bytes.length });
    expect((await buffer(await store.open(stored.sha256))).equals(bytes)).toBe(true);
    expect(await store.has(stored.sha256)).toBe(true);
  });

  it('keeps an empty content', async () => {
    const stored = await store.put(Readable.from([]));
    expect(stored).toEqual({ sha256: sha256(Buffer.alloc(0)), size: 0 });
    expect(await buffer(await store.open(stored.sha256))).toHaveLength(0);
  });

  it('takes the same content again, also many at once', async () => {
    const bytes = randomBytes(100_000);
    const all = await Promise.all(Array.from({ length: 10 }, () => store.put(stream(bytes))));
    expect(new Set(all.map((s) => s.sha256)).size).toBe(1);
    expect((await buffer(await store.open(sha256(bytes)))).equals(bytes)).toBe(true);
  });

  it('lets a reader finish while its content is removed or replaced', async () => {
    const bytes = randomBytes(1_000_000);
    const stored = await store.put(stream(bytes));
    const reader = await store.open(stored.sha256);
    await store.remove(stored.sha256);
    expect((await buffer(reader)).equals(bytes)).toBe(true);
  });

  it('removes, and removes again', async () => {
    const { sha256: key } = await store.put(stream(Buffer.from('a')));
    await store.remove(key);
    await store.remove(key);
    expect(await store.has(key)).toBe(false);
    await expect(store.open(key)).rejects.toMatchObject({
      code: 'files.not_found',
      kind: 'not_found',
    });
  });

  it('cuts a stream off that grows beyond the limit, and takes one of just the limit', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 60_000;
          yield Buffer.alloc(60_000);
        }
      })(),
    );
    await expect(store.put(endless, 1024 * 1024)).rejects.toMatchObject({
      code: 'files.too_large',
      kind: 'too_large',
      params: { maxMegabytes: 1 },
    });
    expect(endless.destroyed).toBe(true);
    expect(given).toBeLessThan(3_000_000);
    await expect(store.put(stream(Buffer.alloc(1024)), 1024)).resolves.toMatchObject({
      size: 1024,
    });
  });

  it('keeps nothing of a stream that breaks', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('the beginning');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(await store.has(sha256(Buffer.from('the beginning')))).toBe(false);
  });

  it('stages without keeping until adopted', async () => {
    const bytes = Buffer.from('staged');
    const staged = await store.stage(stream(bytes), 100);
    expect(await store.has(staged.sha256)).toBe(false);
    await store.discard(staged);
    await store.discard(staged);
    await store.adopt(await store.stage(stream(bytes), 100));
    expect(await store.has(staged.sha256)).toBe(true);
  });

  it.each(['../../etc/passwd', '', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}/..`, '..'])(
    'knows no content under %j',
    async (key) => {
      await expect(store.open(key)).rejects.toMatchObject({ code: 'files.not_found' });
      await expect(store.has(key)).rejects.toMatchObject({ code: 'files.not_found' });
      await expect(store.remove(key)).rejects.toMatchObject({ code: 'files.not_found' });
    },
  );
});

describe('DiskFileStore', () => {
  it('fans out into two levels of folders that nobody else may enter', async () => {
    const root = join(folder, 'fan-out', 'made', 'at', 'need');
    const store = new DiskFileStore(root);
    const { sha256: key } = await store.put(stream(Buffer.from('x')));
    const path = join(root, key.slice(0, 2), key.slice(2, 4), key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  it('leaves nothing behind after a refusal', async () => {
    const root = mkdtempSync(join(folder, 'refusal-'));
    const store = new DiskFileStore(root);
    await expect(store.put(stream(Buffer.alloc(100)), 10)).rejects.toThrow('files.too_large');
    expect(filesBelow(root)).toEqual([]);
  });

  it('sweeps what a killed process left, and nothing fresh', async () => {
    const root = mkdtempSync(join(folder, 'sweep-'));
    const store = new DiskFileStore(root);
    expect(await store.sweepIncoming(new Date(7_200_000))).toBe(0);
    mkdirSync(join(root, 'incoming'));
    for (const [name, seconds] of Object.entries({ old: 0, fresh: 7_000 })) {
      writeFileSync(join(root, 'incoming', name), 'x');
      utimesSync(join(root, 'incoming', name), seconds, seconds);
    }
    expect(await store.sweepIncoming(new Date(7_200_000))).toBe(1);
    expect(readdirSync(join(root, 'incoming'))).toEqual(['fresh']);
  });
});

/** A real file system of 256 kB; only root may make one. */
function mountSmall(path: string): boolean {
  try {
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const smallDisk = join(folder, 'small');
const mounted = mountSmall(smallDisk);

(mounted ? describe : describe.skip)('a full disk', () => {
  afterAll(() => execFileSync('umount', [smallDisk]));

  it('refuses the content, removes its part and goes on when there is room', async () => {
    const store = new DiskFileStore(smallDisk);
    const kept = await store.put(stream(randomBytes(100_000)));
    await expect(store.put(stream(randomBytes(400_000)))).rejects.toMatchObject({
      code: 'files.no_space',
      kind: 'unavailable',
    });
    expect(filesBelow(smallDisk)).toEqual([kept.sha256]);
    await expect(store.put(stream(randomBytes(50_000)))).resolves.toMatchObject({ size: 50_000 });
  });
});
