import { sampleSource, sampleVersion } from '../testing/sample-version';
import { askedComponents } from './asked-components';
import type { Condition } from './conditions';
import { readAnswers } from './answers';

const [letter] = sampleSource()['components'] as object[];
const paper = (id: string, when: Condition): object => ({ ...letter, id, when });
const version = sampleVersion({
  components: [
    letter,
    paper('by-post', { field: 'delivery', equals: 'post' }),
    paper('where-to', { filled: 'address' }),
    paper('three', { field: 'count', equals: 3 }),
  ],
});
const asked = (answers: object): string[] =>
  askedComponents(version, { ...answers }).map(({ id }) => id);

it('asks for what no condition leaves out', () => {
  expect(asked({})).toEqual(['to-trinh']);
  expect(asked({ delivery: 'counter' })).toEqual(['to-trinh']);
  expect(asked({ delivery: 'post' })).toEqual(['to-trinh', 'by-post']);
});

it('does not go by an answer to a question that is no longer asked', () => {
  const address = 'Xã Can Lộc';
  expect(asked({ delivery: 'post', address })).toEqual(['to-trinh', 'by-post', 'where-to']);
  expect(asked({ delivery: 'counter', address })).toEqual(['to-trinh']);
});

it('reads a number as the full check does, whether it is typed or checked', () => {
  for (const count of [3, '3', '3,0', ' 3 '])
    expect(asked({ count })).toEqual(['to-trinh', 'three']);
  for (const count of ['ba', '03x', 4]) expect(asked({ count })).toEqual(['to-trinh']);
  const draft = readAnswers(version, { answers: { count: '3,0', delivery: 'post' } });
  expect(asked(draft.answers)).toEqual(['to-trinh', 'by-post', 'three']);
});
