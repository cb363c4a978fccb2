import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { systemClock, toOfficeTime } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import type { BenchReport } from './bench-report';
import type { Comparison } from './deadlines/measure-counting';
import type { FamilyMemory } from './demonstration/memory';
import { quantile } from './statistics';
import { sumOf, targetsOf, timesOf } from './targets';

const FILE = join(ROOT_DIR, 'docs/benchmarks.md');

/** Between these two lines stands what the bench writes; the rest of the file is written by hand. */
const BEGIN = '<!-- figures: written by `npm run bench` -->';
const END = '<!-- figures: end -->';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

const ms = (value: number): string => value.toFixed(1);

function machineLines({ postgres, loadBefore }: BenchReport): string[] {
  const memory = Math.round(totalmem() / 1_073_741_824);
  const { date } = toOfficeTime(systemClock.now());
  const machine = `${cpus().length} cores, ${memory} GiB`;
  const noise =
    loadBefore < 1
      ? 'nothing else was running'
      : `other programs were running too (load ${loadBefore.toFixed(1)} before the start): times are longer than on a quiet machine`;
  const versions = `Node ${process.version}${postgres ? `, PostgreSQL ${postgres}` : ''}`;
  return [`Measured on ${date}: ${machine}, ${versions}; ${noise}.`, ''];
}

function targetLines(report: BenchReport): string[] {
  const rows = targetsOf(report).map(({ what, wanted, measured, met }) => [
    what,
    wanted,
    measured,
    met ? 'yes' : '**no**',
  ]);
  if (rows.length === 0) return [];
  return ['## Targets', '', ...table(['what', 'wanted', 'measured', 'met'], rows)];
}

function filingLines({ filing }: BenchReport): string[] {
  if (!filing) return [];
  const { statements, poolSize, rounds, results } = filing;
  const rows = results.map(({ concurrency, http, bare, ratios }) => [
    String(concurrency),
    http.perSecond.toFixed(0),
    bare.perSecond.toFixed(0),
    quantile(ratios, 0.5).toFixed(2),
    `${quantile(ratios, 0.25).toFixed(2)}–${quantile(ratios, 0.75).toFixed(2)}`,
    `${ms(http.p50)} / ${ms(http.p95)}`,
    `${ms(bare.p50)} / ${ms(bare.p95)}`,
  ]);
  const head = ['at once', 'HTTP per s', 'bare per s', 'ratio', 'middle half', 'HTTP p50 / p95 ms'];
  return [
    '## Filing',
    '',
    `One filing sends ${statements.length} statements; ${poolSize} connections on either side; medians of ${rounds} rounds in turns.`,
    '',
    ...table([...head, 'bare p50 / p95 ms'], rows),
  ];
}

function readingLines({ reading }: BenchReport): string[] {
  return (reading ?? []).flatMap(({ dossiers, samples, pages }) => [
    `## Reading among ${dossiers.toLocaleString('en')} dossiers`,
    '',
    `${samples} visits each, page and bare statements in turns; milliseconds.`,
    '',
    ...table(
      ['page', 'statements', 'page p50', 'page p95', 'bare p50', 'bare p95', 'p95 above bare'],
      pages.map(({ title, statements, page, bare }) => [
        title,
        String(statements),
        ...[page.p50, page.p95, bare.p50, bare.p95, page.p95 - bare.p95].map(ms),
      ]),
    ),
  ]);
}

function firstPageLines({ firstPage }: BenchReport): string[] {
  if (!firstPage) return [];
  const rows = firstPage.map(({ kind, path, bytes }) => [kind, `\`${path}\``, bytes.toString()]);
  const sum = firstPage.reduce((total, { bytes }) => total + bytes, 0);
  return [
    '## First page on a phone',
    '',
    ...table(['kind', 'path', 'bytes'], [...rows, ['**all**', '', `**${sum}**`]]),
  ];
}

