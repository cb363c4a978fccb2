import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform/root-dir';
import { definitionJsonSchema } from '@portal/procedures';

/*
 * Writes config/procedures/schema.json, by which editors check and complete the definitions.
 * `--check` writes nothing and fails while the file is not what the code generates.
 */
const FILE = join(ROOT_DIR, 'config/procedures/schema.json');
const text = `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error('config/procedures/schema.json is out of date: npm run schema:procedures');
  process.exitCode = 1;
}
