import type { Comparison } from './compare';
import { loadsOf, meanOf, percent } from './table';

/*
 * The late shares as bars, readable without colour: every bar has its name before it and its figure
 * behind it, and the whole is told in words in `desc`.
 */

const WIDTH = 760;
const LABELS = 220;
const BAR = 22;
const GAP = 6;
const GROUP = 44;
/** Width of a bar of 100 %. */
const FULL = WIDTH - LABELS - 90;
const COLOURS = ['#5b6470', '#8a6d1a', '#1d5f9e', '#0b6b4f'];

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (value: number): string => value.toFixed(1);

function bar(one: Comparison, index: number, top: number): string {
  const late = meanOf(one, 'late');
  const runs = one.runs.map((run) => run.late);
  const x = (share: number): string => round(LABELS + share * FULL);
  const middle = top + BAR / 2;
  const label = Math.max(late, ...runs);
  return [
    `<text x="${LABELS - 8}" y="${middle + 5}" text-anchor="end">${escape(one.title)}</text>`,
    `<rect x="${LABELS}" y="${top}" width="${round(late * FULL)}" height="${BAR}" fill="${COLOURS[index % COLOURS.length]}"/>`,
    `<path d="M${x(Math.min(...runs))} ${middle}H${x(Math.max(...runs))}" stroke="#111" stroke-width="2"/>`,
    `<text x="${Number(x(label)) + 8}" y="${middle + 5}">${percent(late)} %</text>`,
  ].join('\n');
}

function group(members: readonly Comparison[], load: number, top: number): string {
  const heading = `<text x="8" y="${top + 18}" font-weight="bold">Load ${Math.round(load * 100)} %</text>`;
  const bars = members.map((one, index) => bar(one, index, top + 30 + index * (BAR + GAP)));
  return [heading, ...bars].join('\n');
}

function inWords(comparisons: readonly Comparison[]): string {
  return loadsOf(comparisons)
    .map((load) => {
      const members = comparisons.filter((one) => one.load === load);
      const parts = members.map((one) => `${one.title} ${percent(meanOf(one, 'late'))} %`);
      return `At a load of ${Math.round(load * 100)} %: ${parts.join('; ')}.`;
    })
    .join(' ');
}

/** The chart as an SVG file. */
export function lateChart(comparisons: readonly Comparison[]): string {
  const loads = loadsOf(comparisons);
  const perGroup = GROUP + (comparisons.length / loads.length) * (BAR + GAP);
  const height = Math.ceil(40 + loads.length * perGroup);
  const groups = loads.map((load, index) => {
    const members = comparisons.filter((one) => one.load === load);
    return group(members, load, 40 + index * perGroup);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="'Source Sans 3', 'Segoe UI', sans-serif" font-size="15" fill="#111">`,
    '<title id="title">Late dossiers of a year by order of work</title>',
    `<desc id="desc">${escape(inWords(comparisons))} The thin line shows the range over the seeds.</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    '<text x="8" y="24" font-size="18" font-weight="bold">Late dossiers, part of all of a year</text>',
    ...groups,
    '</svg>',
    '',
  ].join('\n');
}