function demonstrationLines({ demonstration }: BenchReport): string[] {
  if (!demonstration) return [];
  const { firstStart, secondStart, idle, used } = demonstration;
  const mib = ({ processes }: FamilyMemory, name: string): string =>
    sumOf(processes.filter((process) => process.name === name)).toFixed(0);
  const names = [...new Set(used.processes.map(({ name }) => name))];
  const rows = names.map((name) => [name, mib(idle, name), mib(used, name)]);
  const sums = ['**all**', sumOf(idle.processes).toFixed(0), sumOf(used.processes).toFixed(0)];
  const alone = ['if nothing else ran here', idle.alone.toFixed(0), used.alone.toFixed(0)];
  return [
    '## `npm start`',
    '',
    `Ready after ${firstStart.toFixed(1)} s the first time (nothing compiled, no data) and after ${secondStart.toFixed(1)} s the second. Memory in MiB (PSS), just started and after 710 pages and papers; PostgreSQL's own processes have ${used.postgres.toFixed(0)} MiB more.`,
    '',
    ...table(['process', 'started', 'used'], [...rows, sums, alone]),
  ];
}

function smallLines({ small }: BenchReport): string[] {
  if (!small) return [];
  const { receipt } = small;
  const rows = [
    [
      'Receipt as PDF over HTTP',
      `${ms(receipt.p50)} ms, 95th percentile ${ms(receipt.p95)} ms (${receipt.bytes} bytes)`,
    ],
  ];
  return ['## Single costs', '', ...table(['what', 'measured'], rows)];
}

function countingLines({ counting }: BenchReport): string[] {
  if (!counting) return [];
  const { starts, workingDays, rounds, missed } = counting;
  const count = (value: number): string => Math.round(value).toLocaleString('en');
  const row = (us: string, them: string, { ours, theirs, ratios }: Comparison): string[] => [
    us,
    count(ours),
    them,
    count(theirs),
    timesOf(quantile(ratios, 0.5)),
    `${timesOf(quantile(ratios, 0.25))} – ${timesOf(quantile(ratios, 0.75))}`,
  ];
  const rows = [
    row('bare core', 'moment-business-days', counting.bare),
    row('date and explanation', 'moment-business-days', counting.explained),
    row('bare core, weekends only', 'date-fns', counting.weekends),
  ];
  return [
    '## Due dates',
    '',
    `${workingDays} working days from ${count(starts)} starts, dates per second on one core; medians of ${rounds} rounds in turns.`,
    '',
    ...table(['ours', 'per s', 'beside', 'per s', 'ratio', 'middle half'], rows),
    `Both sides came to the same dates as far as they can: moment-business-days knows no worked weekend and misses the official date from ${count(missed)} of ${count(starts)} starts; on the same days off without worked weekends, and beside date-fns, all dates are the same.`,
    '',
  ];
}

function recountLines({ recount }: BenchReport): string[] {
  if (!recount) return [];
  const { deadlines, ours, bare, ratios, maxRss } = recount;
  const rows = ours.map((seconds, round) => [
    String(round + 1),
    seconds.toFixed(1),
    bare[round]!.toFixed(1),
    timesOf(ratios[round]!),
  ]);
  return [
    '## Counting anew',
    '',
    `${deadlines.toLocaleString('en')} open deadlines after a change of calendar, in seconds; the counting process never held more than ${(maxRss / 1_000_000).toFixed(0)} MB.`,
    '',
    ...table(['round', 'read, counted, written', 'bare UPDATE', 'ratio'], rows),
  ];
}

function figures(report: BenchReport): string {
  return [
    BEGIN,
    '',
    ...machineLines(report),
    ...targetLines(report),
    ...filingLines(report),
    ...readingLines(report),
    ...firstPageLines(report),
    ...demonstrationLines(report),
    ...smallLines(report),
    ...countingLines(report),
    ...recountLines(report),
    END,
  ].join('\n');
}

function keep(text: string): void {
  const before = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
    : `# Benchmarks\n\n${BEGIN}\n${END}\n`;
  const [head = ''] = before.split(BEGIN);
  const [, tail = ''] = before.split(END);
  writeFileSync(FILE, `${head}${text}${tail}`);
}

/** Prints what came out; `complete` figures replace those of docs/benchmarks.md. */
export function writeReport(report: BenchReport, complete: boolean): void {
  const text = figures(report);
  console.log(text);
  if (complete) keep(text);
}
