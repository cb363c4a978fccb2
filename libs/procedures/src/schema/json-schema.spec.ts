import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { parse } from 'yaml';
import { definitionJsonSchema } from './json-schema';

type Node = Record<string, any>; // eslint-disable-line typescript/no-explicit-any

const FOLDER = join(ROOT_DIR, 'config/procedures');
const shipped = readFileSync(join(FOLDER, 'schema.json'), 'utf8');
const schema = JSON.parse(shipped) as Node;

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

type Keyword = (value: never, of: never, node: Node) => boolean;

/** A keyword that says nothing about values of other kinds. */
const holdsFor =
  (isMeant: (value: unknown) => boolean, rule: (value: never, of: never) => boolean): Keyword =>
  (value, of) =>
    !isMeant(value) || rule(value, of);
const text = TYPES.string!;
const number = TYPES.number!;

/** The keywords of JSON Schema that the file uses; another one fails the test. */
const KEYWORDS: Record<string, Keyword> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  default: () => true,
  definitions: () => true,
  $ref: (value, of: string) => isValid(schema.definitions[of.split('/').at(-1)!], value),
  type: (value, of: string | string[]) => [of].flat().some((each) => TYPES[each]!(value)),
  const: (value, of) => value === of,
  enum: (value, of: unknown[]) => of.includes(value),
  anyOf: (value, of: Node[]) => of.some((each) => isValid(each, value)),
  allOf: (value, of: Node[]) => of.every((each) => isValid(each, value)),
  required: holdsFor(isObject, (value: Node, of: string[]) => of.every((key) => key in value)),
  properties: holdsFor(isObject, (value: Node, of: Node) =>
    Object.entries(value).every(([key, each]) => !(key in of) || isValid(of[key], each)),
  ),
  propertyNames: holdsFor(isObject, (value: Node, of: Node) =>
    Object.keys(value).every((key) => isValid(of, key)),
  ),
  additionalProperties: (value, of, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, each]) => key in properties || (isObject(of) && isValid(of, each)),
    ),
  items: holdsFor(Array.isArray, (value: unknown[], of: Node) =>
    value.every((each) => isValid(of, each)),
  ),
  minItems: holdsFor(Array.isArray, (value: unknown[], of) => value.length >= of),
  maxItems: holdsFor(Array.isArray, (value: unknown[], of) => value.length <= of),
  minLength: holdsFor(text, (value: string, of) => value.length >= of),
  maxLength: holdsFor(text, (value: string, of) => value.length <= of),
  pattern: holdsFor(text, (value: string, of) => new RegExp(of, 'u').test(value)),
  minimum: holdsFor(number, (value, of) => value >= of),
  maximum: holdsFor(number, (value, of) => value <= of),
  exclusiveMinimum: holdsFor(number, (value, of) => value > of),
};

function isValid(node: Node, value: unknown): boolean {
  return Object.entries(node).every(([key, of]) =>
    KEYWORDS[key]!(value as never, of as never, node),
  );
}

const files = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'parts')
  .flatMap(({ name }) =>
    readdirSync(join(FOLDER, name))
      .filter((file) => file !== 'repeal.yaml')
      .map((file) => join(FOLDER, name, file)),
  );
const contentOf = (key: string, version: string): Node =>
  parse(readFileSync(join(FOLDER, key, `${version}.yaml`), 'utf8')) as Node;

it('is what the code generates', () => {
  expect(schema).toEqual(definitionJsonSchema());
});

it('takes every shipped file as it is written, and each says where the schema is', () => {
  expect(files.length).toBeGreaterThan(90);
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const first = '# yaml-language-server: $schema=../schema.json\n';
  expect(texts.filter((each) => !each.text.startsWith(first))).toEqual([]);
  expect(texts.filter((each) => !isValid(schema, parse(each.text)))).toEqual([]);
});

describe('a broken file', () => {
  const whole = (): Node => contentOf('bang-khen-ubnd-tinh-dot-xuat', '2025-07-01');
  const later = (): Node => contentOf('bang-khen-ubnd-tinh-dot-xuat', '2026-10-01');

  it.each<[string, (file: Node) => void]>([
    ['an unknown entry', (file) => (file.colour = 'red')],
    ['a missing one', (file) => delete file.limits],
    ['a level that does not exist', (file) => (file.level = 'ward')],
    ['a number that is too large', (file) => (file.nomineeCount.max = 501)],
    ['text where a list stands', (file) => (file.steps = 'steps.province')],
    ['a part that is no name', (file) => (file.limits.use = 'limits')],
    ['an unknown entry beside a part', (file) => (file.components[0].colour = 'red')],
    ['an object that is not whole', (file) => delete file.authority.unit],
    ['a title without Vietnamese', (file) => delete file.title.vi],
  ])('is refused: %s', (_name, breakIt) => {
    const file = whole();
    expect(isValid(schema, file)).toBe(true);
    breakIt(file);
    expect(isValid(schema, file)).toBe(false);
  });

  it('says itself which version it is and from when it counts', () => {
    for (const key of ['version', 'validFrom', 'basedOn']) {
      const { [key]: _left, ...file } = later();
      expect(isValid(schema, file)).toBe(false);
    }
  });
});

it('tells in words what the entries of a file and its choices mean', () => {
  const { properties } = schema;
  expect(Object.keys(properties).filter((key) => !properties[key].description)).toEqual([]);
  const wordless = (node: unknown, path: string): string[] => {
    if (!isObject(node)) return [];
    const inner = [...(node.anyOf ?? []), ...(node.items ? [node.items] : [])];
    return [
      ...inner.flatMap((each) => wordless(each, path)),
      ...Object.entries<Node>(node.properties ?? {}).flatMap(([key, each]) => [
        ...(each.enum && !each.description ? [`${path}.${key}`] : []),
        ...wordless(each, `${path}.${key}`),
      ]),
    ];
  };
  expect(wordless(schema, '')).toEqual([]);
});
