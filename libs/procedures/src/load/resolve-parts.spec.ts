import type { Fault } from './faults';
import { type ResolvedFile, resolveParts } from './resolve-parts';
import { parseYaml, type YamlFile } from './yaml-file';

function yamlOf(file: string, text: string): YamlFile {
  const reading = parseYaml(text, file);
  if (!reading.ok) throw new Error(reading.faults[0]!.reason);
  return reading.yaml;
}

interface Beside {
  readonly parts?: Readonly<Record<string, string>>;
  readonly versions?: Readonly<Record<string, string>>;
}

function resolve(text: string, { parts = {}, versions = {} }: Beside = {}): ResolvedFile {
  const files = Object.entries(parts).map(
    ([name, each]) => [name, yamlOf(`parts/${name}.yaml`, each)] as const,
  );
  return resolveParts(yamlOf('own.yaml', text), {
    parts: new Map(files),
    findVersion: (version) =>
      Object.hasOwn(versions, version) ? yamlOf(`${version}.yaml`, versions[version]!) : undefined,
  });
}

/** Where a fault at a path is told: `file:line`. */
function at(resolved: ResolvedFile, ...path: (string | number)[]): string {
  const { file, line, field } = resolved.faultAt(path, 'sai');
  expect(field).toBe(path.join('.'));
  return `${file}:${line}`;
}

const told = ({ faults }: ResolvedFile): string[] =>
  faults.map(({ file, line, field, reason }: Fault) => `${file}:${line} ${field} ${reason}`);

const LAW = `decree:
  vi: Nghị định
  verified: false
both:
  - use: law.decree
  - vi: Luật
    verified: true
outer:
  - use: law.both
  - vi: Thông tư
word: một chữ
no: false
`;

describe('a part in a map', () => {
  it('takes its place, with what stands beside it instead of its own', () => {
    const resolved = resolve('a:\n  use: law.decree\n  verified: true\n  note: x\nb: 1\n', {
      parts: { law: LAW },
    });
    expect(resolved.value).toEqual({
      a: { vi: 'Nghị định', verified: true, note: 'x' },
      b: 1,
    });
    expect(resolved.faults).toEqual([]);
    expect(at(resolved, 'a', 'vi')).toBe('parts/law.yaml:2');
    expect(at(resolved, 'a', 'verified')).toBe('own.yaml:3');
    expect(at(resolved, 'a', 'note')).toBe('own.yaml:4');
    expect(at(resolved, 'b')).toBe('own.yaml:5');
    // What stands in neither file is told where the part begins.
    expect(at(resolved, 'a', 'missing')).toBe('parts/law.yaml:1');
  });

  it('may be a whole list, a word or a no', () => {
    const resolved = resolve('a: { use: law.both }\nb: { use: law.word }\nc: { use: law.no }\n', {
      parts: { law: LAW },
    });
    expect(resolved.value).toEqual({
      a: [
        { vi: 'Nghị định', verified: false },
        { vi: 'Luật', verified: true },
      ],
      b: 'một chữ',
      c: false,
    });
    expect(resolved.faults).toEqual([]);
    expect(at(resolved, 'a', 1, 'vi')).toBe('parts/law.yaml:6');
  });

  it('may use other parts and replace what they say', () => {
    const resolved = resolve('a:\n  use: more.changed\n', {
      parts: { law: LAW, more: 'changed:\n  use: law.decree\n  verified: true\n' },
    });
    expect(resolved.value).toEqual({ a: { vi: 'Nghị định', verified: true } });
    expect(at(resolved, 'a', 'vi')).toBe('parts/law.yaml:2');
    expect(at(resolved, 'a', 'verified')).toBe('parts/more.yaml:3');
  });

  it('may be used again by what stands beside it', () => {
    const resolved = resolve('a:\n  use: law.decree\n  vi:\n    use: law.word\n', {
      parts: { law: LAW },
    });
    expect(resolved.value).toEqual({ a: { vi: 'một chữ', verified: false } });
    expect(at(resolved, 'a', 'vi')).toBe('parts/law.yaml:11');
  });
});

describe('a part in a list', () => {
  it('is laid out in it when it is a list, however deep', () => {
    const resolved = resolve('list:\n  - vi: Đầu\n  - use: law.outer\n  - vi: Cuối\n', {
      parts: { law: LAW },
    });
    expect(resolved.value).toEqual({
      list: [
        { vi: 'Đầu' },
        { vi: 'Nghị định', verified: false },
        { vi: 'Luật', verified: true },
        { vi: 'Thông tư' },
        { vi: 'Cuối' },
      ],
    });
    expect(resolved.faults).toEqual([]);
    const places = [0, 1, 2, 3, 4].map((index) => at(resolved, 'list', index, 'vi'));
    expect(places).toEqual([
      'own.yaml:2',
      'parts/law.yaml:2',
      'parts/law.yaml:6',
      'parts/law.yaml:10',
      'own.yaml:4',
    ]);
  });

  it('is one item of it when it is a map', () => {
    const resolved = resolve('- use: law.decree\n  verified: true\n- - use: law.decree\n', {
      parts: { law: LAW },
    });
    expect(resolved.value).toEqual([
      { vi: 'Nghị định', verified: true },
      [{ vi: 'Nghị định', verified: false }],
    ]);
    expect(at(resolved, 0, 'verified')).toBe('own.yaml:2');
    expect(at(resolved, 1, 0, 'vi')).toBe('parts/law.yaml:2');
  });
});

