import { canonicalJson, type Json } from '@portal/kernel';
import fc from 'fast-check';
import { sampleVersion } from '../testing/sample-version';
import { diffVersions } from './diff-versions';

const source = sampleVersion().source as Record<string, Json>;
const texts = (changes: Record<string, Json>): string[] =>
  diffVersions(source, { ...source, ...changes }).map(({ text }) => text);
/** Plain data to change. */
const copy = (): any => structuredClone(source); // oxlint-disable-line typescript/no-explicit-any

describe('the differences of two versions', () => {
  it('are told in words, with the way to each', () => {
    const next = copy();
    next.limits.legal.amount = 15;
    next.components[0].copies = 2;
    next.components.push({
      ...next.components[0],
      id: 'bien-ban',
      title: { vi: 'Biên bản', en: 'x' },
    });
    next.steps[0].verified = false;
    next.steps.reverse();
    next.sections[0].fields[0].required = false;
    delete next.sections[0].fields[0].maxLength;
    expect(diffVersions(source, next)).toEqual(
      expect.arrayContaining([
        {
          path: 'limits.legal',
          group: 'Thời hạn',
          text: 'Thời hạn, giải quyết: 20 ngày làm việc → 15 ngày làm việc',
        },
        {
          path: 'components.to-trinh.copies',
          group: 'Thành phần hồ sơ',
          text: 'Thành phần hồ sơ, «Tờ trình», số bản: 1 → 2',
        },
        {
          path: 'components.bien-ban',
          group: 'Thành phần hồ sơ',
          text: 'Thành phần hồ sơ: thêm «Biên bản»',
        },
      ]),
    );
    const all = diffVersions(source, next).map(({ text }) => text);
    expect(all.filter((text) => text.includes('thứ tự nay là'))).toHaveLength(1);
    expect(all.filter((text) => text.endsWith('nay chưa xác nhận'))).toHaveLength(1);
    expect(all.filter((text) => text.endsWith('bắt buộc: có → không'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('số ký tự tối đa: bỏ '))).toHaveLength(1);
  });

  it('name what came, went or was emptied', () => {
    expect(texts({ validTo: '2026-09-30' })).toEqual(['Ngày kết thúc: không có → 30/09/2026']);
    expect(texts({ colour: 'red' })).toEqual(['"colour": thêm “red”']);
    expect(texts({ filedBy: [] })).toEqual(['Ai được nộp: bỏ tổ chức']);
    expect(texts({ fee: 'none' })).toEqual([]);
    expect(diffVersions('a', 'b')).toEqual([{ path: '', group: '""', text: '“a” → “b”' }]);
  });

  it('of lists whose items cannot be told apart are told as a whole', () => {
    expect(diffVersions({ a: [1, 1] }, { a: [1] })).toHaveLength(1);
    expect(
      diffVersions({ within: { amount: 1, unit: 'x' } }, { within: { amount: 2, unit: 'x' } }),
    ).toMatchObject([{ path: 'within' }]);
  });

  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
  it('are none if and only if the contents are the same', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(diffVersions(a, structuredClone(a))).toEqual([]);
        expect(diffVersions(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });

  it('never miss a changed leaf of a real definition', () => {
    const leaves = (value: Json, path: (string | number)[]): (string | number)[][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]))
        : [path];
    const all = leaves(source, []);
    fc.assert(
      fc.property(fc.constantFrom(...all), (path) => {
        const next = copy();
        const holder = path.slice(0, -1).reduce((value, key) => value[key], next);
        holder[path.at(-1)!] = 'ĐÃ ĐỔI';
        const changes = diffVersions(source, next);
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.every(({ text }) => !/undefined|\[object/.test(text))).toBe(true);
      }),
    );
  });
});
