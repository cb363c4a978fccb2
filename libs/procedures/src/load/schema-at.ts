import { z } from 'zod';

type Schema = z.core.$ZodType;
type Path = readonly (string | number)[];

const WRAPPED = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodLazy] as const;

/** What a schema comes down to: without what only makes it optional, each way of a union on its own. */
function ways(schema: Schema): Schema[] {
  for (const kind of WRAPPED) if (schema instanceof kind) return ways(schema.unwrap());
  if (schema instanceof z.ZodPipe) return ways(schema.in);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(ways) : [schema];
}

function inside(schema: Schema, key: string | number): Schema[] {
  if (schema instanceof z.ZodObject) {
    const { shape } = schema;
    return Object.hasOwn(shape, key) ? [shape[key] as Schema] : [];
  }
  if (schema instanceof z.ZodArray) return [schema.element];
  return schema instanceof z.ZodRecord ? [schema.valueType] : [];
}

/** Every schema that may stand at a path. */
function schemasAt(schema: Schema, path: Path): Schema[] {
  return path.reduce<Schema[]>(
    (found, key) => found.flatMap((each) => inside(each, key)).flatMap(ways),
    ways(schema),
  );
}

/** Names of the entries that a group at this path may have. */
export const namesAt = (schema: Schema, path: Path): string[] =>
  schemasAt(schema, path).flatMap((each) =>
    each instanceof z.ZodObject ? Object.keys(each.shape) : [],
  );

/** Words that may stand at this path, where only some may. */
export const wordsAt = (schema: Schema, path: Path): string[] =>
  schemasAt(schema, path).flatMap((each) => {
    if (each instanceof z.ZodEnum) return each.options.map(String);
    return each instanceof z.ZodLiteral ? [...each.values].map(String) : [];
  });
