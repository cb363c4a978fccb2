// Turns every source into JavaScript in `dist/`, without looking at types: the same compiler as in
// the tests, a few seconds for everything. Releases are made by `npm run build`, which checks types.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSync } from '@swc/core';

const FOLDERS = ['apps', 'libs', 'tools'];

/** Sources below a folder, tests excepted. */
export function* sourcesBelow(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).toSorted()) yield* sourcesBelow(join(path, name));
  } else if (path.endsWith('.ts') && !path.endsWith('.spec.ts')) {
    yield path;
  }
}

/** `@portal/<lib>` becomes the relative path that the compiled file needs. */
function resolveAliases(code, file, root) {
  return code.replace(/require\("@portal\/([^"]+)"\)/g, (_whole, name) => {
    const [lib, core] = name.split('/');
    const target = join(root, 'libs', lib, 'src', core ?? '', 'index');
    const path = relative(dirname(file), target).replaceAll('\\', '/');
    return `require("${path.startsWith('.') ? path : `./${path}`}")`;
  });
}

/** In one step and only when it differs: a process that starts meanwhile finds every file whole. */
function put(target, code) {
  if (existsSync(target) && readFileSync(target, 'utf8') === code) return;
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.${process.pid}.part`;
  writeFileSync(part, code);
  renameSync(part, target);
}

/** Removes what no source stands behind any more. */
function prune(folder, wanted) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) prune(path, wanted);
    else if (!wanted.has(path) && !path.endsWith('.part')) rmSync(path, { force: true });
  }
}

/** Compiles everything below `root`. */
export function compileAll(root) {
  const wanted = new Set();
  for (const folder of FOLDERS) {
    for (const file of sourcesBelow(join(root, folder))) {
      const { code } = transformSync(readFileSync(file, 'utf8'), {
        filename: file,
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      });
      const target = join(root, 'dist', relative(root, file)).replace(/\.ts$/, '.js');
      put(target, resolveAliases(code, file, root));
      wanted.add(target);
    }
  }
  for (const folder of FOLDERS) prune(join(root, 'dist', folder), wanted);
}
