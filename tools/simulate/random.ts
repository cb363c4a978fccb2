/*
 * Chance that can be repeated: sfc32 by Chris Doty-Humphrey (PractRand, public domain), a small fast
 * generator of 128 bits of state that passes PractRand and BigCrush. Not for secrets.
 */

/** Numbers that look drawn; the same seed and stream give the same ones on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param stream keeps draws of different purposes apart, so that more of one moves no other */
  constructor(seed: number, stream: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 0x1_0000_0000) | 0;
    this.c = stream | 0;
    // The author's number of rounds until neighbouring seeds have nothing in common.
    for (let round = 0; round < 15; round++) this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  /** The index of one of the weights, drawn in proportion to them. */
  pick(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (left -= weight) < 0);
    return index < 0 ? weights.length - 1 : index;
  }

  /**
   * Lognormal: never negative, many short and a few long, as handling times are.
   * @param spread standard deviation as a part of the mean
   */
  logNormal(mean: number, spread: number): number {
    const variance = Math.log(1 + spread * spread);
    return mean * Math.exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  /** Standard normal by Box and Muller; `1 - next()` is never 0. */
  private normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}
