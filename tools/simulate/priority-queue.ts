interface Entry<T> {
  readonly rank: number;
  readonly id: number;
  readonly item: T;
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.id < b.id);
}

/** A binary heap: smallest rank first, of equal ranks the smaller id, as the product's queue orders. */
export class PriorityQueue<T> {
  private readonly entries: Entry<T>[] = [];

  get size(): number {
    return this.entries.length;
  }

  /** Rank of the first entry; Infinity when there is none. */
  get firstRank(): number {
    return this.entries[0]?.rank ?? Infinity;
  }

  push(rank: number, id: number, item: T): void {
    const entry = { rank, id, item };
    const { entries } = this;
    let hole = entries.push(entry) - 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!isBefore(entry, entries[parent]!)) break;
      entries[hole] = entries[parent]!;
      hole = parent;
    }
    entries[hole] = entry;
  }

  pop(): T | undefined {
    const first = this.entries[0];
    const last = this.entries.pop();
    if (last && first && last !== first) this.sink(last);
    return first?.item;
  }

  /** Puts the entry in place of the first, and as far down as it belongs. */
  private sink(entry: Entry<T>): void {
    const { entries } = this;
    let hole = 0;
    for (let child = 1; child < entries.length; child = 2 * hole + 1) {
      const right = child + 1;
      if (right < entries.length && isBefore(entries[right]!, entries[child]!)) child = right;
      if (!isBefore(entries[child]!, entry)) break;
      entries[hole] = entries[child]!;
      hole = child;
    }
    entries[hole] = entry;
  }
}
