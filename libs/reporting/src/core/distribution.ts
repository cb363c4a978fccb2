/**
 * Whole numbers, counted by value: quantiles are exact, and memory grows with how many different
 * values there are, not with how many values came.
 */
export class Distribution {
  private readonly counts = new Map<number, number>();
  private size = 0;
  private total = 0;

  /** How many values came. */
  get count(): number {
    return this.size;
  }

  /** Sum of all values. */
  get sum(): number {
    return this.total;
  }

  /** @param times how often the value came */
  add(value: number, times = 1): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + times);
    this.size += times;
    this.total += value * times;
  }

  /**
   * The smallest value that at least this part of the values does not exceed (nearest rank), so that
   * "half of them took at most …" is true as it is said.
   * @param part above 0 and up to 1; 0.5 is the median
   * @returns null when there are no values
   */
  quantile(part: number): number | null {
    const rank = Math.max(1, Math.ceil(this.size * part));
    let seen = 0;
    for (const [value, count] of [...this.counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= rank) return value;
    }
    return null;
  }
}
