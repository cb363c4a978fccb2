import type { Json } from '@portal/kernel';
import type { Fault } from './faults';
import { Origins } from './origins';
import type { YamlFile } from './yaml-file';

type Path = readonly (string | number)[];

/** Files of shared parts by name: `limits` is `parts/limits.yaml`. */
export type PartFiles = ReadonlyMap<string, YamlFile>;

/** What a definition may refer to. */
export interface Surroundings {
  readonly parts: PartFiles;
  /** Another version of the same procedure, by the name of its file. */
  readonly findVersion: (version: string) => YamlFile | undefined;
}

/** Values of one resolved definition; the largest real one has some 1,500. */
const MAX_NODES = 50_000;
/** Levels of parts inside parts; more is a circle. */
const MAX_LEVELS = 5;
/** Versions that are based on each other, one after the other; more is a circle. */
const MAX_BASES = 20;

/** `<file>.<part>`, as `use` names it. */
const PART_NAME = /^([^.]+)\.([^.]+)$/;

/** A definition with every shared part in its place. */
export interface ResolvedFile {
  readonly value: Json;
  /** The fault `reason` at a field: in the file of the part, when it comes from one. */
  faultAt(path: Path, reason: string): Fault;
  /** What is wrong with the references themselves. */
  readonly faults: readonly Fault[];
}

interface Place {
  readonly yaml: YamlFile;
  readonly at: Path;
  /** Path in the result. */
  readonly path: Path;
  readonly level: number;
}

interface Part {
  readonly yaml: YamlFile;
  readonly at: Path;
  readonly value: Json;
}

type JsonRecord = Readonly<Record<string, Json>>;

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partOf({ value }: YamlFile, id: string): Json | undefined {
  return isRecord(value) && Object.hasOwn(value, id) ? value[id] : undefined;
}

class Resolution {
  readonly origins = new Origins();
  readonly faults: Fault[] = [];
  private nodes = 0;

  constructor(private readonly around: Surroundings) {}

  /** A whole file: the version that it is based on, with its own entries in their places. */
  whole(yaml: YamlFile, bases: number): Json {
    // Parts inside parts are counted anew in each file.
    const place = { yaml, at: [], path: [], level: 0 };
    this.mark(place);
    if (!isRecord(yaml.value) || !('basedOn' in yaml.value)) return this.resolve(yaml.value, place);
    const { basedOn, ...own } = yaml.value;
    const refuse = (reason: string): null => {
      this.faults.push(yaml.faultAt(['basedOn'], reason));
      return null;
    };
    if (bases >= MAX_BASES) return refuse('các phiên bản dựa vòng quanh nhau hoặc quá sâu');
    const base = typeof basedOn === 'string' ? this.around.findVersion(basedOn) : undefined;
    if (!base) {
      return refuse(`không đọc được phiên bản ${JSON.stringify(basedOn)} trong thư mục này`);
    }
    const inherited = this.whole(base, bases + 1);
    if (!isRecord(inherited)) return inherited;
    // What none of them says is missing here, and not in the earlier file.
    this.origins.settle(Object.keys(inherited), { yaml, at: [] });
    return this.replace(inherited, own, place);
  }

  /** Entries of `own` in the place of those of `base`. */
  private replace(base: JsonRecord, own: JsonRecord, place: Place): JsonRecord {
    for (const key of Object.keys(own)) {
      const path = [...place.path, key];
      this.origins.forget(path);
      this.mark({ ...place, at: [...place.at, key], path });
    }
    return { ...base, ...this.record(own, place) };
  }

  private resolve(value: Json, place: Place): Json {
    this.nodes += 1;
    if (this.nodes === MAX_NODES) {
      this.faults.push(place.yaml.faultAt(place.at, 'các phần dùng chung nở ra quá lớn'));
    }
    if (this.nodes >= MAX_NODES) return null;
    if (Array.isArray(value)) return this.list(value, place);
    if (!isRecord(value)) return value;
    if (!('use' in value)) return this.record(value, place);
    const part = this.find(value, place);
    return part ? this.put(part, value, place) : null;
  }

