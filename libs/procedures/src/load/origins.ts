import type { YamlFile } from './yaml-file';

type Path = readonly (string | number)[];

/** Where a piece of a resolved definition stands. */
export interface Origin {
  readonly yaml: YamlFile;
  /** Its path in that file. */
  readonly at: Path;
}

interface Branch {
  origin?: Origin;
  readonly below: Map<string | number, Branch>;
}

/** From which file and place each piece of a resolved definition comes. */
export class Origins {
  private readonly root: Branch = { below: new Map() };

  /** The piece at a path, and all below it that is not marked itself, comes from there. */
  mark(path: Path, origin: Origin): void {
    let branch = this.root;
    for (const key of path) {
      const next = branch.below.get(key) ?? { below: new Map() };
      branch.below.set(key, next);
      branch = next;
    }
    branch.origin = origin;
  }

  /** What stood at a path, and below it, is replaced. */
  forget(path: Path): void {
    let branch: Branch | undefined = this.root;
    for (const key of path.slice(0, -1)) branch = branch?.below.get(key);
    branch?.below.delete(path.at(-1)!);
  }

  /** The whole comes from another file now, its entries from where they came. */
  settle(keys: readonly string[], whole: Origin): void {
    for (const key of keys) {
      const { depth, yaml, at } = this.nearest([key])!;
      this.mark([key], { yaml, at: depth === 0 ? [...at, key] : at });
    }
    this.mark([], whole);
  }

  /** The nearest marked piece that a path lies in, and how many keys of the path lead to it. */
  nearest(path: Path): (Origin & { readonly depth: number }) | undefined {
    let branch: Branch | undefined = this.root;
    let found = branch.origin && { ...branch.origin, depth: 0 };
    for (const [index, key] of path.entries()) {
      branch = branch?.below.get(key);
      if (branch?.origin) found = { ...branch.origin, depth: index + 1 };
    }
    return found;
  }
}
