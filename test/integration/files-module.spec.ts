import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Test } from '@nestjs/testing';
import { createFileStore, createScanner, Files, filesEntities, FilesModule } from '@portal/files';
import { PlatformModule, readConfig } from '@portal/platform';
import { createTestDatabase } from '@test/test-database';

it('serves Files over the folder that the configuration names', async () => {
  const database = await createTestDatabase(filesEntities);
  const folder = mkdtempSync(join(tmpdir(), 'files-module-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'a@b.vn',
    SESSION_SECRET: 'demonstration-0123456789-abcdefghijk',
    DEMONSTRATION: '1',
    FILES_URL: folder,
    LOG_LEVEL: 'silent',
  });
  const app = await Test.createTestingModule({
    imports: [PlatformModule.forApp('test', config), FilesModule],
  }).compile();
  const stored = await app
    .get(Files)
    .receive(database.dataSource.manager, Readable.from([Buffer.from('%PDF-1.7\n%%EOF')]), {
      name: 'a.pdf',
      accepts: ['pdf'],
    });
  expect(stored.state).toBe('unscanned');
  expect(readdirSync(folder)).toContain(stored.sha256.slice(0, 2));
  await app.close();
  await database.dispose();
  rmSync(folder, { recursive: true });
});

it('refuses a store that no adapter serves, and names the variable', () => {
  expect(() => createFileStore('s3://bucket')).toThrow('FILES_URL: s3:// is not supported');
  expect(createFileStore('.data/files')).toBeDefined();
  expect(createScanner('tcp://[::1]:3310')).toBeDefined();
});
