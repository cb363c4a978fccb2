import { resolve } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config, CONFIG, ConfigError, ROOT_DIR } from '@portal/platform';
import { Files } from './files';
import { ClamdScanner } from './scanning/clamd-scanner';
import { NoScanner, SCANNER, Scanner } from './scanning/scanner';
import { DiskFileStore } from './store/disk-file-store';
import { FILE_STORE, FileStore } from './store/file-store';
import { StoredFile } from './stored-file.entity';

/** The tables of this library. */
export const filesEntities = [StoredFile];

/**
 * The store that FILES_URL names: a folder, absolute or below the installation.
 * @throws ConfigError for an address that no adapter serves
 */
export function createFileStore(filesUrl: string): FileStore {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(filesUrl)?.[1];
  if (scheme !== undefined && scheme !== 'file') {
    throw new ConfigError([`FILES_URL: ${scheme}:// is not supported; give a folder`]);
  }
  return new DiskFileStore(resolve(ROOT_DIR, filesUrl.replace(/^file:\/\//i, '')));
}

/** The scanner that CLAMD_URL names, or none. */
export function createScanner(clamdUrl: string | undefined): Scanner {
  return clamdUrl === undefined ? new NoScanner() : new ClamdScanner(clamdUrl);
}

/** Provides Files over the store and scanner of the configuration. */
@Module({
  imports: [TypeOrmModule.forFeature(filesEntities)],
  providers: [
    {
      provide: FILE_STORE,
      inject: [CONFIG],
      useFactory: ({ FILES_URL }: Config) => createFileStore(FILES_URL),
    },
    {
      provide: SCANNER,
      inject: [CONFIG],
      useFactory: ({ CLAMD_URL }: Config) => createScanner(CLAMD_URL),
    },
    Files,
  ],
  exports: [Files, FILE_STORE],
})
export class FilesModule {}
