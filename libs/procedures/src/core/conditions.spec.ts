import { condition, type Condition, fieldsOf, holds } from './conditions';

const known = { a: 'x', n: 3, empty: '' };
const isX: Condition = { field: 'a', equals: 'x' };
const isY: Condition = { field: 'a', equals: 'y' };

it.each<[Condition, boolean]>([
  [isX, true],
  [isY, false],
  [{ field: 'n', equals: 3 }, true],
  [{ field: 'n', equals: '3' }, false],
  [{ field: 'toString', equals: 'x' }, false],
  [{ field: 'a', oneOf: ['w', 'x'] }, true],
  [{ field: 'missing', oneOf: ['w'] }, false],
  [{ filled: 'a' }, true],
  [{ filled: 'empty' }, false],
  [{ filled: 'missing' }, false],
  [{ all: [isX, { filled: 'n' }] }, true],
  [{ all: [isX, isY] }, false],
  [{ any: [isY, isX] }, true],
  [{ any: [isY] }, false],
  [{ not: isY }, true],
])('%j → %s', (rule, expected) => {
  expect(condition.parse(rule)).toEqual(rule);
  expect(holds(rule, known)).toBe(expected);
});

it('lists the fields that it reads', () => {
  const rule: Condition = {
    all: [isX, { any: [{ field: 'b', oneOf: [1] }, { not: { filled: 'c' } }] }],
  };
  expect(fieldsOf(rule)).toEqual(['a', 'b', 'c']);
});

it.each([{ field: 'a' }, { field: 'a', equals: 1, oneOf: [1] }, { all: [] }, { run: 'code' }, 'a'])(
  'refuses %j',
  (rule) => {
    expect(condition.safeParse(rule).success).toBe(false);
  },
);
