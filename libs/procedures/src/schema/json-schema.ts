import type { Json } from '@portal/kernel';
import { z } from 'zod';
import { procedureDefinition } from '../core';
import { ENTRY_WORDS } from './entry-words';

type Node = Readonly<Record<string, Json>>;
type Path = readonly string[];

/** What a version that is based on another has to say itself. */
const OWN_OF_A_LATER_VERSION = ['basedOn', 'version', 'validFrom'];

const PART: Node = { type: 'string', pattern: '^[^.]+\\.[^.]+$' };

function isNode(value: Json | undefined): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wordsAt(path: Path): Node {
  const words = ENTRY_WORDS[path.join('.')] ?? ENTRY_WORDS[`*.${path.at(-1)}`];
  return words === undefined ? {} : { description: words };
}

/** A shared part in the place of a list or of one of its items that is no object. */
const partAlone = (): Node => ({
  type: 'object',
  properties: { use: { ...PART, ...wordsAt(['use']) } },
  required: ['use'],
  additionalProperties: false,
});

/** An object of which a shared part may hold what is not written. */
function asWritten(node: Node, path: Path): Node {
  const { properties = {}, required = [], ...rest } = node;
  const isWhole = path.length === 0;
  const link = isWhole ? 'basedOn' : 'use';
  const linked = isWhole ? OWN_OF_A_LATER_VERSION : ['use'];
  const entries = isNode(properties) ? Object.entries(properties) : [];
  return {
    ...rest,
    properties: {
      [link]: { ...(isWhole ? { type: 'string' } : PART), ...wordsAt([...path, link]) },
      ...Object.fromEntries(entries.map(([key, each]) => [key, entry(each, [...path, key])])),
    },
    anyOf: [{ required: linked }, { required }],
  };
}

/** One entry with its words, so that hovering tells what it means. */
function entry(node: Json, path: Path): Json {
  const shaped = shape(node, path);
  return isNode(shaped) ? { ...shaped, ...wordsAt(path) } : shaped;
}

function shape(node: Json, path: Path): Json {
  if (!isNode(node)) return node;
  if (isNode(node.properties)) return asWritten(node, path);
  if (Array.isArray(node.anyOf)) {
    return { ...node, anyOf: node.anyOf.map((each) => shape(each, path)) };
  }
  if (node.type !== 'array' || node.items === undefined) return node;
  const item = shape(node.items, path);
  const holdsObjects = isNode(item) && (isNode(item.properties) || '$ref' in item);
  const items = holdsObjects ? item : { anyOf: [item, partAlone()] };
  return { anyOf: [{ ...node, items }, partAlone()] };
}

/**
 * The JSON Schema of a definition file as it is written: shared parts and the earlier version in
 * their places. What only the whole tells (`checkDefinition`) is not in it.
 */
export function definitionJsonSchema(): Json {
  const generated = z
    .json()
    .parse(z.toJSONSchema(procedureDefinition, { io: 'input', target: 'draft-7' }));
  if (!isNode(generated) || !isNode(generated.definitions))
    throw new Error('unexpected schema of Zod');
  const { $schema, definitions, ...whole } = generated;
  const named = Object.entries(definitions).map(([name, each]) => [name, shape(each, [name])]);
  return {
    $schema: $schema!,
    title: 'Vinh Danh: một phiên bản của thủ tục (config/procedures/<key>/<version>.yaml)',
    ...(shape(whole, []) as Node),
    definitions: Object.fromEntries(named) as Node,
  };
}