describe('a version that is based on another', () => {
  const first = 'key: k\nversion: a\nlevel: province\nlimits:\n  legal: 20\n  use: law.decree\n';
  const second = 'basedOn: a\nversion: b\nlimits:\n  legal: 15\n';

  it('takes over what it does not say itself, entry by entry', () => {
    const beside = { parts: { law: LAW }, versions: { a: first, b: second } };
    const resolved = resolve('basedOn: b\nversion: c\nmore:\n  use: law.decree\n', beside);
    expect(resolved.value).toEqual({
      key: 'k',
      version: 'c',
      level: 'province',
      limits: { legal: 15 },
      more: { vi: 'Nghị định', verified: false },
    });
    expect(resolved.faults).toEqual([]);
    expect(at(resolved, 'key')).toBe('a.yaml:1');
    expect(at(resolved, 'limits', 'legal')).toBe('b.yaml:4');
    expect(at(resolved, 'version')).toBe('own.yaml:2');
    expect(at(resolved, 'more', 'vi')).toBe('parts/law.yaml:2');
    // What none of them says is told where it has to be written.
    expect(at(resolved, 'missing')).toBe('own.yaml:1');
  });

  it('forgets the places of what it replaces', () => {
    const beside = { parts: { law: LAW }, versions: { a: first } };
    const resolved = resolve('basedOn: a\nlimits:\n  legal: 1\n  vi: x\n', beside);
    expect(at(resolved, 'limits', 'vi')).toBe('own.yaml:4');
    expect(at(resolve('basedOn: a\n', beside), 'limits', 'vi')).toBe('parts/law.yaml:2');
  });

  it('has as many before it as a procedure lives through, each with nested parts', () => {
    const nested =
      'p5: 1\np4: { use: n.p5 }\np3: { use: n.p4 }\np2: { use: n.p3 }\np1: { use: n.p2 }\n';
    const laws = Array.from({ length: 15 }, (_, n) => [
      `v${n}`,
      n === 0 ? 'a: { use: n.p1 }\n' : `basedOn: v${n - 1}\nversion: ${n}\n`,
    ]);
    const resolved = resolve('basedOn: v14\n', {
      parts: { n: nested },
      versions: Object.fromEntries(laws) as Record<string, string>,
    });
    expect(resolved.faults).toEqual([]);
    expect(resolved.value).toEqual({ a: 1, version: 14 });
  });

  it.each([
    ['basedOn: nowhere\n', /^own.yaml:1 basedOn không đọc được phiên bản "nowhere"/],
    ['a: 1\nbasedOn: { a: 1 }\n', /^own.yaml:2 basedOn không đọc được phiên bản {"a":1}/],
    ['basedOn: circle\n', /^circle.yaml:1 basedOn .*vòng quanh/],
    ['basedOn: there\n', /^back.yaml:1 basedOn .*vòng quanh/],
  ])('is refused at the reference: %j', (text, fault) => {
    const versions = {
      circle: 'basedOn: circle\n',
      there: 'basedOn: back\n',
      back: 'basedOn: there\n',
    };
    const resolved = resolve(text, { versions });
    expect(told(resolved)).toEqual([expect.stringMatching(fault)]);
  });

  it('is what its base is when that is no map', () => {
    expect(resolve('basedOn: a\n', { versions: { a: '- 1\n' } }).value).toEqual([1]);
  });
});

describe('a reference that leads nowhere', () => {
  it.each([
    ['a:\n  use: decree\n', /^own.yaml:2 a.use phải là tên tệp và tên phần/],
    ['a:\n  use: law.a.b\n', /phải là tên tệp/],
    ['a:\n  use: .b\n', /phải là tên tệp/],
    ['a:\n  use: 7\n', /phải là tên tệp/],
    ['a:\n  - x\n  - use: rules.x\n', /^own.yaml:3 a.1.use không có tệp parts\/rules.yaml/],
    ['a:\n  use: law.ghost\n', /^own.yaml:2 a.use không có phần "ghost" trong parts\/law.yaml/],
    ['a:\n  use: law.constructor\n', /không có phần "constructor"/],
    ['a:\n  use: list.0\n', /không có phần "0" trong parts\/list.yaml/],
    ['a:\n  use: law.word\n  vi: x\n', /^own.yaml:1 a .*không có mục con/],
    ['a:\n  - use: law.word\n    vi: x\n', /^own.yaml:2 a.0 .*không có mục con/],
    ['a:\n  use: loop.a\n', /^parts\/loop.yaml:\d b?a?.*use .*vòng quanh/],
    ['a:\n  - use: loop.list\n', /^parts\/loop.yaml:\d list.*use .*vòng quanh/],
  ])('%j', (text, fault) => {
    const loop = 'a: { use: loop.b }\nb: { use: loop.a }\nlist:\n  - use: loop.list\n';
    const resolved = resolve(text, { parts: { law: LAW, list: '- 1\n', loop } });
    expect(told(resolved)).toEqual([expect.stringMatching(fault)]);
  });
});

it('refuses parts that explode, quickly and once', () => {
  const levels = ['l0: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]'];
  for (let n = 1; n < 5; n += 1) {
    levels.push(`l${n}:`, ...Array.from({ length: 20 }, () => `  - use: bomb.l${n - 1}`));
  }
  const start = performance.now();
  const resolved = resolve('a:\n  - use: bomb.l4\n', { parts: { bomb: levels.join('\n') } });
  expect(told(resolved)).toEqual([expect.stringMatching(/bomb.yaml:\d+ .*nở ra quá lớn/)]);
  expect(performance.now() - start).toBeLessThan(2_000);
});
