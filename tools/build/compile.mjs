// Turns every source into JavaScript in `dist/`, without looking at types: the same compiler as in
// the tests, a few seconds for everything. Releases are made by `npm run build`, which checks types.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

/** Compiles everything below `root`. @returns how many files there were */
export function compileAll(root) {
  let count = 0;
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
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, resolveAliases(code, file, root));
      count += 1;
    }
  }
  return count;
}
