// `npm run check`: everything that can be said of the code without running the product.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const bin = (name) => join('node_modules/.bin', name);

function* sources(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) yield* sources(join(path, name));
  } else if (path.endsWith('.ts')) yield path;
}

/** Words that may stand in one place only. */
const RESERVED = [
  {
    what: "the machine's clock",
    pattern: /new Date\(\)|Date\.now\(\)/,
    home: ['libs/kernel/src/clock.ts'],
  },
  {
    what: 'the environment',
    pattern: /process\.env/,
    home: ['libs/platform/src/config/config.ts'],
  },
];

function findMisplaced() {
  const faults = [];
  for (const folder of ['apps', 'libs']) {
    for (const file of sources(folder)) {
      if (file.endsWith('.spec.ts')) continue;
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      for (const { what, pattern, home } of RESERVED) {
        if (pattern.test(code) && !home.includes(file)) {
          faults.push(`${file}: ${what} is read only in ${home.join(', ')}`);
        }
      }
    }
  }
  if (faults.length > 0) console.error(faults.join('\n'));
  return faults.length === 0;
}

/** Where a wrong line is a wrong date, a wrong state, a wrong right or a wrong number. */
const COVERED_WHOLE = [
  'libs/deadlines/src/core/**/*.ts',
  'libs/dossiers/src/lifecycle/*.ts',
  'libs/identity/src/permissions/*.ts',
  'libs/procedures/src/core/*.ts',
  'libs/procedures/src/load/{origins,repeals,resolve-parts}.ts',
  // Words for people: of doubtful statements, and of what differs.
  '!libs/procedures/src/core/{claim-kinds,claim-words,claims,statements}.ts',
  '!libs/procedures/src/core/{diff-values,diff-versions,diff-words}.ts',
  '!**/*.spec.ts',
  '!**/index.ts',
];

const coverWhole = () =>
  run(
    bin('jest'),
    ...['--selectProjects', 'unit', '--silent'],
    ...['--testPathPatterns', 'libs/(deadlines|dossiers|identity|procedures)/'],
    ...['--coverage', '--coverageReporters', 'text-summary'],
    ...COVERED_WHOLE.flatMap((glob) => ['--collectCoverageFrom', glob]),
    ...['--coverageThreshold', '{"global":{"lines":100,"branches":100}}'],
  );

const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

const CHECKS = [
  ['format', () => run(bin('prettier'), '--check', '--cache', '--log-level', 'warn', '.')],
  ['lint', () => run(bin('oxlint'), '--type-aware', '--quiet')],
  ['clock and environment in one place', findMisplaced],
  ['types', () => run(bin('tsc'), '--noEmit', '-p', '.')],
  [
    'import directions and cycles',
    () => run(bin('depcruise'), 'libs', 'apps', 'tools', '--output-type', 'err'),
  ],
  ['dead code', () => run(bin('knip'))],
  [
    'schema of the procedures agrees with the code',
    () => run('npm', 'run', '-s', 'schema:procedures', '--', '--check'),
  ],
  ['every line of the cores is tried', coverWhole],
  [
    'migrations agree with entities',
    () => run(bin('jest'), '--selectProjects', 'integration', '--testPathPatterns', 'migrations'),
  ],
];

const failed = [];
for (const [name, check] of CHECKS) {
  const began = performance.now();
  const passed = check();
  console.log(
    `${passed ? 'ok  ' : 'FAIL'}  ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (!passed) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
