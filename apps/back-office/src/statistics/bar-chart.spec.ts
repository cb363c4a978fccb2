import * as fc from 'fast-check';
import { type BarData, drawBars, type Series } from './bar-chart';

const SERIES: readonly Series[] = [
  { text: 'A', tone: 'early' },
  { text: 'B', tone: 'on_time' },
  { text: 'C', tone: 'late' },
];
const data = (more: Partial<BarData> = {}): BarData => ({
  id: 'x',
  title: 'Kết quả',
  series: SERIES,
  rows: [{ title: 'Kỳ này', parts: [1, 2, 1], values: 'A 1 · B 2 · C 1' }],
  scale: 'share',
  ...more,
});
const value = (percent: string): number => Number.parseFloat(percent);

describe('bars', () => {
  it('fills each bar with its parts, one after the other', () => {
    expect(drawBars(data()).rows[0]!.segments).toEqual([
      { x: '0%', width: '25%', tone: 'early' },
      { x: '25%', width: '50%', tone: 'on_time' },
      { x: '75%', width: '25%', tone: 'late' },
    ]);
  });

  it('compares amounts with the longest', () => {
    const rows = [
      { title: 'a', parts: [4], values: '' },
      { title: 'b', parts: [1], values: '' },
      { title: 'c', parts: [0], values: '' },
    ];
    const drawn = drawBars(data({ series: SERIES.slice(0, 1), rows, scale: 'amount' }));
    expect(drawn.rows.map(({ segments }) => segments.map(({ width }) => width))).toEqual([
      ['100%'],
      ['25%'],
      [],
    ]);
    expect(drawn.legend).toEqual([]);
  });

  it('tells all numbers in words, whole titles too', () => {
    const title = 'Tặng bằng khen của Ủy ban nhân dân tỉnh về thành tích đột xuất';
    const drawn = drawBars(data({ rows: [{ title, parts: [1, 0, 0], values: 'A 1' }] }));
    expect(drawn.description).toBe(`${title}: A 1.`);
    expect(drawn.rows[0]!.title).toBe('Tặng bằng khen của Ủy ban nhân dân tỉ…');
  });

  it('stays within the chart, whatever the numbers', () => {
    const row = fc.record({
      title: fc.constant('a'),
      parts: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 3 }),
      values: fc.constant(''),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.constantFrom('share' as const, 'amount' as const),
        (rows, scale) => {
          const drawn = drawBars(data({ rows, scale }));
          for (const [index, { segments, valuesY }] of drawn.rows.entries()) {
            const ends = segments.map(({ x, width }) => value(x) + value(width));
            expect(Math.max(0, ...ends)).toBeLessThan(100.02);
            const some = rows[index]!.parts.some((part) => part > 0);
            if (scale === 'share' && some) expect(ends.at(-1)).toBeCloseTo(100, 1);
            segments.slice(1).forEach(({ x }, at) => expect(value(x)).toBeCloseTo(ends[at]!, 1));
            expect(valuesY).toBeLessThan(drawn.height);
          }
        },
      ),
    );
  });
});
