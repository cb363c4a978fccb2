import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { ROOT_DIR } from '@portal/platform';
import { parse, stringify } from 'yaml';
import { toVersion } from '../core';
import { describeFault, type Fault } from './faults';
import { loadOrganisation } from './load-organisation';
import { loadOne, readDefinitions } from './load-procedures';
import { parseYaml, type YamlReading } from './yaml-file';

type Bag = Record<string, unknown>;

const FOLDER = join(ROOT_DIR, 'config/procedures');
const { shared } = readDefinitions(ROOT_DIR, loadOrganisation(ROOT_DIR));
/** Longest that one file may take, in milliseconds; the machine may be busy. */
const LONGEST = 2_000;

const KEY = 'bang-khen-ubnd-tinh-dot-xuat';
const FILES = readdirSync(join(FOLDER, KEY)).map((name) => ({
  path: join(FOLDER, KEY, name),
  text: readFileSync(join(FOLDER, KEY, name), 'utf8'),
}));

interface Changed {
  readonly path: string;
  readonly text: string;
  readonly parts?: string;
}

/** Loads a file whose text, or whose parts, are others: a version, or faults with file and line. */
function load({ path, text, parts }: Changed): 'version' | Fault[] {
  const file = path.slice(ROOT_DIR.length + 1);
  const read = (asked: string): YamlReading =>
    asked === path ? parseYaml(text, file) : shared.read(asked);
  const more = parts === undefined ? undefined : parseYaml(parts, 'parts/more.yaml');
  const withParts = new Map(shared.parts);
  if (more?.ok) withParts.set('more', more.yaml);
  const began = performance.now();
  const result = loadOne(path, { ...shared, read, parts: withParts });
  expect(performance.now() - began).toBeLessThan(LONGEST);
  if (!Array.isArray(result)) {
    expect(toVersion(result.definition, result.yaml.value).hash).toHaveLength(64);
    return 'version';
  }
  expect(result.length).toBeGreaterThan(0);
  for (const fault of result) {
    expect(describeFault(fault)).toMatch(/\.yaml:[1-9]\d*:[1-9]\d*( |: )/);
    expect(fault.reason).not.toBe('');
  }
  return result;
}

const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    -1,
    0,
    1e308,
    5e-324,
    NaN,
    [],
    {},
    [[[[]]]],
    '2026-02-30',
  ),
  fc.constantFrom<unknown>({ use: 'limits.province' }, [{ use: 'steps.province' }], { use: 1 }),
  fc.constantFrom<unknown>({ use: 'more.loop' }, [{ use: 'more.loop' }], { use: '__proto__.x' }),
  fc.constantFrom<unknown>({ not: { not: { filled: 'x' } } }, { basedOn: 'x' }, 'x'.repeat(30_000)),
  fc.anything({ maxDepth: 3 }),
);

/** Every place in a file, as a path. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => paths(each, [...path, key]))];
}

function change(value: unknown, path: readonly string[], odd: unknown, how: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return odd;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Bag) }) as Bag;
  if (rest.length > 0) copy[key] = change(copy[key], rest, odd, how);
  else if (how === 'replace') copy[key] = odd;
  else if (how === 'delete') delete copy[key];
  else if (Array.isArray(copy)) copy.push(copy[Number(key)]);
  else copy[`${key}x`] = copy[key];
  return Array.isArray(copy) ? (copy as unknown[]).filter((each) => each !== undefined) : copy;
}

const plain = (value: unknown): string => {
  try {
    return stringify(value, { aliasDuplicateObjects: false }) ?? '';
  } catch {
    // What YAML has no words for, such as a symbol.
    return 'odd: true\n';
  }
};

const mutated = fc
  .record({
    file: fc.constantFrom(...FILES),
    place: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    odd: ODD,
    how: fc.constantFrom('replace', 'delete', 'duplicate'),
  })
  .map(({ file, place, odd, how }): Changed => {
    const content: unknown = parse(file.text);
    const all = paths(content);
    const path = all[Math.floor(place * all.length)]!;
    return {
      path: file.path,
      text: plain(change(content, path, odd, how)),
      parts: 'loop: { use: more.loop }\n',
    };
  });

const torn = fc
  .record({
    file: fc.constantFrom(...FILES),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom('\t', '*a', '&a ', '!!js ', '---\n', '? ', ': ', '"', '{', '[', '%x\n', '\r'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
  })
  .map(({ file: { path, text }, at, length, put }): Changed => {
    const from = Math.floor(at * text.length);
    return { path, text: text.slice(0, from) + put + text.slice(from + length) };
  });

it('real files with another value, one entry less or twice: a version or faults with their place', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(mutated, (changed) => {
      const result = load(changed);
      seen.add(result === 'version' ? result : 'faults');
    }),
    { numRuns: 300 },
  );
  expect([...seen].toSorted()).toEqual(['faults', 'version']);
}, 120_000);

it('real files torn anywhere', () => {
  fc.assert(
    fc.property(torn, (changed) => void load(changed)),
    { numRuns: 300 },
  );
}, 120_000);

it('random text', () => {
  const { path } = FILES[0]!;
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc
      .array(
        fc.constantFrom(
          'a: ',
          '- ',
          '{',
          '}',
          '[',
          ']',
          '&a ',
          '*a',
          '\n',
          '  ',
          '"',
          '|',
          '#',
          '!',
        ),
        {
          maxLength: 120,
        },
      )
      .map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (each) => void load({ path, text: each })),
    { numRuns: 1_000 },
  );
}, 120_000);

describe('what is made to hurt', () => {
  const { path } = FILES[0]!;
  it.each(
    (
      [
        [
          'thousands of unknown entries',
          Array.from({ length: 9_000 }, (_, n) => `a${n}: 1`).join('\n'),
        ],
        ['thousands of faults', 'a: : :\n'.repeat(9_000)],
        [
          'thousands of conditions',
          `sections:\n- fields:\n${'  - when: {not: {not: 1}}\n'.repeat(2_500)}`,
        ],
        ['nesting', '{a: '.repeat(20_000)],
        ['nested conditions', `components: [{when: ${'{not: '.repeat(30)}1${'}'.repeat(30)}}]`],
        ['a version of itself', "basedOn: '2018-03-09'\n"],
        [
          'parts in a circle',
          'steps:\n  - use: more.a\n',
          'a:\n  - use: more.b\nb:\n  - use: more.a\n  - use: more.a\n',
        ],
        [
          'parts that explode',
          'steps:\n  - use: more.l4\n',
          [1, 2, 3, 4].reduce(
            (text, n) => `${text}l${n}:\n${`  - use: more.l${n - 1}\n`.repeat(40)}`,
            `l0: [${'1,'.repeat(40)}1]\n`,
          ),
        ],
        [
          'overrides without end',
          'a: { use: more.b }\n',
          `a: {${Array.from({ length: 1_500 }, (_, n) => `k${n}: 1`).join(', ')}}\nb:\n  use: more.a\n${Array.from({ length: 1_500 }, (_, n) => `  k${n}: { use: more.a }\n`).join('')}`,
        ],
      ] satisfies [string, string, string?][]
    ).map(([what, text, parts = '']) => ({ what, text, parts })),
  )('$what', ({ text, parts }) => {
    const before = process.memoryUsage().heapUsed;
    expect(load({ path, text, parts })).not.toBe('version');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000);
  });
});
