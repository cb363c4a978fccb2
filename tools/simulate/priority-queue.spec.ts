import fc from 'fast-check';
import { PriorityQueue } from './priority-queue';

describe('the priority queue', () => {
  test('gives by rank, of equal ranks the smaller id first', () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(ranks, (given) => {
        const queue = new PriorityQueue<{ rank: number; id: number }>();
        const items = given.map((rank, id) => ({ rank, id }));
        for (const item of items) queue.push(item.rank, item.id, item);
        const taken = items.map(() => queue.pop());
        expect(taken).toEqual(items.toSorted((a, b) => a.rank - b.rank || a.id - b.id));
        expect(queue.pop()).toBeUndefined();
        expect(queue.firstRank).toBe(Infinity);
      }),
    );
  });
});
