/**
 * The value below which a share of the samples lies (nearest rank).
 * @param share from 0 to 1
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}

/** The middle sample. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How long some work takes, again and again, in milliseconds. */
export async function sample(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < times; run += 1) samples.push(await timed(work));
  return samples;
}

/** What a number of workers did together. */
export interface Throughput {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/** Lets `concurrency` workers take the items one after the other. */
export async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<unknown>,
): Promise<Throughput> {
  const samples: number[] = [];
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) samples.push(await timed(() => work(item)));
  };
  const all = await timed(() => Promise.all(Array.from({ length: concurrency }, worker)));
  return {
    perSecond: (items.length / all) * 1_000,
    p50: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
  };
}
