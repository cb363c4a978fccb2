import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import {
  loadOrganisation,
  loadProcedures,
  proceduresEntities,
  PublishedVersions,
} from '@portal/procedures';
import {
  buildPrograms,
  type Ended,
  endPrograms,
  freePorts,
  openFolder,
  productionEnvironment,
  Program,
  removeFolder,
  runPortal,
  startApp,
} from '@test/processes';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { stringify } from 'yaml';
import { sampleSource } from '../../libs/procedures/src/testing/sample-version';

const KEY = 'thu-tuc-mau';
const OF = `${KEY}@2025-07-01`;

interface Told {
  ok: boolean;
  reason: string;
  faults: Record<string, unknown>[];
  changes: { path: string; text: string }[];
}

describe('portal procedures', () => {
  let folder: string;
  beforeAll(() => {
    buildPrograms();
    folder = openFolder();
  });
  afterAll(async () => {
    await endPrograms();
    removeFolder(folder);
  });
  beforeEach(() => {
    rmSync(join(folder, KEY), { recursive: true, force: true });
    write(placeOf('2025-07-01'), {});
  });

  // eslint-disable-next-line typescript/no-explicit-any
  const sample = () => structuredClone(sampleSource()) as unknown as Record<string, any>;
  const placeOf = (version: string): string => join(folder, KEY, `${version}.yaml`);
  const textOf = (changes: object): string =>
    stringify({ ...sample(), ...changes }, { aliasDuplicateObjects: false });
  function write(path: string, changes: object): string {
    mkdirSync(join(folder, KEY), { recursive: true });
    writeFileSync(path, textOf(changes));
    return path;
  }
  function limited(amount: number): object {
    const { limits } = sample();
    return { limits: { ...limits, legal: { ...limits.legal, amount } } };
  }

  const portal = (...args: string[]): Promise<Ended> =>
    runPortal(['procedures', ...args], { PROCEDURES_DIR: folder });
  const jsonOf = ({ stdout }: Ended): Told => JSON.parse(stdout) as Told;
  const linesOf = ({ stdout }: Ended): string[] => stdout.trimEnd().split('\n');

  describe('check', () => {
    it('counts what is sound, and shows an example', async () => {
      const [all, one, json, help] = await Promise.all([
        portal('check'),
        portal('check', placeOf('2025-07-01')),
        portal('check', '--json'),
        portal('check', '--help'),
      ]);
      for (const end of [all, one]) {
        expect([end.code, end.stdout, end.stderr]).toEqual([0, '1 phiên bản, không có lỗi\n', '']);
      }
      expect([json.code, jsonOf(json)]).toEqual([0, { ok: true, versions: 1, faults: [] }]);
      expect(help.stdout).toContain('Example:\n');
    });

    it('tells every fault in a line of its own, with what was most likely meant', async () => {
      const text = textOf({}).replace('copyType: original', 'copyTipe: original');
      const broken = placeOf('2025-07-01');
      writeFileSync(broken, `${text}colour: red\n`);
      writeFileSync(join(folder, KEY, '2024-01-01.yaml'), 'key: [\n');
      const [all, one, json] = await Promise.all([
        portal('check'),
        portal('check', broken),
        portal('check', broken, '--json'),
      ]);
      const line = text.split('\n').findIndex((each) => each.includes('copyTipe')) + 1;
      for (const end of [all, one]) {
        expect([end.code, end.stderr]).toEqual([1, '']);
        expect(linesOf(end)).toEqual(
          expect.arrayContaining([
            expect.stringMatching(
              `2025-07-01\\.yaml:${line}:\\d+ components\\.0\\.copyTipe: .* — có phải là «copyType»\\?$`,
            ),
            expect.stringMatching(/2025-07-01\.yaml:\d+:1 colour: mục này không có/),
          ]),
        );
      }
      expect(all.stdout).toMatch(/2024-01-01\.yaml:\d+:\d+: YAML sai cú pháp/);
      expect([json.code, jsonOf(json).ok]).toEqual([1, false]);
      expect(jsonOf(json).faults).toContainEqual({
        ...{
          file: expect.stringContaining(`${KEY}/2025-07-01.yaml`),
          line,
          column: expect.any(Number),
          field: 'components.0.copyTipe',
        },
        ...{ reason: expect.any(String), suggestion: 'có phải là «copyType»?' },
      });
    });

    it('looks at a file elsewhere as if it were in its place, and leaves no trace', async () => {
      const drafts = join(openFolder(), KEY);
      mkdirSync(drafts);
      const draft = join(drafts, '2026-10-01.yaml');
      write(draft, { version: '2026-10-01', validFrom: '2026-10-01' });
      expect((await portal('check', draft)).code).toBe(0);
      // It overlaps with the version that is there.
      write(placeOf('2025-07-01'), { validTo: '2026-12-31' });
      const overlap = await portal('check', draft);
      expect([overlap.code, overlap.stdout]).toEqual([
        1,
        expect.stringMatching(/2026-10-01\.yaml:\d+:\d+ validFrom: trùng thời gian hiệu lực/),
      ]);
      // A file of 10 MB and bytes that are no text are refused like any other.
      writeFileSync(draft, '#'.repeat(10_000_000));
      expect((await portal('check', draft)).stdout).toMatch(
        /2026-10-01\.yaml:1:1: tệp có 10000000/,
      );
      writeFileSync(draft, Buffer.from([0xff, 0xfe, 0x00]));
      expect((await portal('check', draft)).stdout).toMatch(/không phải văn bản UTF-8/);
      expect(readdirSync(folder)).toEqual([KEY]);
      removeFolder(join(drafts, '..'));
    });

    it('loads neither the framework nor the drivers of the database', async () => {
      const code = `
        process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
        require('./dist/apps/cli/src/main.js');`;
      const args = ['-e', code, '--', 'procedures', 'check'];
      const { stderr, stdout } = await new Program(args, { PROCEDURES_DIR: folder }).ended;
      expect(stdout).toContain('không có lỗi');
      expect((JSON.parse(stderr) as string[]).join('\n')).not.toMatch(
        /node_modules.(typeorm|pg|@nestjs|pino)\W|platform.src.index\.js/,
      );
    });
  });

  describe('diff', () => {
    it('tells in words what changed, by names and by files', async () => {
      const later = write(placeOf('2026-10-01'), {
        ...{ version: '2026-10-01', validFrom: '2026-10-01' },
        ...limited(15),
      });
      const [words, json, same] = await Promise.all([
        portal('diff', OF, later),
        portal('diff', placeOf('2025-07-01'), `${KEY}@2026-10-01`, '--json'),
        portal('diff', OF, OF),
      ]);
      expect([words.code, words.stderr]).toEqual([0, '']);
      expect(linesOf(words)).toEqual([
        `${OF} → ${KEY}@2026-10-01: 3 thay đổi`,
        'Tên phiên bản',
        '  - Tên phiên bản: “2025-07-01” → “2026-10-01”',
        'Ngày bắt đầu',
        '  - Ngày bắt đầu: 01/07/2025 → 01/10/2026',
        'Thời hạn',
        '  - Thời hạn, giải quyết: 20 ngày làm việc → 15 ngày làm việc',
      ]);
      expect(jsonOf(json).changes.map(({ path }) => path)).toEqual([
        'version',
        'validFrom',
        'limits.legal',
      ]);
      expect(same.stdout).toBe(`${OF} → ${OF}: không có gì thay đổi\n`);
    });
  });

  it.each<[number, string[], RegExp]>([
    [1, ['check', 'nowhere.yaml'], /^<file>: "nowhere\.yaml" is no file/],
    [1, ['check', '/'], /^<file>: "\/" is no file/],
    [2, ['check', ''], /^<file>: it is empty/],
    [2, ['check', 'a', 'b'], /too many arguments/],
    [2, ['diff'], /missing required argument 'before'/],
    [2, ['diff', OF], /missing required argument 'after'/],
    [1, ['diff', OF, `${KEY}@2030-01-01`], /^<after>: there is no "thu-tuc-mau@2030-01-01"/],
    [1, ['diff', '../x@1', OF], /^<before>: "\.\.\/x@1" is no file/],
    [2, ['restore', KEY], /missing required argument 'version'/],
    [2, ['restore', KEY, 'x', '--out'], /'--out <file>' argument missing/],
    [2, ['restore', KEY, 'x', '--out', ''], /^--out: it is empty/],
    [2, ['chek'], /unknown command 'chek'/],
  ])('ends with %i: %j', async (code, args, reason) => {
    const end = await portal(...args);
    expect([end.code, end.stdout]).toEqual([code, '']);
    expect(end.stderr).toMatch(reason);
  });

  describe('with what was published', () => {
    let database: TestDatabase;
    let env: Record<string, string>;
    beforeAll(async () => {
      database = await createTestDatabase(proceduresEntities);
      const [port] = await freePorts(1);
      env = productionEnvironment(database.url, {
        ...{ PROCEDURES_DIR: folder, FILES_URL: join(folder, '..'), WORKER_PORT: String(port) },
      });
      write(placeOf('2025-07-01'), {});
      const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR), folder);
      await new PublishedVersions(database.dataSource, catalogue, systemClock).onModuleInit();
    });
    afterAll(() => database.dispose());

    const restore = (...args: string[]) => runPortal(['procedures', 'restore', ...args], env);
    const foundBy = async (check: string) => {
      const { stdout } = await runPortal(['doctor', '--json'], env);
      const { findings } = JSON.parse(stdout) as {
        findings: { check: string; state: string; detail: string }[];
      };
      return findings.find((finding) => finding.check === check);
    };

    it.each(['intake', 'back-office', 'worker'] as const)(
      'the %s does not start with a changed version, and says what changed',
      async (app) => {
        write(placeOf('2025-07-01'), limited(15));
        const { code, stderr } = await startApp(app, env).ended;
        expect([code, stderr]).toEqual([1, expect.not.stringMatching(/^\s+at /m)]);
        expect(stderr).toContain('20 ngày làm việc → 15 ngày làm việc');
        expect(stderr).toContain(`portal procedures restore ${KEY} 2025-07-01`);
      },
    );

    it('restores the file so that it counts again; what was there is kept beside it', async () => {
      const file = placeOf('2025-07-01');
      write(file, limited(15));
      const changed = readFileSync(file, 'utf8');
      expect(await foundBy('published')).toMatchObject({
        state: 'fail',
        detail: expect.stringContaining('15 ngày làm việc'),
      });
      const refused = await restore(KEY, '2025-07-01');
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toMatch(/2025-07-01\.yaml exists already; --force/);
      expect(readFileSync(file, 'utf8')).toBe(changed);
      const { code, stdout } = await restore(KEY, '2025-07-01', '--force', '--json');
      const { kept, hash } = JSON.parse(stdout) as { kept: string; hash: string };
      expect([code, readFileSync(kept, 'utf8')]).toEqual([0, changed]);
      const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR), folder);
      expect(catalogue.get(KEY, '2025-07-01').hash).toBe(hash);
      expect(await foundBy('published')).toMatchObject({ state: 'ok' });
    });

    it('writes to standard output, to another file, or into an empty place', async () => {
      const printed = await restore(KEY, '2025-07-01', '--out', '-');
      const elsewhere = join(folder, 'khoi-phuc.txt');
      expect((await restore(KEY, '2025-07-01', '--out', elsewhere)).code).toBe(0);
      expect(readFileSync(elsewhere, 'utf8')).toBe(printed.stdout);
      rmSync(join(folder, KEY), { recursive: true });
      expect((await restore(KEY, '2025-07-01')).code).toBe(0);
      expect(readFileSync(placeOf('2025-07-01'), 'utf8')).toBe(printed.stdout);
      rmSync(elsewhere);
    });

    it.each<[string[], RegExp]>([
      [['khong-co', '2025-07-01'], /^No version of "khong-co" has taken effect here/],
      [['../../etc', 'passwd'], /^No version of/],
      [[KEY, '2030-01-01'], /has no published version "2030-01-01"; it has 2025-07-01/],
      [[KEY, '2025-07-01', '--out', '/dev/full/x'], /cannot be written \(ENOTDIR|EEXIST\)/],
    ])('restore %j is refused in one line', async (args, reason) => {
      const end = await restore(...args);
      expect([end.code, end.stdout]).toEqual([1, '']);
      expect(end.stderr).toMatch(reason);
    });

    it('doctor fails on a faulty file, and warns of a law that ends', async () => {
      const { legalBasis } = sample();
      write(placeOf('2025-07-01'), { legalBasis: [{ ...legalBasis[0], endsOn: '2025-12-31' }] });
      expect(await foundBy('legal basis')).toMatchObject({
        state: 'warn',
        detail: expect.stringMatching(/hết hiệu lực 31\/12\/2025; 1 thủ tục đang dựa vào đó/),
      });
      writeFileSync(placeOf('2025-07-01'), 'key: [');
      expect(await foundBy('procedures')).toMatchObject({
        state: 'fail',
        detail: expect.stringContaining('2025-07-01.yaml:1'),
      });
    });
  });
});
