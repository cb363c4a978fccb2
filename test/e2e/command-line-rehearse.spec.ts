import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import {
  buildPrograms,
  type Ended,
  endPrograms,
  openFolder,
  productionEnvironment,
  query,
  removeFolder,
  runPortal,
  SeededDatabases,
} from '@test/processes';
import { stringify } from 'yaml';

type Bag = Record<string, any>; // eslint-disable-line typescript/no-explicit-any

/** A version of next century, tried with the dossiers of today. */
describe('portal procedures rehearse', () => {
  const folder = openFolder();
  let databases: SeededDatabases;
  let url: string;
  let filed: { key: string; version: string; count: number };
  let source: Bag;

  beforeAll(async () => {
    buildPrograms();
    databases = await SeededDatabases.make();
    url = await databases.copy();
    const catalogue = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR));
    const rows = await query<typeof filed>(
      url,
      `SELECT procedure_key AS key, procedure_version AS version, count(*)::int AS count FROM dossier
       WHERE code IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
    );
    // The newest version of its procedure: the version of next century comes right after it.
    filed = rows.find(({ key, version }) => catalogue.versionsOf(key).at(-1)?.version === version)!;
    source = structuredClone(catalogue.get(filed.key, filed.version).source) as Bag;
  }, 120_000);
  afterAll(async () => {
    await endPrograms();
    await databases.dispose();
    removeFolder(folder);
  });

  function candidate(name: string, change: (file: Bag) => void): string {
    const file: Bag = structuredClone(source);
    Object.assign(file, {
      version: name,
      validFrom: '2100-01-01',
      validTo: null,
      transition: null,
    });
    delete file.basedOn;
    change(file);
    const path = join(folder, filed.key, `${name}.yaml`);
    mkdirSync(join(folder, filed.key), { recursive: true });
    writeFileSync(path, stringify(file, { aliasDuplicateObjects: false }));
    return path;
  }

  const portal = (...args: string[]): Promise<Ended> =>
    runPortal(
      ['procedures', 'rehearse', ...args],
      productionEnvironment(url, { FILES_URL: databases.filesFolder }),
    );
  const jsonOf = ({ stdout }: Ended): Bag => JSON.parse(stdout) as Bag;
  const since = ['--since', '2020-01-01'];

  it('finds nothing where nothing is another, and changes nothing', async () => {
    const before = await query(url, 'SELECT id, version, updated_at FROM dossier ORDER BY id');
    const end = await portal(
      candidate('same', () => undefined),
      ...since,
      '--json',
    );
    expect([end.code, end.stderr]).toEqual([0, '']);
    const { dossiers, summary } = jsonOf(end);
    expect(summary).toMatchObject({ dossiers: filed.count, refused: 0, reasons: [] });
    expect(summary.dates).toMatchObject({ earlier: 0, later: 0, added: 0, removed: 0 });
    expect(dossiers).toHaveLength(filed.count);
    expect(await query(url, 'SELECT id, version, updated_at FROM dossier ORDER BY id')).toEqual(
      before,
    );
  });

  it('tells what would have been refused, what would move and what becomes of the step', async () => {
    const path = candidate('stricter', (file) => {
      file.sections[0].fields.push({
        ...{ id: 'neverAsked', type: 'text', required: true, maxLength: 20 },
        label: { vi: 'Điều chưa hỏi', en: 'Never asked' },
      });
      file.sections[0].fields.shift();
      file.components.push({
        ...file.components[0],
        id: 'giay-moi',
        title: { vi: 'Giấy tờ mới', en: 'New paper' },
      });
      file.limits.legal.amount *= 2;
      file.limits.reception.amount = 4;
      file.steps[0].weight *= 2;
    });
    const end = await portal(path, ...since, '--json');
    expect([end.code, end.stderr]).toEqual([0, '']);
    const { dossiers, summary } = jsonOf(end);
    expect(summary).toMatchObject({ dossiers: filed.count, refused: filed.count });
    expect(summary.reasons).toEqual([
      { words: 'Điều chưa hỏi: bắt buộc, hồ sơ không có', count: filed.count },
      { words: 'Giấy tờ mới: giấy tờ bắt buộc, hồ sơ không có', count: filed.count },
    ]);
    expect(dossiers.every((each: Bag) => each.dropped.length === 1)).toBe(true);
    expect(summary.dates.later).toBeGreaterThan(0);
    expect(summary.dates.earlier).toBeGreaterThan(0);
    expect(summary.dates.largestMove.days).toBeGreaterThan(10);
    expect(dossiers.some((each: Bag) => each.step !== null)).toBe(true);

    const words = await portal(path, ...since);
    expect(words.stdout).toContain('TỪ CHỐI');
    expect(words.stdout).toContain(`${filed.count} × Giấy tờ mới: giấy tờ bắt buộc`);
    expect(words.stdout).toMatch(/ngày hẹn trả kết quả .* → /);
    expect(words.stdout).toMatch(/Dời nhiều nhất: muộn hơn \d+/);
    const [answers] = await query<{ name: string }>(url, 'SELECT max(name) AS name FROM nominee');
    expect(words.stdout).not.toContain(answers!.name);
  });

  it('takes the newest of the days that are asked for', async () => {
    const path = candidate('same', () => undefined);
    const two = jsonOf(await portal(path, ...since, '--limit', '2', '--json'));
    expect(two.summary).toMatchObject({ dossiers: 2, limited: true });
    const [first, second] = two.dossiers as [Bag, Bag];
    expect(first.filedOn >= second.filedOn).toBe(true);
    const none = await portal(path, '--since', '2099-01-01');
    expect(none.stdout).toBe(
      `Không có hồ sơ nào nộp theo phiên bản ${filed.version} từ 01/01/2099.\n`,
    );
  });

  it('refuses a file with faults first, and slips in the options', async () => {
    const broken = candidate('broken', (file) => {
      file.level = 'ward';
      file.limits.legal.amount = 0;
    });
    const end = await portal(broken);
    expect([end.code, end.stdout]).toEqual([1, '']);
    expect(end.stderr).toMatch(/broken\.yaml:\d+:\d+ level: phải là một trong/);
    expect(end.stderr).toMatch(/broken\.yaml:\d+:\d+ limits\.legal\.amount: /);
    const path = candidate('same', () => undefined);
    const slip = await portal(path, '--since', 'hôm qua');
    expect([slip.code, slip.stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect((await portal(path, '--limit', '0')).code).toBe(2);
    const missing = await portal(join(folder, 'nowhere.yaml'));
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('nowhere.yaml')]);
    const first = join(ROOT_DIR, 'config/procedures/lao-dong-tien-tien-huyen/2024-01-01.yaml');
    expect((await portal(first)).stderr).toContain('no version before it');
  });
});
