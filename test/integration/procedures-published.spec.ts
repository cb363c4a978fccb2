import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getPlainDate, type Json, ManualClock } from '@portal/kernel';
import { type Logger, ROOT_DIR } from '@portal/platform';
import {
  CatalogueFiles,
  CatalogueWatcher,
  comparePublished,
  loadOrganisation,
  loadProcedures,
  proceduresEntities,
  PublishedVersion,
  PublishedVersions,
  PublishedVersionsError,
} from '@portal/procedures';
import { writeDefinition } from '@portal/procedures/load';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { stringify } from 'yaml';
import { sampleSource } from '../../libs/procedures/src/testing/sample-version';

const KEY = 'thu-tuc-mau';
const NOW = new Date('2026-09-20T01:00:00Z');
const day = getPlainDate('2026-09-20');
const LATER = { version: '2026-10-01', validFrom: '2026-10-01' };

describe('published versions', () => {
  let database: TestDatabase;
  let folder: string;
  const clock = new ManualClock(NOW);
  let writes = 0;

  beforeAll(async () => {
    database = await createTestDatabase(proceduresEntities);
  });
  afterAll(() => database.dispose());
  beforeEach(async () => {
    clock.set(NOW);
    folder = mkdtempSync(join(tmpdir(), 'published-'));
    await database.dataSource.query('ALTER TABLE procedure_version DISABLE TRIGGER ALL');
    await database.dataSource.query('DELETE FROM procedure_version');
    await database.dataSource.query('ALTER TABLE procedure_version ENABLE TRIGGER ALL');
    write({});
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sample = () => structuredClone(sampleSource()) as unknown as Record<string, Json>;
  const pathOf = (version: string): string => join(folder, KEY, `${version}.yaml`);

  function writeText(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    // As a later second would: tests write faster than the clock of a file system may tell.
    writes += 1;
    utimesSync(path, NOW, new Date(NOW.getTime() + writes * 1_000));
  }

  function write(changes: Record<string, Json>, version = '2025-07-01'): void {
    const source = { ...sample(), ...changes };
    writeText(pathOf(version), stringify(source, { aliasDuplicateObjects: false }));
  }

  const limited = (amount: number): Record<string, Json> => {
    const { limits } = sample() as { limits: { legal: Record<string, Json> } };
    return { limits: { ...limits, legal: { ...limits.legal, amount } } };
  };

  /** A process as it boots, with what it says in its log. */
  function boot() {
    const organisation = loadOrganisation(ROOT_DIR);
    const catalogue = loadProcedures(ROOT_DIR, organisation, folder);
    const published = new PublishedVersions(database.dataSource, catalogue, clock);
    const files = new CatalogueFiles({ PROCEDURES_DIR: folder }, catalogue, organisation);
    const log: { level: string; text: string; reason: string | undefined }[] = [];
    const say = (level: string) => (data: { reason?: string }, text: string) =>
      void log.push({ level, text, reason: data.reason });
    const logger = { info: say('info'), warn: say('warn'), error: say('error') };
    const watcher = new CatalogueWatcher(files, published, clock, logger as unknown as Logger);
    return { catalogue, published, watcher, log, start: () => published.onModuleInit() };
  }

  const stored = (): Promise<PublishedVersion[]> =>
    database.dataSource.manager.find(PublishedVersion, { order: { version: 'ASC' } });
  const refusal = async (start: () => Promise<void>): Promise<string> => {
    const error: unknown = await start().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(PublishedVersionsError);
    return (error as Error).message;
  };

  it('are kept from their first day on, once; four processes at once do no harm', async () => {
    write(LATER, LATER.version);
    const processes = [boot(), boot(), boot(), boot()];
    await Promise.all(processes.map(({ start }) => start()));
    const [row, ...others] = await stored();
    expect(others).toEqual([]);
    const [version] = processes[0]!.catalogue.all(day);
    expect(row).toMatchObject({
      key: KEY,
      version: '2025-07-01',
      hash: version!.hash,
      source: version!.source,
      validFrom: '2025-07-01',
      firstSeenAt: NOW,
    });
    clock.set(new Date('2026-09-21T01:00:00Z'));
    await boot().start();
    expect(await stored()).toEqual([row]);
  });

  it('may change before their first day, and not from it on', async () => {
    write(LATER, LATER.version);
    await boot().start();
    write({ ...LATER, ...limited(10) }, LATER.version);
    await boot().start();
    // Midnight of the office, not of UTC.
    clock.set(new Date('2026-09-30T17:00:00Z'));
    await boot().start();
    expect((await stored()).map(({ version }) => version)).toEqual(['2025-07-01', '2026-10-01']);
    write({ ...LATER, ...limited(9) }, LATER.version);
    expect(await refusal(boot().start)).toContain('10 ngày làm việc → 9 ngày làm việc');
  });

  it('whose file was changed refuse the start in words, with the way to mend it', async () => {
    await boot().start();
    const { components } = sample() as { components: Record<string, Json>[] };
    const more = Array.from({ length: 12 }, (_, n) => ({ ...components[0]!, id: `giay-${n}` }));
    write({ ...limited(15), components: [...components, ...more] as Json });
    const message = await refusal(boot().start);
    expect(message).toContain(`${KEY}/2025-07-01.yaml: phiên bản này đã có hiệu lực`);
    expect(message.match(/^ {4}- /gm)).toHaveLength(11);
    expect(message).toContain('- và 3 thay đổi khác');
    expect(message).toContain(`portal procedures restore ${KEY} 2025-07-01`);
    expect(message).toContain('validFrom');
    // What is written otherwise and says the same is no change.
    writeText(pathOf('2025-07-01'), JSON.stringify(sample(), null, 4));
    await boot().start();
  });

  it('whose file is gone refuse the start', async () => {
    await boot().start();
    rmSync(pathOf('2025-07-01'));
    write(LATER, LATER.version);
    expect(await refusal(boot().start)).toMatch(/2025-07-01\.yaml.*tệp không còn/);
  });

  it('are not kept together with a refused one', async () => {
    await boot().start();
    write({ ...limited(15), validTo: '2025-12-31' });
    write({ version: '2026-01-01', validFrom: '2026-01-01' }, '2026-01-01');
    await refusal(boot().start);
    expect(await stored()).toHaveLength(1);
  });

  it('of which two processes say different things are those of the first', async () => {
    const [first, second] = [boot(), (write(limited(15)), boot())];
    const ends = await Promise.allSettled([first.start(), second.start()]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await stored()).toHaveLength(1);
  });

  it('are never changed or removed by a statement', async () => {
    await boot().start();
    for (const sql of [
      `UPDATE procedure_version SET hash = repeat('0', 64)`,
      'DELETE FROM procedure_version',
      'TRUNCATE procedure_version',
    ]) {
      await expect(database.dataSource.query(sql)).rejects.toThrow('never changed or removed');
    }
  });

  it('are written out as a file with the same hash', async () => {
    await boot().start();
    const [row] = await stored();
    write(limited(15));
    await refusal(boot().start);
    writeText(pathOf('2025-07-01'), writeDefinition(row!.source as unknown as Json));
    const again = boot();
    await again.start();
    expect(again.catalogue.get(KEY, '2025-07-01').hash).toBe(row!.hash);
  });

  it('are looked at without being kept', async () => {
    const { catalogue } = boot();
    const { manager } = database.dataSource;
    const state = await comparePublished(manager, catalogue, NOW);
    expect([state.unseen.length, state.altered, await stored()]).toEqual([1, [], []]);
  });

  describe('while a process runs', () => {
    it('a new file is taken up by the catalogue that everybody holds', async () => {
      const { catalogue, start, watcher, log } = boot();
      await start();
      await watcher.look();
      expect(log).toEqual([]);
      write({ version: '2026-01-01', validFrom: '2026-01-01' }, '2026-01-01');
      await watcher.look();
      expect(catalogue.findInForce(KEY, day)?.version).toBe('2026-01-01');
      expect(await stored()).toHaveLength(2);
      expect(log.map(({ level }) => level)).toEqual(['info']);
    });

    it.each<[string, () => void]>([
      ['of 10 MB', () => writeText(pathOf('2026-01-01'), '# x'.repeat(3_500_000))],
      ['with a syntax error', () => writeText(pathOf('2026-01-01'), 'key: [')],
      ['that changes a version in effect', () => write(limited(15))],
      ['that removes a version in effect', () => rmSync(pathOf('2025-07-01'))],
    ])('a file %s is refused once, and the last good catalogue goes on', async (_, spoil) => {
      const { catalogue, start, watcher, log } = boot();
      await start();
      const before = catalogue.hash;
      spoil();
      await watcher.look();
      await watcher.look();
      expect(catalogue.hash).toBe(before);
      expect(log.map(({ level, reason }) => [level, reason?.includes('.yaml')])).toEqual([
        ['error', true],
      ]);
      // Mended, it is taken up.
      rmSync(pathOf('2026-01-01'), { force: true });
      write({});
      write(LATER, LATER.version);
      await watcher.look();
      expect(catalogue.versionsOf(KEY)).toHaveLength(2);
    });

    it('a folder or a database that is away for a time is tried again', async () => {
      const { catalogue, start, watcher, log, published } = boot();
      await start();
      write(LATER, LATER.version);
      const away = jest.spyOn(published, 'record').mockRejectedValue(new Error('ECONNREFUSED'));
      await watcher.look();
      await watcher.look();
      expect(log.map(({ level }) => level)).toEqual(['error']);
      expect(catalogue.versionsOf(KEY)).toHaveLength(1);
      away.mockRestore();
      await watcher.look();
      expect(catalogue.versionsOf(KEY)).toHaveLength(2);
    });

    it('what was confirmed goes on counting', async () => {
      const { catalogue, start, watcher } = boot();
      await start();
      const applied = jest.spyOn(catalogue, 'applyConfirmations');
      catalogue.applyConfirmations([]);
      write(LATER, LATER.version);
      await watcher.look();
      expect(applied.mock.calls).toEqual([[[]], [[]]]);
    });

    it('a version is kept on its first day', async () => {
      write(LATER, LATER.version);
      const { start, watcher } = boot();
      await start();
      clock.set(new Date('2026-09-30T16:59:59Z'));
      await watcher.look();
      expect(await stored()).toHaveLength(1);
      clock.set(new Date('2026-09-30T17:00:00Z'));
      await watcher.look();
      expect(await stored()).toHaveLength(2);
    });
  });
});
