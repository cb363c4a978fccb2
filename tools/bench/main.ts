import { loadavg } from 'node:os';
import type { BenchReport } from './bench-report';
import { measureDemonstration } from './demonstration/measure-demonstration';
import { measureFirstPage } from './first-page';
import { measureFiling } from './filing/measure-filing';
import { measureSmall } from './measure-small';
import { Office } from './office';
import { measureReading, type ReadingReport } from './reading/measure-reading';
import { measureRecount } from './recount/measure-recount';
import { writeReport } from './report';

/** How the bench was called. */
export interface BenchOptions {
  readonly parts: readonly string[];
  /** Fewer repetitions. */
  readonly quick: boolean;
  /** Nothing was left out: the report may replace the one that is kept. */
  readonly complete: boolean;
}

/** Sizes of the table at which pages are opened: that of the target, and ten times as many. */
const SIZES = [10_000, 100_000];

/** Parts that need an installation. */
const OFFICE_PARTS = ['first-page', 'small', 'filing', 'reading', 'recount'];

/** Deadlines that are counted anew. */
const DEADLINES = 1_000_000;

async function measureSizes(office: Office, samples: number): Promise<ReadingReport[]> {
  const reports: ReadingReport[] = [];
  for (const size of SIZES) reports.push(await measureReading(office, size, samples));
  return reports;
}

/** Measures them in an order in which the table only grows. */
async function measureOffice(
  { parts, quick }: BenchOptions,
  office: Office,
): Promise<Partial<BenchReport>> {
  const version = await office.onDatabase((client) =>
    client.query<{ server_version: string }>('SHOW server_version'),
  );
  const report: Partial<BenchReport> = { postgres: version.rows[0]!.server_version };
  if (parts.includes('first-page')) report.firstPage = await measureFirstPage(office);
  if (parts.includes('small')) report.small = await measureSmall(office, quick ? 30 : 100);
  if (parts.includes('filing')) report.filing = await measureFiling(office, quick ? 4 : 15);
  if (parts.includes('reading')) report.reading = await measureSizes(office, quick ? 60 : 300);
  // Last: its clocks belong to no dossier.
  if (parts.includes('recount')) {
    report.recount = await measureRecount(office, quick ? DEADLINES / 10 : DEADLINES, 3);
  }
  return report;
}

async function measureInOffice(options: BenchOptions): Promise<Partial<BenchReport>> {
  if (!options.parts.some((part) => OFFICE_PARTS.includes(part))) return {};
  const office = await Office.open();
  try {
    return await measureOffice(options, office);
  } finally {
    await office.close();
  }
}

/** In this process; the other libraries are loaded only here, when everything else is measured. */
async function measureDeadlines({ parts, quick }: BenchOptions): Promise<Partial<BenchReport>> {
  if (!parts.includes('deadlines')) return {};
  const { measureCounting } = await import('./deadlines/measure-counting.js');
  return { counting: measureCounting(quick ? 5 : 15) };
}

/** Measures and tells; writes docs/benchmarks.md when nothing was left out. */
export async function runBench(options: BenchOptions): Promise<void> {
  const [loadBefore = 0] = loadavg();
  const report: BenchReport = { loadBefore };
  if (options.parts.includes('demonstration')) {
    report.demonstration = await measureDemonstration();
  }
  Object.assign(report, await measureInOffice(options), await measureDeadlines(options));
  writeReport(report, options.complete);
}
