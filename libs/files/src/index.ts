export { cleanFileName, contentDisposition } from './file-name';
export { Files, type IncomingFile, type ReceivedFile } from './files';
export { createFileStore, createScanner, filesEntities, FilesModule } from './files.module';
export { inspectFile } from './inspection/inspect-file';
export type { RefusalReason } from './inspection/refusals';
export { ALL_FILE_KINDS, FILE_KINDS, type FileKind, kindLabels, MAX_FILE_BYTES } from './kinds';
export { ClamdScanner } from './scanning/clamd-scanner';
export { NoScanner, type Scanner, SCANNER, type ScanVerdict } from './scanning/scanner';
export { DiskFileStore } from './store/disk-file-store';
export {
  FILE_STORE,
  type FileStore,
  type StagedContent,
  type StoredContent,
} from './store/file-store';
export { type FileState, StoredFile } from './stored-file.entity';
