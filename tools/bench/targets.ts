import type { BenchReport } from './bench-report';
import type { Comparison } from './deadlines/measure-counting';
import type { ProcessMemory } from './demonstration/memory';
import { median } from './statistics';

/** A promise, what came out, and whether it was kept. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

const KILOBYTE = 1_000;

/** Sum of the shares, MiB. */
export const sumOf = (processes: readonly ProcessMemory[]): number =>
  processes.reduce((sum, { pss }) => sum + pss, 0);

function filingTargets({ filing }: BenchReport): Target[] {
  return (filing?.results ?? []).map(({ concurrency, ratios }) => {
    const ratio = median(ratios);
    return {
      what: `Filing over HTTP beside bare SQL, ${concurrency} at once`,
      wanted: '≥ 0.50',
      measured: ratio.toFixed(2),
      met: ratio >= 0.5,
    };
  });
}

/** The pages promised at 10,000 dossiers; the larger table is shown, not promised. */
function readingTargets({ reading }: BenchReport): Target[] {
  const promised = reading?.find(({ dossiers }) => dossiers === 10_000);
  return (promised?.pages ?? []).map(({ title, page, bare }) => {
    const above = page.p95 - bare.p95;
    return {
      what: `${title}: 95th percentile above the bare query`,
      wanted: '≤ 40 ms',
      measured: `${above.toFixed(1)} ms`,
      met: above <= 40,
    };
  });
}

function firstPageTargets({ firstPage }: BenchReport): Target[] {
  if (!firstPage) return [];
  const bytes = firstPage.reduce((sum, file) => sum + file.bytes, 0);
  return [
    {
      what: 'First page on a phone, everything',
      wanted: '≤ 150 kB',
      measured: `${(bytes / KILOBYTE).toFixed(1)} kB`,
      met: bytes <= 150 * KILOBYTE,
    },
  ];
}

function demonstrationTargets({ demonstration }: BenchReport): Target[] {
  if (!demonstration) return [];
  const { firstStart, secondStart, idle, used } = demonstration;
  const memory = Math.max(...[idle, used].flatMap((one) => [sumOf(one.processes), one.alone]));
  const start = (what: string, seconds: number, limit: number): Target => ({
    what: `\`npm start\`, ${what}`,
    wanted: `≤ ${limit} s`,
    measured: `${seconds.toFixed(1)} s`,
    met: seconds <= limit,
  });
  return [
    {
      what: 'Memory of `npm start` without PostgreSQL',
      wanted: '≤ 600 MB',
      measured: `${((memory * 1_048_576) / 1_000_000).toFixed(0)} MB`,
      met: memory * 1_048_576 <= 600_000_000,
    },
    start('first time', firstStart, 40),
    start('again', secondStart, 20),
  ];
}

/** How many times as fast something is: whole times from ten on. */
export const timesOf = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(1) : Math.floor(ratio).toLocaleString('en')} ×`;

function countingTargets({ counting }: BenchReport): Target[] {
  if (!counting) return [];
  const target = (what: string, { ratios }: Comparison, least: number): Target => ({
    what: `Due dates per second: ${what}`,
    wanted: `≥ ${least.toLocaleString('en')} ×`,
    measured: timesOf(median(ratios)),
    met: median(ratios) >= least,
  });
  return [
    target('bare core beside moment-business-days', counting.bare, 1_000),
    target('with its explanation, beside moment-business-days', counting.explained, 10),
    target('bare core beside date-fns, weekends only', counting.weekends, 20),
  ];
}

function recountTargets({ recount }: BenchReport): Target[] {
  if (!recount) return [];
  const what = `Counting ${recount.deadlines.toLocaleString('en')} open deadlines anew`;
  const ratio = median(recount.ratios);
  return [
    {
      what: `${what}, beside the bare UPDATE`,
      wanted: '≤ 3.0 × its time',
      measured: timesOf(ratio),
      met: ratio <= 3,
    },
    {
      what: `${what}: memory`,
      wanted: '≤ 300 MB',
      measured: `${(recount.maxRss / 1_000_000).toFixed(0)} MB`,
      met: recount.maxRss <= 300_000_000,
    },
  ];
}

/** What was promised of the parts that were measured. */
export function targetsOf(report: BenchReport): Target[] {
  return [
    ...filingTargets(report),
    ...readingTargets(report),
    ...firstPageTargets(report),
    ...demonstrationTargets(report),
    ...countingTargets(report),
    ...recountTargets(report),
  ];
}
