import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findUpwards(from: string): string {
  if (existsSync(join(from, 'nest-cli.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('nest-cli.json not found: the installation is incomplete');
  return findUpwards(parent);
}

/** The folder that holds `config/` and `templates/`, from sources and from `dist/` alike. */
export const ROOT_DIR = findUpwards(__dirname);
