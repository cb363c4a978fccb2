import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { findDrift } from './find-drift';

const FOLDER = 'libs/platform/src/database/migrations';

function statements(queries: readonly string[]): string {
  return queries
    .map((query) => `    await runner.query(\n      ${JSON.stringify(query)},\n    );`)
    .join('\n');
}

/** Writes the migration that brings the schema to the entities; it is reviewed before it lands. */
async function generate(url: string | undefined, name: string | undefined): Promise<void> {
  if (!url || !name || !/^[A-Z]\w+$/.test(name)) {
    throw new Error('usage: generate <postgres url of an empty database> <NameInPascalCase>');
  }
  const drift = await findDrift(url);
  if (drift.up.length === 0) {
    console.log('The migrations agree with the entities; nothing was written.');
    return;
  }
  const stamp = String(systemClock.now().getTime());
  const className = `${name}${stamp}`;
  const file = join(ROOT_DIR, FOLDER, `${stamp}-${name}.ts`);
  writeFileSync(
    file,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${statements(drift.up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${statements(drift.down)}
  }
}
`,
  );
  console.log(`${file}\nReview it, add it to ${FOLDER}/index.ts, then run the checks.`);
}

void generate(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
