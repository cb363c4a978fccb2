import * as fc from 'fast-check';
import { type Condition, condition, fieldsOf, holds } from './conditions';

const NAMES = ['a', 'b', 'city', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const name = fc.constantFrom(...NAMES);
const operand = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -2, max: 2 }));

const { rule } = fc.letrec<{ rule: Condition }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ field: name, equals: operand }),
    fc.record({ field: name, oneOf: fc.array(operand, { minLength: 1, maxLength: 3 }) }),
    fc.record({ filled: name }),
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

const known = fc.dictionary(name, fc.oneof(operand, fc.constant(null), fc.anything()));

it('is judged of whatever answers there are, and alike each time', () => {
  fc.assert(
    fc.property(rule, known, (each, answers) => {
      const judged = holds(each, answers);
      expect(typeof judged).toBe('boolean');
      expect(holds(structuredClone(each), answers)).toBe(judged);
    }),
    { numRuns: 2_000 },
  );
});

it('keeps the laws of De Morgan', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), known, (rules, answers) => {
      const denied = rules.map((each): Condition => ({ not: each }));
      expect(holds({ not: { all: rules } }, answers)).toBe(holds({ any: denied }, answers));
      expect(holds({ not: { any: rules } }, answers)).toBe(holds({ all: denied }, answers));
      expect(holds({ not: { not: rules[0]! } }, answers)).toBe(holds(rules[0]!, answers));
    }),
    { numRuns: 1_000 },
  );
});

it('reads no field but those that it names', () => {
  fc.assert(
    fc.property(rule, known, (each, answers) => {
      const named = new Set(fieldsOf(each));
      const read = new Set<string>();
      const watched = new Proxy(answers, {
        get: (target, key, receiver) => {
          read.add(String(key));
          return Reflect.get(target, key, receiver) as unknown;
        },
        getOwnPropertyDescriptor: (target, key) => {
          read.add(String(key));
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      });
      holds(each, watched);
      expect([...read].filter((key) => !named.has(key))).toEqual([]);
      const others = Object.fromEntries(Object.entries(answers).filter(([key]) => named.has(key)));
      expect(holds(each, others)).toBe(holds(each, answers));
    }),
    { numRuns: 1_000 },
  );
});

it('finds nothing in what every object inherits', () => {
  for (const field of NAMES.slice(3)) {
    expect(holds({ filled: field }, {})).toBe(false);
    expect(holds({ not: { filled: field } }, {})).toBe(true);
  }
});

it('has a shape that random data almost never has, and never breaks on', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 6 }), (value) => {
      const parsed = condition.safeParse(value);
      if (parsed.success) expect(typeof holds(parsed.data, {})).toBe('boolean');
    }),
  );
});
