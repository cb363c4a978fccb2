/*
 * Instants of new moons by Meeus, Astronomical Algorithms, chapter 49 (seconds exact): told apart
 * from the shorter series of `core/lunar.ts`, which it is to check.
 */

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const EPOCH_DAY = 2_440_587.5;
const FIRST = 2_451_550.09766;
const MONTH = 29.530588861;
/** Terrestrial time runs ahead of UTC by about this much in 2021–2060. */
const DELTA_T = 75 / 86_400;

/** Amplitude and multiples of M, M′, F. */
const TERMS = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
] as const;

/** The new moon nearest to the day with this number since 1970-01-01. */
export function newMoonNear(epochDay: number): Date {
  const k = Math.round((epochDay + EPOCH_DAY - FIRST) / MONTH);
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t;
  const m = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k;
  let days = FIRST + MONTH * k + 0.00015437 * t * t - DELTA_T - 0.00017 * sin(node);
  for (const [amplitude, ofM, ofMoon, ofF] of TERMS) {
    days += amplitude * e ** Math.abs(ofM) * sin(ofM * m + ofMoon * moon + ofF * f);
  }
  days += 0.000325 * sin(299.77 + 0.107408 * k) + 0.000165 * sin(251.88 + 0.016321 * k);
  return new Date((days - EPOCH_DAY) * 86_400_000);
}
