import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { stringify as toYaml } from 'yaml';
import { ProcedureCatalogue } from '../catalogue';
import { sampleSource } from '../testing/sample-version';
import { DefinitionsError, type Fault } from './faults';
import { loadOrganisation } from './load-organisation';
import { loadProcedures } from './load-procedures';

const organisation = loadOrganisation(ROOT_DIR);
const X = 'thu-tuc-mau/2025-07-01.yaml';
const B = 'thu-tuc-mau/2026-10-01.yaml';
const stringify = (value: unknown): string => toYaml(value, { aliasDuplicateObjects: false });
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'procedures-'));
  mkdirSync(join(root, 'config/procedures'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string | Buffer): void {
  const path = join(root, 'config/procedures', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function load(): ProcedureCatalogue {
  return loadProcedures(root, organisation);
}

function faultsOf(act: () => unknown): readonly Fault[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DefinitionsError) return error.faults;
    throw error;
  }
  return [];
}

function faultsOfText(text: string | Buffer): readonly Fault[] {
  write(X, text);
  return faultsOf(load);
}

/** Line (from 1) of the first line of `text` that holds `part`. */
function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

describe('the catalogue', () => {
  it('chooses by the day of filing and finds what a dossier is pinned to', () => {
    write(X, stringify(sampleSource()));
    write(B, stringify({ ...sampleSource(), version: '2026-10-01', validFrom: '2026-10-01' }));
    write(
      'khac/2025-07-01.yml',
      stringify({
        ...sampleSource(),
        key: 'khac',
        title: { vi: 'Ấp', en: 'Hamlet', verified: true, sources: ['law'] },
      }),
    );
    write('khac/readme.txt', 'not read');
    const catalogue = load();
    const inForce = (day: string): string | undefined =>
      catalogue.findInForce('thu-tuc-mau', getPlainDate(day))?.version;
    expect(['2025-06-30', '2025-07-01', '2026-09-30', '2026-10-01'].map(inForce)).toEqual([
      undefined,
      '2025-07-01',
      '2025-07-01',
      '2026-10-01',
    ]);
    expect(catalogue.versionsOf('thu-tuc-mau').map(({ version }) => version)).toEqual([
      '2025-07-01',
      '2026-10-01',
    ]);
    const [first, second] = catalogue.versionsOf('thu-tuc-mau');
    expect([first, second].map((version) => catalogue.findSuccessor(version!)?.version)).toEqual([
      '2026-10-01',
      undefined,
    ]);
    expect(catalogue.all(getPlainDate('2026-10-01')).map(({ key }) => key)).toEqual([
      'khac',
      'thu-tuc-mau',
    ]);
    expect(catalogue.get('thu-tuc-mau', '2025-07-01').validTo).toBe('2026-09-30');
    expect(() => catalogue.get('thu-tuc-mau', 'x')).toThrow('procedure.not_found');
    expect(catalogue.hash).toBe(load().hash);
    rmSync(join(root, 'config/procedures/khac/2025-07-01.yml'));
    expect(load().hash).not.toBe(catalogue.hash);
  });
});

describe('a file that is not plain YAML', () => {
  it.each<[string, string, number, RegExp]>([
    ['duplicate keys', 'key: a\nversion: b\nkey: c\n', 3, /khóa này đã có/],
    ['a syntax error', 'key: a\nsteps: [1, 2\n', 3, /sai cú pháp/],
    ['a second document', 'key: a\n---\nkey: b\n', 2, /một tài liệu/],
    ['a tag', 'key: !!js/function a\n', 1, /thẻ kiểu/],
    ['an unknown alias', 'key: *nothing\n', 1, /không có mục gốc/],
    ['a letter that ends texts', 'key: x\ntitle: { vi: "a\\0b" }', 2, /không lưu được/],
    ['half a letter', 'a: [x, "\\ud800"]', 1, /không lưu được/],
    ['absurd nesting', '['.repeat(20_000), 1, /lồng quá/],
    ['deep nesting', `${'['.repeat(45)}${']'.repeat(45)}`, 1, /lồng quá/],
    ['10 MB of text', `# ${'x'.repeat(10_000_000)}`, 1, /tối đa 100000 byte/],
    ['nothing', '', 1, /nhóm các mục con/],
  ])('%s', (_what, text, line, reason) => {
    const [fault] = faultsOfText(text);
    expect(fault).toMatchObject({ file: `config/procedures/${X}`, line });
    expect(fault!.reason).toMatch(reason);
  });

  it('aliases that explode', () => {
    const levels = Array.from({ length: 9 }, (_, n) =>
      n === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${n}: &a${n} [${`*a${n - 1},`.repeat(9).slice(0, -1)}]`,
    );
    const start = process.hrtime.bigint();
    expect(faultsOfText(levels.join('\n'))).toMatchObject([
      { line: 2, reason: expect.stringMatching(/quá nhiều tham chiếu/) },
    ]);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1_000);
  });

  it('bytes that are not UTF-8, and a folder in the place of a file', () => {
    expect(faultsOfText(Buffer.from([0x6b, 0xff, 0xfe]))[0]!.reason).toMatch(/UTF-8/);
    rmSync(join(root, `config/procedures/${X}`));
    mkdirSync(join(root, `config/procedures/${X}`));
    expect(faultsOf(load)[0]!.reason).toMatch(/EISDIR/);
  });
});

describe('a definition of another shape', () => {
  const good = stringify(sampleSource());
  it('is read in composed form (NFC)', () => {
    write(X, good.normalize('NFD'));
    expect(load().get('thu-tuc-mau', '2025-07-01').title.vi).toBe('Thủ tục mẫu');
  });

  const shapes: [string, string, { field: string; at: string; reason: RegExp }][] = (
    [
      ['regime: C', 'regime: E', 'regime', 'regime: E', /một trong: A, B, C, D/],
      ['regime: C', 'regime: C\ncolour: red', 'colour', 'colour', /không có trong mẫu/],
      ['level: province', '', 'level', 'key: thu-tuc-mau', /thiếu mục này/],
      ['validTo: null', 'validTo: 2026-02-30', 'validTo', 'validTo', /ngày có thật/],
      ['copies: 1', 'copies: many', 'components.0.copies', 'copies:', /phải là số/],
      ['copies: 1', 'copies: 1.5', 'components.0.copies', 'copies:', /số nguyên/],
      ['copies: 1', 'copies: 0', 'components.0.copies', 'copies:', /ít nhất 1/],
      ['copies: 1', 'copies: 21', 'components.0.copies', 'copies:', /nhiều nhất 20/],
      ['weight: 1', 'weight: 0', 'steps.1.weight', 'weight: 0', /không lấy đúng/],
      ['key: thu-tuc-mau', 'key: Thu Tuc', 'key', 'key:', /không đúng dạng/],
      ['key: thu-tuc-mau', 'key: ""', 'key', 'key:', /không đúng dạng|ít nhất/],
      ['vi: Thủ tục mẫu', 'vi: ""', 'title.vi', 'vi: ""', /dài ít nhất 1 ký tự/],
      ['fee: none', 'fee: 10', 'fee', 'fee: 10', /một trong: none/],
      [
        '          equals: post',
        '          is: post',
        'sections.0.fields.4.when',
        'when:',
        /không đúng dạng nào/,
      ],
      ['  law:', '  Law Book:', 'sources.Law Book', 'Law Book:', /tên|không hợp lệ/],
      ['role: specialist', 'role: boss', 'steps.0.role', 'role: boss', /specialist/],
    ] satisfies [string, string, string, string, RegExp][]
  ).map(([from, to, field, at, reason]) => [from, to, { field, at, reason }]);
  it.each(shapes)('%s → %s', (from, to, { field, at, reason }) => {
    expect(good).toContain(from);
    const text = good.replace(from, to);
    const [fault] = faultsOfText(text);
    expect(fault).toMatchObject({ field, line: lineOf(text, at) });
    expect(fault!.reason).toMatch(reason);
  });

  it('is refused with every fault, and says so in one message', () => {
    write(X, good.replace('regime: C', 'regime: E').replace('fee: none', 'fee: 1'));
    write(B, 'a: [');
    expect(load).toThrow(DefinitionsError);
    const message = new DefinitionsError(faultsOf(load)).message;
    expect(message).toContain(`config/procedures/${X}:3:`);
    expect(message).toContain(`config/procedures/${B}:`);
    expect(faultsOf(load)).toHaveLength(3);
  });
});

describe('a definition that contradicts itself', () => {
  type Change = (source: any) => void; // oxlint-disable-line typescript/no-explicit-any
  const cases: [string, Change, string, RegExp][] = [
    ['no deciding step', (s) => (s.steps[1].decides = false), 'steps', /đúng một bước.*đang có 0/],
    ['two deciding steps', (s) => (s.steps[0].decides = true), 'steps', /đang có 2/],
    ['a step twice', (s) => (s.steps[1].id = 'check'), 'steps.1.id', /đã dùng/],
    ['an unknown unit', (s) => (s.steps[0].unit = 'so-tai-chinh'), 'steps.0.unit', /so-tai-chinh/],
    ['an unknown desk', (s) => (s.receivingUnit = 'kho'), 'receivingUnit', /kho/],
    [
      'the word for any commune at a fixed desk',
      (s) => (s.steps[0].unit = 'commune'),
      'steps.0.unit',
      /chỉ dùng khi receivingUnit: commune/,
    ],
    [
      'one commune among all',
      (s) => (s.steps[0].unit = 'xa-can-loc'),
      'steps.0.unit',
      /"xa-can-loc" là một xã, phường; hãy ghi "commune"/,
    ],
    [
      'one commune as the desk',
      (s) => (s.receivingUnit = 'xa-can-loc'),
      'receivingUnit',
      /xa-can-loc/,
    ],
    ['an unknown authority', (s) => (s.authority.unit = 'kho'), 'authority.unit', /kho/],
    ['an end before the beginning', (s) => (s.validTo = '2025-06-30'), 'validTo', /sớm hơn/],
    ['an unknown source', (s) => (s.title.sources = ['tv']), 'title', /nguồn "tv"/],
    ['verified without source', (s) => (s.title.sources = []), 'title', /ít nhất một nguồn/],
    ['unverified without reason', (s) => delete s.nationalCode.note, 'nationalCode', /lý do/],
    [
      'a refusal on doubt',
      (s) => (s.eligibility[1].effect = 'refuse'),
      'eligibility.1.effect',
      /warn/,
    ],
    [
      'an alert too late',
      (s) => (s.limits.receptionAlert.amount = 8),
      'limits.receptionAlert.amount',
      /ngắn hơn/,
    ],
    [
      'reminders out of order',
      (s) => (s.limits.supplementReminders = [10, 10]),
      'limits.supplementReminders.1',
      /lớn hơn mốc nhắc/,
    ],
    [
      'a reminder when the time is over',
      (s) => (s.limits.supplementReminders = [20]),
      'limits.supplementReminders.0',
      /nhỏ hơn hạn/,
    ],
    [
      'an approver who takes no part',
      (s) => (s.limits.secondSupplement.atReception.unit = 'vp-ubnd'),
      'limits.secondSupplement.atReception.unit',
      /không có bước nào/,
    ],
    [
      'an approver who may not approve',
      (s) => (s.limits.secondSupplement.atReception.role = 'specialist'),
      'limits.secondSupplement.atReception.role',
      /leader/,
    ],
    ['a component twice', (s) => s.components.push(s.components[0]), 'components.1.id', /đã dùng/],
    ['a question twice', (s) => (s.eligibility[1].id = 'secret'), 'eligibility.1.id', /đã dùng/],
    [
      'a field twice',
      (s) => (s.sections[0].fields[1].id = 'title'),
      'sections.0.fields.1.id',
      /đã dùng/,
    ],
    [
      'a nominee field twice',
      (s) => (s.nomineeKinds[0].fields[1].id = 'fullName'),
      'nomineeKinds.0.fields.1.id',
      /đã dùng/,
    ],
    ['a kind twice', (s) => (s.nomineeKinds[1].id = 'individual'), 'nomineeKinds.1.id', /đã dùng/],
    [
      'no name field',
      (s) => (s.nomineeKinds[0].nameField = 'nick'),
      'nomineeKinds.0.nameField',
      /nick/,
    ],
    [
      'an optional name',
      (s) => (s.nomineeKinds[1].fields[0].required = false),
      'nomineeKinds.1.nameField',
      /bắt buộc/,
    ],
    ['counts upside down', (s) => (s.nomineeCount.min = 9), 'nomineeCount', /min/],
    [
      'text without bound',
      (s) => delete s.sections[0].fields[0].maxLength,
      'sections.0.fields.0',
      /maxLength/,
    ],
    [
      'a choice without options',
      (s) => delete s.sections[0].fields[2].options,
      'sections.0.fields.2',
      /options/,
    ],
    [
      'an option twice',
      (s) => (s.sections[0].fields[2].options[1].value = 'post'),
      'sections.0.fields.2.options.1.value',
      /post/,
    ],
    [
      'bounds on an e-mail',
      (s) => (s.sections[0].fields[9].min = 1),
      'sections.0.fields.9',
      /min, max/,
    ],
    [
      'future on an e-mail',
      (s) => (s.sections[0].fields[9].notInFuture = true),
      'sections.0.fields.9',
      /notInFuture/,
    ],
    [
      'bounds upside down',
      (s) => (s.sections[0].fields[12].min = 9999),
      'sections.0.fields.12',
      /lớn hơn max/,
    ],
    [
      'a reserved name',
      (s) => (s.sections[0].fields[9].id = 'kind'),
      'sections.0.fields.9',
      /dành riêng/,
    ],
    [
      'a condition on nothing',
      (s) => (s.sections[0].fields[4].when.field = 'ghost'),
      'sections.0.fields.4.when',
      /ghost/,
    ],
    [
      'a condition on itself',
      (s) => (s.sections[0].fields[4].when.field = 'address'),
      'sections.0.fields.4.when',
      /address/,
    ],
  ];
  it.each(cases)('%s', (_what, change, field, reason) => {
    const source = sampleSource();
    change(source);
    const text = stringify(source);
    const faults = faultsOfText(text);
    const fault = faults.find((each) => each.field === field);
    expect(faults.map((each) => each.field)).toContain(field);
    expect(fault!.reason).toMatch(reason);
    const name = field.split('.').findLast((part) => !/^\d+$/.test(part))!;
    const index = /\.\d+$/.test(field);
    expect(text.split('\n')[fault!.line - 1]).toMatch(index ? /:|^ *- / : `${name}:`);
  });

  it('versions that overlap, share a name or lie in the wrong place', () => {
    write(X, stringify({ ...sampleSource(), validTo: '2026-10-01' }));
    const next = { ...sampleSource(), version: '2026-10-01', validFrom: '2026-10-01' };
    write(B, stringify(next));
    const [overlap, ...rest] = faultsOf(load);
    expect(rest).toEqual([]);
    expect(overlap).toMatchObject({ file: `config/procedures/${B}`, field: 'validFrom', line: 28 });
    expect(overlap!.reason).toContain(`config/procedures/${X}`);
    write(X, stringify(sampleSource()));
    write('thu-tuc-mau/2026-10-01.yml', stringify({ ...next, validFrom: '2027-01-01' }));
    expect(faultsOf(load)).toMatchObject([
      { file: 'config/procedures/thu-tuc-mau/2026-10-01.yml', field: 'version', line: 2 },
    ]);
    rmSync(join(root, 'config/procedures/thu-tuc-mau/2026-10-01.yml'));
    write('khac/luat-moi.yaml', stringify(sampleSource()));
    write('la.yaml', stringify(sampleSource()));
    expect(faultsOf(load).map(({ file, field }) => [file, field])).toEqual([
      ['config/procedures/la.yaml', ''],
      ['config/procedures/khac/luat-moi.yaml', 'key'],
      ['config/procedures/khac/luat-moi.yaml', 'version'],
    ]);
  });
});
