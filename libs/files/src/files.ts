import { Readable } from 'node:stream';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { type Clock, CLOCK, CodedError } from '@portal/kernel';
import { LOGGER, type Logger } from '@portal/platform';
import { EntityManager, In } from 'typeorm';
import { cleanFileName, withExtension } from './file-name';
import { inspectFile } from './inspection/inspect-file';
import { refuse } from './inspection/refusals';
import { FILE_KINDS, FileKind, MAX_FILE_BYTES } from './kinds';
import { type Scanner, SCANNER } from './scanning/scanner';
import { FILE_STORE, type FileStore, type StagedContent } from './store/file-store';
import { FileState, StoredFile } from './stored-file.entity';

/** How a file came in. */
export interface IncomingFile {
  /** As its sender calls it. */
  readonly name: string;
  /** At most MAX_FILE_BYTES, which is also the default. */
  readonly maxBytes?: number;
  /** The kinds that the component accepts. */
  readonly accepts: readonly FileKind[];
}

/** A file that was kept. */
export interface ReceivedFile {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly state: FileState;
  /** Cleaned for showing and saving. */
  readonly name: string;
}

/** Receives, judges and hands out the files of dossiers. */
@Injectable()
export class Files {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SCANNER) private readonly scanner: Scanner,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(LOGGER) private readonly logger?: Logger,
  ) {}

  /**
   * Keeps a stream if it is what it claims to be. An upload may take minutes: hand over the manager
   * of the data source rather than that of a transaction that holds locks.
   * The stream is destroyed when the file is refused; nothing of it is kept then.
   * @returns state `quarantined` when the scanner is away: `rescan` judges it later
   * @throws CodedError `files.<reason>`
   */
  async receive(tx: EntityManager, stream: Readable, file: IncomingFile): Promise<ReceivedFile> {
    const cleaned = cleanFileName(file.name);
    const staged = await this.stage(stream, file.maxBytes ?? MAX_FILE_BYTES);
    try {
      const kind = await inspectFile(staged.path, cleaned, file.accepts);
      const { sha256, size } = await this.store.adopt(staged);
      const { mediaType } = FILE_KINDS[kind];
      const state = await this.record(tx, { sha256, size, mediaType });
      return { sha256, size, mediaType, state, name: withExtension(cleaned, kind) };
    } catch (error) {
      await this.store.discard(staged);
      throw error;
    }
  }

  /** What is known of a content. @throws CodedError `files.not_found` */
  async describe(tx: EntityManager, sha256: string): Promise<StoredFile> {
    const row = await tx.findOneBy(StoredFile, { sha256 });
    if (!row) throw new CodedError('not_found', 'files.not_found');
    return row;
  }

  /** The states of several contents; what is not known is left out. */
  async states(tx: EntityManager, sha256s: readonly string[]): Promise<Map<string, FileState>> {
    const rows = await tx.find(StoredFile, {
      where: { sha256: In([...new Set(sha256s)]) },
      select: { sha256: true, state: true },
    });
    return new Map(rows.map(({ sha256, state }) => [sha256, state]));
  }

  /**
   * The bytes of a content that has passed its checks.
   * @throws CodedError `files.not_found`, `files.quarantined`
   */
  async open(tx: EntityManager, sha256: string): Promise<{ file: StoredFile; content: Readable }> {
    const file = await this.describe(tx, sha256);
    if (file.state === 'quarantined') throw new CodedError('conflict', 'files.quarantined');
    if (file.state === 'refused') throw new CodedError('not_found', 'files.not_found');
    return { file, content: await this.store.open(sha256) };
  }

  /**
   * Judges contents whose scan could not be done when they came in, oldest first.
   * @returns how many were judged; stops at the first that the scanner cannot take
   */
  async rescan(tx: EntityManager, limit: number): Promise<number> {
    const rows = await tx.find(StoredFile, {
      where: { state: 'quarantined' },
      order: { createdAt: 'ASC' },
      take: limit,
    });
    let judged = 0;
    for (const row of rows) {
      if ((await this.judge(tx, row.sha256)) === 'quarantined') break;
      judged += 1;
    }
    return judged;
  }

  /** People are told on their page; a full disk is mended by whoever reads the log. */
  private async stage(stream: Readable, maxBytes: number): Promise<StagedContent> {
    try {
      return await this.store.stage(stream, maxBytes);
    } catch (error) {
      if (hasCode(error, 'files.no_space')) {
        this.logger?.error({ code: 'files.no_space' }, 'no room for files: make room in FILES_URL');
      }
      throw error;
    }
  }

  private async record(
    tx: EntityManager,
    content: Pick<StoredFile, 'sha256' | 'size' | 'mediaType'>,
  ): Promise<FileState> {
    const createdAt = this.clock.now();
    await tx
      .createQueryBuilder()
      .insert()
      .into(StoredFile)
      .values({ ...content, state: 'quarantined', signature: null, checkedAt: null, createdAt })
      .orIgnore()
      .execute();
    const known = await this.describe(tx, content.sha256);
    const state =
      known.state === 'quarantined' ? await this.judge(tx, content.sha256) : known.state;
    if (state === 'refused') {
      await this.store.remove(content.sha256);
      refuse('infected');
    }
    return state;
  }

  private async judge(tx: EntityManager, sha256: string): Promise<FileState> {
    const verdict = await this.tryScan(sha256);
    if (verdict === undefined) return 'quarantined';
    const state = verdict.state === 'infected' ? 'refused' : verdict.state;
    const signature = verdict.state === 'infected' ? verdict.signature : null;
    const checkedAt = this.clock.now();
    await tx.update(StoredFile, { sha256 }, { state, signature, checkedAt });
    if (state === 'refused') await this.store.remove(sha256);
    return state;
  }

  private async tryScan(sha256: string) {
    try {
      return await this.scanner.scan(await this.store.open(sha256));
    } catch (error) {
      if (!hasCode(error, 'files.scanner_away')) throw error;
      this.logger?.warn({ code: 'files.scanner_away' }, 'clamd is away: files stay in quarantine');
      return undefined;
    }
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof CodedError && error.code === code;