  private record(value: JsonRecord, place: Place): JsonRecord {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        this.resolve(each, { ...place, at: [...place.at, key], path: [...place.path, key] }),
      ]),
    );
  }

  private list(values: readonly Json[], place: Place): Json[] {
    const result: Json[] = [];
    values.forEach((value, index) =>
      this.add(value, { ...place, at: [...place.at, index] }, result),
    );
    return result;
  }

  /** A part that is itself a list is laid out in the list that uses it. */
  private add(value: Json, place: Place, result: Json[]): void {
    if (this.nodes >= MAX_NODES) return;
    const here = { ...place, path: [...place.path, result.length] };
    this.mark(here);
    if (!isRecord(value) || !('use' in value)) {
      result.push(this.resolve(value, here));
      return;
    }
    const part = this.find(value, here);
    if (!part) return;
    if (!Array.isArray(part.value)) {
      result.push(this.put(part, value, here));
      return;
    }
    const { yaml, at } = part;
    part.value.forEach((item, index) =>
      this.add(item, { ...place, yaml, at: [...at, index], level: place.level + 1 }, result),
    );
  }

  /** A part in the place of a value; what stands beside `use` replaces the part's own entries. */
  private put(part: Part, value: JsonRecord, place: Place): Json {
    const { use: _use, ...own } = value;
    const inside = { yaml: part.yaml, at: part.at, path: place.path, level: place.level + 1 };
    this.mark(inside);
    const base = this.resolve(part.value, inside);
    if (Object.keys(own).length === 0) return base;
    if (!isRecord(base)) {
      this.faults.push(
        place.yaml.faultAt(place.at, 'phần dùng chung này không có mục con để thay bằng mục khác'),
      );
      return base;
    }
    return this.replace(base, own, place);
  }

  private find({ use }: JsonRecord, { yaml, at, level }: Place): Part | undefined {
    const refuse = (reason: string): undefined => {
      this.faults.push(yaml.faultAt([...at, 'use'], reason));
      return undefined;
    };
    const name = typeof use === 'string' ? PART_NAME.exec(use) : null;
    if (!name) return refuse('phải là tên tệp và tên phần, dạng "limits.reception-8-hours"');
    if (level >= MAX_LEVELS) return refuse('các phần dùng chung gọi vòng quanh nhau hoặc quá sâu');
    const [, fileName, id] = name as unknown as [string, string, string];
    const file = this.around.parts.get(fileName);
    if (!file) return refuse(`không có tệp parts/${fileName}.yaml`);
    const value = partOf(file, id);
    if (value === undefined) return refuse(`không có phần "${id}" trong ${file.file}`);
    return { yaml: file, at: [id], value };
  }

  private mark({ path, yaml, at }: Place): void {
    this.origins.mark(path, { yaml, at });
  }
}

/** Finds the place of a field; the definition is resolved again for the first fault, as few have one. */
function faultsIn(yaml: YamlFile, around: Surroundings): ResolvedFile['faultAt'] {
  let origins: Origins | undefined;
  return (path, reason) => {
    if (!origins) {
      const resolution = new Resolution(around);
      resolution.whole(yaml, 0);
      origins = resolution.origins;
    }
    const origin = origins.nearest(path)!;
    const fault = origin.yaml.faultAt([...origin.at, ...path.slice(origin.depth)], reason);
    return { ...fault, field: path.join('.') };
  };
}

/**
 * Puts in their places the shared parts that a definition names with `use: <file>.<part>`, and the
 * earlier version that it is `basedOn`. The result is what is checked, hashed and published, so a
 * part that changes is a version that changes.
 */
export function resolveParts(yaml: YamlFile, around: Surroundings): ResolvedFile {
  const resolution = new Resolution(around);
  const value = resolution.whole(yaml, 0);
  return { value, faults: resolution.faults, faultAt: faultsIn(yaml, around) };
}
