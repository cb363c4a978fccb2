import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsAsMarkdown } from '@portal/identity';
import { ROOT_DIR } from '@portal/platform';

/** Writes docs/permissions.md from the permission table; a test fails while the two differ. */
writeFileSync(join(ROOT_DIR, 'docs/permissions.md'), permissionsAsMarkdown());
