/**
 * Builds styles, scripts, fonts and images into dist/assets: names carry a hash of the content, so that
 * browsers may keep them for ever; manifest.json maps plain names to them. Does nothing when no input
 * has changed since the last build (`--force` builds all the same).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const source = join(here, 'src');
const target = join(root, 'dist/assets');
const manifestFile = join(target, 'manifest.json');
const inputsFile = join(target, '.inputs');

const PACKAGES = [
  'govuk-frontend',
  '@ministryofjustice/frontend',
  '@fontsource-variable/source-sans-3',
  'sass',
  'esbuild',
];
const FONT_SUBSETS = ['latin', 'latin-ext', 'vietnamese'];
const SCRIPTS = ['app', 'staff'];

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** Hash over every source file and the versions of the packages that go in. */
function inputsHash() {
  const files = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
  const versions = PACKAGES.map((name) => {
    const json = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return `${name}@${JSON.parse(json).version}`;
  });
  return sha256(
    [...versions, ...files.map((file) => `${file}:${sha256(readFileSync(file))}`)].join('\n'),
  );
}

const isFresh = (hash) =>
  existsSync(manifestFile) && existsSync(inputsFile) && readFileSync(inputsFile, 'utf8') === hash;

/** Plain name → content, in the order in which addresses become known. */
class Output {
  manifest = {};

  write(name, content) {
    const data = Buffer.from(content);
    const extension = extname(name);
    const hashed = `${basename(name, extension)}.${sha256(data).slice(0, 10)}${extension}`;
    writeFileSync(join(target, hashed), data);
    if (extension !== '.woff2') this.compress(hashed, data);
    this.manifest[name] = hashed;
  }

  compress(name, data) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(join(target, `${name}.br`), brotliCompressSync(data, quality));
    writeFileSync(join(target, `${name}.gz`), gzipSync(data, { level: 9 }));
  }

  /** Addresses in styles are written with plain names. */
  resolve(css) {
    return css.replace(/\/assets\/([\w.-]+)/g, (whole, name) => {
      if (!this.manifest[name]) throw new Error(`styles refer to ${whole}, which is not built`);
      return `/assets/${this.manifest[name]}`;
    });
  }
}

function copyFonts(output) {
  const folder = join(root, 'node_modules/@fontsource-variable/source-sans-3/files');
  for (const subset of FONT_SUBSETS) {
    const file = readFileSync(join(folder, `source-sans-3-${subset}-wght-normal.woff2`));
    output.write(`source-sans-3-${subset}.woff2`, file);
  }
}

function copyImages(output) {
  for (const name of readdirSync(join(source, 'images'))) {
    output.write(name, readFileSync(join(source, 'images', name)));
  }
}

async function buildStyles(output) {
  const sass = await import('sass');
  const { css } = sass.compile(join(source, 'styles/app.scss'), {
    loadPaths: [root, join(source, 'styles')],
    style: 'compressed',
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  output.write('app.css', output.resolve(css));
}

async function buildScripts(output) {
  const esbuild = await import('esbuild');
  for (const name of SCRIPTS) {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(source, 'scripts', `${name}.mjs`)],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      charset: 'utf8',
      legalComments: 'none',
      write: false,
    });
    output.write(`${name}.js`, outputFiles[0].contents);
  }
}

const hash = inputsHash();
if (isFresh(hash) && !process.argv.includes('--force')) {
  console.log('assets: unchanged');
} else {
  const started = process.hrtime.bigint();
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const output = new Output();
  copyFonts(output);
  copyImages(output);
  await Promise.all([buildStyles(output), buildScripts(output)]);
  writeFileSync(manifestFile, `${JSON.stringify(output.manifest, null, 2)}\n`);
  writeFileSync(inputsFile, hash);
  const ms = Number((process.hrtime.bigint() - started) / 1_000_000n);
  console.log(`assets: ${Object.keys(output.manifest).length} files in ${ms} ms`);
}
