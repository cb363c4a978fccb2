import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { systemClock, toOfficeTime } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { assumptionLines } from './assumptions';
import { lateChart } from './chart';
import type { Comparison } from './compare';
import { markdownTable } from './markdown-table';
import type { Scenario } from './scenario';
import { COLUMNS, lateBesideFirstCome, loadsOf, meanOf, percent, row } from './table';

const FILE = join(ROOT_DIR, 'docs/simulation.md');
const CHART = join(ROOT_DIR, 'docs/simulation.svg');

/** Between these two lines stands what the simulation writes; the rest is written by hand. */
const BEGIN = '<!-- figures: written by `npm run simulate` -->';
const END = '<!-- figures: end -->';

/** What one variant of the scenario gave; the first is the one that the aim is held against. */
export interface VariantResult {
  readonly title: string;
  readonly comparisons: readonly Comparison[];
}

/** What was drawn. */
export interface ReportOptions {
  readonly seed: number;
  readonly seeds: number;
  readonly dossiers: number;
  /** What the first variant assumes. */
  readonly scenario: Scenario;
}

const atLoad = (load: number): string => `${Math.round(load * 100)} %`;

function madeLine({ seed, seeds, dossiers }: ReportOptions): string {
  const { date } = toOfficeTime(systemClock.now());
  const memory = Math.round(totalmem() / 1_073_741_824);
  const machine = `${cpus().length} cores, ${memory} GiB, Node ${process.version}`;
  const years = `${seeds} years of ${dossiers.toLocaleString('en')} dossiers (seeds ${seed} to ${seed + seeds - 1})`;
  return `Simulated on ${date}: ${years} per load, means over them; ${machine}.`;
}

/** The aim: at 95 % at most half the late share of first come, and more early at every load. */
function aimRows(comparisons: readonly Comparison[]): string[][] {
  const policies = new Set(comparisons.map(({ policy }) => policy));
  return [...policies].slice(1).map((policy) => {
    const own = comparisons.filter((one) => one.policy === policy);
    const parts = own.map((one) => lateBesideFirstCome(comparisons, one));
    const more = own.map((one) => {
      const first = comparisons.find(({ load }) => load === one.load)!;
      return (meanOf(one, 'early') - meanOf(first, 'early')) * 100;
    });
    const at95 = own.findIndex(({ load }) => load === 0.95);
    const met = parts[at95]! <= 0.5 && more.every((points) => points > 0);
    const points = more.map((each) => `${each < 0 ? '−' : '+'}${Math.abs(each).toFixed(1)}`);
    return [
      own[0]!.title,
      parts.map((each) => each.toFixed(2)).join(' / '),
      points.join(' / '),
      met ? 'yes' : '**no**',
    ];
  });
}

function aimLines(comparisons: readonly Comparison[]): string[] {
  const loads = loadsOf(comparisons).map(atLoad).join(' / ');
  const head = ['order of work', 'late share by that of first come', 'early, points more', 'met'];
  return [
    '### Aim',
    '',
    `At 95 % at most half the late share of first come, first served, and more early at every load. Figures at ${loads}.`,
    '',
    ...markdownTable(head, aimRows(comparisons)),
  ];
}

function loadLines(comparisons: readonly Comparison[]): string[] {
  return loadsOf(comparisons).flatMap((load) => [
    `### Load ${atLoad(load)}`,
    '',
    ...markdownTable(COLUMNS, comparisons.filter((one) => one.load === load).map(row)),
  ]);
}

/** Enough to see whether the answer turns. */
function variantLines({ title, comparisons }: VariantResult): string[] {
  const loads = loadsOf(comparisons);
  const first = comparisons.filter(({ load }) => load === loads[0]);
  const rows = first.map(({ policy, title: name }) => {
    const own = comparisons.filter((one) => one.policy === policy);
    return [
      name,
      ...own.map(
        (one) =>
          `${percent(meanOf(one, 'early'))} / ${percent(meanOf(one, 'late'))} / ${meanOf(one, 'meanOverdue').toFixed(0)} / ${meanOf(one, 'maxOverdue').toFixed(0)}`,
      ),
    ];
  });
  const head = [
    'early % / late % / overdue mean / overdue max',
    ...loads.map((load) => `load ${atLoad(load)}`),
  ];
  return [`### ${title}`, '', ...markdownTable(head, rows)];
}

/** What stands between the two lines. */
export function figuresText(options: ReportOptions, variants: readonly VariantResult[]): string {
  const [main, ...others] = variants;
  return [
    BEGIN,
    '',
    madeLine(options),
    '',
    `Scenario: ${main!.title}.`,
    '',
    ...aimLines(main!.comparisons),
    ...loadLines(main!.comparisons),
    '## With other assumptions',
    '',
    ...others.flatMap(variantLines),
    ...assumptionLines(options.scenario),
    END,
  ].join('\n');
}

/** Renews the figures of docs/simulation.md and its picture. */
export function writeReport(options: ReportOptions, variants: readonly VariantResult[]): void {
  const text = figuresText(options, variants);
  const before = readFileSync(FILE, 'utf8');
  const [head = ''] = before.split(BEGIN);
  const [, tail = ''] = before.split(END);
  writeFileSync(FILE, `${head}${text}${tail}`);
  writeFileSync(CHART, lateChart(variants[0]!.comparisons));
  console.log(text);
}
