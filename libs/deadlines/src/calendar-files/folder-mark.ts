import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Changes with the name, size or time of any calendar of a folder; costs a look, reads nothing. */
export function folderMark(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^\d{4}\.yaml$/.test(name));
  return names
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}
