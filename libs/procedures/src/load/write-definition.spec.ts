import { canonicalJson, type Json } from '@portal/kernel';
import fc from 'fast-check';
import { sampleSource } from '../testing/sample-version';
import { writeDefinition } from './write-definition';
import { parseYaml } from './yaml-file';

const readBack = (source: Json): Json => {
  const reading = parseYaml(writeDefinition(source), 'x.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.yaml.value;
};

describe('a written definition', () => {
  it('begins with what people look for', () => {
    const text = writeDefinition({ validTo: null, limits: {}, title: { vi: 'Đ' }, key: 'a' });
    expect(text.match(/^\w+/gm)).toEqual(['key', 'title', 'validTo', 'limits']);
    const sample = writeDefinition(sampleSource() as unknown as Json);
    expect(sample).toMatch(/^ {2}- id: /m);
    expect(sample).not.toMatch(/[&*]a\d/);
  });

  it.each<[string, Json]>([
    ['words that YAML takes for others', { a: 'no', b: 'null', c: '2026-10-01', d: '1e3', e: '~' }],
    ['lines and spaces', { a: ' x ', b: 'x\n\ny\n', c: '# x', d: 'a: b', e: '\t', f: '' }],
    ['letters that are not composed', { a: 'tie\u0302\u0301ng', b: 'tiếng' }],
    ['numbers', { a: 0.8, b: 1e21, c: -0.5 }],
  ])('keeps %s', (_, source) => {
    expect(readBack(source)).toEqual(source);
  });

  it('reads to the same content, whatever it is', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 20 }).map((t) => t.replaceAll('\0', ''));
    const sources = fc.dictionary(
      fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/),
      fc.oneof(texts, fc.array(texts, { maxLength: 4 }), fc.boolean(), fc.constant(null), fc.nat()),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(sources, (source) => {
        expect(canonicalJson(readBack(source))).toBe(canonicalJson(source));
      }),
    );
  });
});
