import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const EXTENSION = '.hbs';

/** One template as it stands on the disk. */
export interface TemplateSource {
  /** Path below the root without `.hbs`, with `/`: `dossiers/show`, `acknowledgement.txt`. */
  readonly name: string;
  readonly text: string;
  /** Ends in `.txt.hbs`: rendered without HTML escaping. */
  readonly plain: boolean;
  /** Set when other templates include it: the name that they use. */
  readonly partialName: string | undefined;
}

const templatePaths = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(EXTENSION))
    .toSorted();

/** `_partials/form/hint.html` → `form/hint`; `_layout` → `_layout`; pages → undefined. */
function partialNameOf(name: string): string | undefined {
  const bare = name.replace(/\.(?:txt|html)$/, '');
  const below = /(?:^|\/)_partials\/(.+)$/.exec(bare);
  if (below) return below[1];
  return basename(bare).startsWith('_') ? bare : undefined;
}

/** Reads every template below `root`; names beginning with `_` and the `_partials` folder are partials. */
export function readSources(root: string): TemplateSource[] {
  return templatePaths(root).map((path) => {
    const name = path.slice(0, -EXTENSION.length);
    return {
      name,
      text: readFileSync(join(root, path), 'utf8').normalize('NFC'),
      plain: name.endsWith('.txt'),
      partialName: partialNameOf(name),
    };
  });
}

/** Changes whenever a template below `root` does: its newest modification time and their number. */
export function fingerprintOf(root: string): string {
  const paths = templatePaths(root);
  const newest = Math.max(0, ...paths.map((path) => statSync(join(root, path)).mtimeMs));
  return `${paths.length}/${newest}`;
}
