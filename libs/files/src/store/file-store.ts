import { Readable } from 'node:stream';

/** Content by its fingerprint. */
export interface StoredContent {
  /** SHA-256 of the bytes, 64 hexadecimal digits in lower case: the content's only address. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** Content that lies in a local file, not yet in the store, so that it can be inspected first. */
export interface StagedContent extends StoredContent {
  readonly path: string;
}

/**
 * Keeps contents byte for byte under their SHA-256. Putting the same bytes twice keeps them once.
 * What `put` or `adopt` has answered survives a crash; a content is never seen half written.
 */
export interface FileStore {
  /**
   * Reads a stream into a local file and destroys the stream when it is refused.
   * @param maxBytes the stream is cut off as soon as it passes this
   * @throws CodedError `files.too_large`, `files.no_space`, or what the stream threw
   */
  stage(content: Readable, maxBytes: number): Promise<StagedContent>;
  /** Takes a staged content over; its local file is gone afterwards. */
  adopt(staged: StagedContent): Promise<StoredContent>;
  /** Gives a staged content up. */
  discard(staged: StagedContent): Promise<void>;
  /** Stages and adopts at once: for contents that need no inspection. */
  put(content: Readable, maxBytes?: number): Promise<StoredContent>;
  /** @throws CodedError `files.not_found` */
  open(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Removing what is not there is no fault. */
  remove(sha256: string): Promise<void>;
}

/** Token under which the FileStore is injected. */
export const FILE_STORE = Symbol('FileStore');
