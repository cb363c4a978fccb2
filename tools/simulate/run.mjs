// `npm run simulate`: a year of the office under several orders of work, on the real engine. This
// file runs as it is; it brings the build up to date and hands over.
import { parseArgs } from 'node:util';
import { buildIfStale } from '../build/build-if-stale.mjs';

const VARIANTS = ['season', 'balanced', 'even'];
const USAGE = `Simulates a year of the office under several orders of work (docs/simulation.md).

  npm run simulate                          tables for loads of 85, 95 and 105 %
  npm run -s simulate -- --json             the same as JSON, figures of every seed
  npm run simulate -- --write               all variants; renews docs/simulation.md and .svg

  --seed N        first seed (default 1)
  --seeds N       how many seeds, from 1 to 100 (default 5)
  --dossiers N    dossiers a year, from 100 to 100000 (default 10000)
  --variant NAME  ${VARIANTS.join(', ')} (default season)`;

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  seeds: { type: 'string', default: '5' },
  dossiers: { type: 'string', default: '10000' },
  variant: { type: 'string', default: 'season' },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

function wholeBetween(name, text, min, max) {
  const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`--${name} takes a whole number from ${min} to ${max}, not '${text}'`);
}

/** What was asked for; refuses in one line what it does not understand. */
function readOptions(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { variant, json, write, help } = values;
  if (!VARIANTS.includes(variant)) throw new Error(`--variant takes ${VARIANTS.join(', ')}`);
  if (write && args.some((arg) => arg !== '--write')) throw new Error('--write stands alone');
  return {
    seed: wholeBetween('seed', values.seed, 0, 999_999_999),
    seeds: wholeBetween('seeds', values.seeds, 1, 100),
    dossiers: wholeBetween('dossiers', values.dossiers, 100, 100_000),
    ...{ variant, json, write, help },
  };
}

function readOrRefuse(args) {
  try {
    return readOptions(args);
  } catch (error) {
    // The first sentence says what is wrong; Node's advice on positional arguments is not for here.
    console.error(String(error.message).split(/\.\s/)[0]);
    return process.exit(2);
  }
}

const options = readOrRefuse(process.argv.slice(2));
if (options.help) {
  console.log(USAGE);
} else {
  await buildIfStale((line) => console.error(line));
  const { runSimulation } = await import('../../dist/tools/simulate/main.js');
  runSimulation(options);
}
