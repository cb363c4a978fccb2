import type { Place } from './policies';
import { PriorityQueue } from './priority-queue';

interface Waiting<T> {
  readonly item: T;
  readonly id: number;
  readonly place: Place;
}

/** Those who wait for the people of one pool, and how many of these are free. */
export class WaitingLine<T> {
  private readonly waiting = new PriorityQueue<Waiting<T>>();

  constructor(private free: number) {}

  add(item: T, id: number, place: Place): void {
    this.waiting.push(place.rank, id, { item, id, place });
  }

  /** Somebody has finished. */
  release(): void {
    this.free++;
  }

  /**
   * Whom the next free person takes, or nobody. A place that was lost by waiting is given up only
   * when it comes to the front: before that nobody could have told the difference.
   * @param now in milliseconds
   */
  take(now: number): T | undefined {
    if (this.free === 0) return undefined;
    for (let first = this.waiting.pop(); first; first = this.waiting.pop()) {
      const { item, id, place } = first;
      if (!place.later || now <= place.later.after) {
        this.free--;
        return item;
      }
      this.add(item, id, { rank: place.later.rank });
    }
    return undefined;
  }
}
