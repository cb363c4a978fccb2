import { WaitingLine } from './waiting-line';

describe('a waiting line', () => {
  test('gives nobody work whose hands are full', () => {
    const line = new WaitingLine<string>(1);
    line.add('a', 0, { rank: 1 });
    line.add('b', 1, { rank: 2 });
    expect(line.take(0)).toBe('a');
    expect(line.take(0)).toBeUndefined();
    line.release();
    expect(line.take(0)).toBe('b');
  });

  test('sets back whoever waited too long, and only then', () => {
    const waiting = (): WaitingLine<string> => {
      const line = new WaitingLine<string>(3);
      line.add('urgent', 0, { rank: 1, later: { after: 10, rank: 5 } });
      line.add('next', 1, { rank: 4 });
      line.add('last', 2, { rank: 6 });
      return line;
    };
    const all = (line: WaitingLine<string>, now: number) => [1, 2, 3].map(() => line.take(now));
    expect(all(waiting(), 10)).toEqual(['urgent', 'next', 'last']);
    expect(all(waiting(), 11)).toEqual(['next', 'urgent', 'last']);
  });
});
