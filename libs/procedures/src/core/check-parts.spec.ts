import { sampleDefinition, sampleSource } from '../testing/sample-version';
import { componentFaults, formCircleFaults, nomineeCircleFaults } from './check-conditions';
import { checkDefinition } from './check-definition';
import { lawFaults } from './check-law';
import { translationFaults } from './check-translations';
import type { Contradiction } from './contradiction';

type Bag = Record<string, any>; // eslint-disable-line typescript/no-explicit-any

const claim = { verified: true, sources: ['law'] };
const text = (vi: string) => ({ vi, en: vi });
const asked = (id: string, when?: object) => ({
  ...{ id, type: 'email', label: text(id), required: false },
  ...(when && { when }),
});
const section = (id: string, ...fields: object[]) => ({ id, title: text(id), fields, ...claim });
const told = (faults: readonly Contradiction[]): string[] =>
  faults.map(({ path, reason }) => `${path.join('.')}: ${reason}`);
const changed = (change: (source: Bag) => void) => {
  const source = sampleSource() as Bag;
  change(source);
  return sampleDefinition(source);
};

describe('conditions that go round in a circle', () => {
  it('are found over all sections, and the message names the way', () => {
    const definition = sampleDefinition({
      sections: [
        section('one', asked('a', { filled: 'c' }), asked('free', { filled: 'a' })),
        section('two', asked('b', { not: { any: [{ filled: 'a' }, { filled: 'ghost' }] } })),
        section('three', asked('c', { all: [{ filled: 'b' }, { filled: 'free' }] })),
      ],
    });
    expect(told(formCircleFaults(definition))).toEqual([
      'sections.0.fields.0.when: điều kiện vòng quanh: a → c → b → a; hãy bỏ một điều kiện',
      'sections.0.fields.1.when: điều kiện vòng quanh: free → a → c → free; hãy bỏ một điều kiện',
      'sections.1.fields.0.when: điều kiện vòng quanh: b → a → c → b; hãy bỏ một điều kiện',
      'sections.2.fields.0.when: điều kiện vòng quanh: c → b → a → c; hãy bỏ một điều kiện',
    ]);
    expect(told(checkDefinition(definition)).join('\n')).toContain('a → c → b → a');
  });

  it('are found among the questions about a kind of nominee, each kind by itself', () => {
    const kinds = sampleDefinition().nomineeKinds;
    const definition = sampleDefinition({
      nomineeKinds: [
        { ...kinds[0]!, fields: [...kinds[0]!.fields, asked('x', { filled: 'fullName' })] },
        {
          ...kinds[1]!,
          fields: [...kinds[1]!.fields, asked('x', { filled: 'y' }), asked('y', { filled: 'x' })],
        },
      ],
    });
    expect(told(nomineeCircleFaults(definition))).toEqual([
      'nomineeKinds.1.fields.1.when: điều kiện vòng quanh: x → y → x; hãy bỏ một điều kiện',
      'nomineeKinds.1.fields.2.when: điều kiện vòng quanh: y → x → y; hãy bỏ một điều kiện',
    ]);
  });

  it('are none where conditions only meet again', () => {
    const definition = sampleDefinition({
      sections: [
        section(
          'one',
          asked('a'),
          asked('b', { filled: 'a' }),
          asked('c', { filled: 'a' }),
          asked('d', { any: [{ filled: 'b' }, { filled: 'c' }] }),
        ),
      ],
    });
    expect(formCircleFaults(definition)).toEqual([]);
  });
});

it('a component that depends on an answer says so in words and is required then', () => {
  const component = (more: object) => ({ ...sampleDefinition().components[0]!, ...more });
  const definition = sampleDefinition({
    components: [
      component({ id: 'good', when: { filled: 'title' }, condition: text('Khi có tên') }),
      component({ id: 'ghost', when: { filled: 'ghost' }, condition: text('x') }),
      component({ id: 'mute', when: { filled: 'title' }, required: false }),
    ],
  });
  expect(told(componentFaults(definition))).toEqual([
    'components.1.when: điều kiện dùng trường "ghost" không có trong biểu mẫu',
    'components.2: có when thì phải nói điều kiện bằng lời (condition)',
    'components.2.when: chỉ dùng với required: true',
  ]);
});

describe('what the law of a definition contradicts', () => {
  const criterion = (more: object) => ({
    ...{ id: 'one', text: text('x'), citation: 'Luật' },
    ...claim,
    ...more,
  });
  const window = { opens: '11-01', closes: '02-15', citation: 'Luật' };

  it.each<[string, (source: Bag) => void, RegExp[]]>([
    ['nothing', () => undefined, []],
    [
      'criteria with proofs and kinds that are not there',
      (s) =>
        (s.criteria = [
          criterion({ for: ['individual', 'household'] }),
          criterion({
            provenBy: [
              { component: 'to-trinh' },
              { component: 'ghost' },
              { field: 'title' },
              { field: 'born' },
              { field: 'ghost' },
            ],
          }),
        ]),
      [
        /^criteria.1.id: mã "one"/,
        /^criteria.0.for.1: .*"household"/,
        /^criteria.1.provenBy.1: .*"ghost"/,
        /^criteria.1.provenBy.4: .*"ghost"/,
      ],
    ],
    [
      'a line with a variable that nobody fills',
      (s) =>
        (s.nomineeKinds[0].inDecision = { vi: '{fullName}, {title}', en: '{fullName} {rank}' }),
      [/^nomineeKinds.0.inDecision.en: biến {rank}/],
    ],
    [
      'a window that refuses on doubt',
      (s) => (s.filingWindow = { ...window, effect: 'refuse', verified: false, note: 'x' }),
      [/^filingWindow.effect: .*warn/],
    ],
    [
      'a window that is sure',
      (s) => (s.filingWindow = { ...window, effect: 'refuse', ...claim }),
      [],
    ],
    [
      'no limit without a reason',
      (s) => (s.limits.legal = null),
      [/^limits.legal: .*withoutLegal/],
    ],
    [
      'a reason without need',
      (s) => (s.limits.withoutLegal = claim),
      [/^limits.withoutLegal: chỉ dùng khi/],
    ],
    [
      'a transition for later dossiers',
      (s) =>
        (s.transition = { rule: 'earlier', acceptedBefore: '2025-07-02', citation: 'L', ...claim }),
      [/^transition.acceptedBefore: không được muộn hơn/],
    ],
    [
      'a transition for earlier ones',
      (s) =>
        (s.transition = { rule: 'earlier', acceptedBefore: '2025-07-01', citation: 'L', ...claim }),
      [],
    ],
  ])('%s', (_what, change, reasons) => {
    const faults = told(lawFaults(changed(change)));
    expect(faults).toEqual(reasons.map((reason) => expect.stringMatching(reason) as string));
  });
});

it('texts without English are told where English is shown', () => {
  const value = {
    title: { vi: 'Tên' },
    list: [
      { vi: 'a', en: 'a' },
      { vi: 'b', en: undefined },
    ],
  };
  expect(translationFaults(value, ['vi'])).toEqual([]);
  expect(told(translationFaults(value, ['vi', 'en']))).toEqual([
    'title: thiếu bản tiếng Anh (en) của câu này',
    'list.1: thiếu bản tiếng Anh (en) của câu này',
  ]);
  expect(translationFaults(null, ['vi', 'en'])).toEqual([]);
});
