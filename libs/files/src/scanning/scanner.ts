import { Readable } from 'node:stream';

/** What a scan says; `unscanned` when this installation has no virus scanner. */
export type ScanVerdict =
  | { readonly state: 'clean' }
  | { readonly state: 'unscanned' }
  | { readonly state: 'infected'; readonly signature: string };

/** Looks for malware in a content. */
export interface Scanner {
  /** @throws CodedError `files.scanner_away` when the scanner cannot give a verdict now */
  scan(content: Readable): Promise<ScanVerdict>;
}

/** Token under which the Scanner is injected. */
export const SCANNER = Symbol('Scanner');

/** Stands in where no scanner is configured: pages say "chưa quét vi-rút". */
export class NoScanner implements Scanner {
  scan(content: Readable): Promise<ScanVerdict> {
    content.destroy();
    return Promise.resolve({ state: 'unscanned' });
  }
}
