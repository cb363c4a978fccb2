import { Config, Logger } from '@portal/platform';
import { AppName, Site } from './site';

/** What a web process is made of. */
export interface WebAppOptions {
  readonly app: AppName;
  readonly config: Config;
  readonly logger: Logger;
  readonly site: Site;
  /** Tests: a code without a sentence is an error. */
  readonly strict?: boolean;
  /** Folder of the pages; unset: `templates/pages` of the installation. */
  readonly pagesDir?: string;
  /** Folder of the built assets; unset: `dist/assets` of the installation. */
  readonly assetsDir?: string;
}

/** Token under which the options are injected within this library. */
export const WEB_OPTIONS = Symbol('WebAppOptions');
