import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where built assets are served; their names carry a hash of the content. */
export const ASSETS_PREFIX = '/assets/';

/** Finds the address of an asset by its plain name, from the manifest of `tools/assets/build.mjs`. */
export class Assets {
  private readonly manifest: Readonly<Record<string, string>>;
  /** False when nothing was built: addresses then have no hash, and pages no styles. */
  readonly built: boolean;

  constructor(readonly folder: string) {
    const file = join(folder, 'manifest.json');
    this.built = existsSync(file);
    this.manifest = this.built
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
      : {};
  }

  /**
   * `app.css` → `/assets/app.1a2b3c4d.css`.
   * @throws Error when the build has no such asset
   */
  address(name: string): string {
    if (!this.built) return ASSETS_PREFIX + name;
    const file = Object.hasOwn(this.manifest, name) ? this.manifest[name] : undefined;
    if (file === undefined) throw new Error(`no asset "${name}" in ${this.folder}/manifest.json`);
    return ASSETS_PREFIX + file;
  }
}
