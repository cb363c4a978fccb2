import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ofFile = (path: string): string => {
  const { size, mtimeMs, ino } = statSync(path);
  return `${path} ${size} ${mtimeMs} ${ino}`;
};

/**
 * Changes with the name, size or time of any YAML file below a folder, and of one more file; costs a
 * look at each, reads none.
 */
export function treeMark(folder: string, file: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return [file, ...files.map((name) => join(folder, name))].map(ofFile).join('\n');
}
