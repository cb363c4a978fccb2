import { readdirSync, readFileSync } from 'node:fs';

/** A process with its share of the memory. */
export interface ProcessMemory {
  readonly name: string;
  /** Proportional set size: pages that n processes share count one n-th each. MiB. */
  readonly pss: number;
}

/** What a family of processes takes. */
export interface FamilyMemory {
  readonly processes: readonly ProcessMemory[];
  /**
   * MiB of all of them if nothing else ran on the machine: what is private to each, and every shared
   * file once. Other programs on the same Node make PSS smaller than that.
   */
  readonly alone: number;
  /** MiB (PSS) of PostgreSQL's own processes, which the rest leaves out. */
  readonly postgres: number;
}

const read = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
};

const parentOf = (pid: string): string =>
  read(pid, 'stat')
    .replace(/^.*\) /, '')
    .split(' ')[1] ?? '';

/** Ids of a process and of everything that it started, at whatever depth. */
function familyOf(root: number): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const family = new Set([String(root)]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

/** What a process is, told from its command line. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^npm/, 'npm'],
  [/apps\/([a-z-]+)\/src\/main\.js/, ''],
  [/postgres\/server\.mjs/, 'starter of PostgreSQL'],
  [/demo\/start\.mjs/, 'demonstration with mailbox'],
];

function nameOf(pid: string): string {
  const command = read(pid, 'cmdline').replaceAll('\0', ' ');
  if (read(pid, 'comm').trim() === 'postgres') return 'PostgreSQL';
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(command);
    if (match) return name === '' ? match[1]! : name;
  }
  return command.split(' ')[0] ?? '';
}

const pssOf = (pid: string): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;

const kilobytes = (block: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(block)?.[1] ?? 0);

/** One mapping of a process: where it comes from and its kilobytes. */
interface Mapping {
  readonly source: string;
  readonly own: number;
  readonly shared: number;
}

function mappingsOf(pid: string): Mapping[] {
  const blocks = read(pid, 'smaps').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
  return blocks.map((block) => {
    const [first = ''] = block.split('\n', 1);
    const [, , offset = '', , , ...path] = first.split(/\s+/);
    return {
      source: `${path.join(' ')} ${offset}`,
      own: kilobytes(block, 'Private_Clean') + kilobytes(block, 'Private_Dirty'),
      shared: kilobytes(block, 'Shared_Clean') + kilobytes(block, 'Shared_Dirty'),
    };
  });
}

function aloneOf(pids: readonly string[]): number {
  const shared = new Map<string, number>();
  let own = 0;
  for (const mapping of pids.flatMap(mappingsOf)) {
    own += mapping.own;
    shared.set(mapping.source, Math.max(shared.get(mapping.source) ?? 0, mapping.shared));
  }
  return (own + [...shared.values()].reduce((sum, size) => sum + size, 0)) / 1_024;
}

/** The memory of a process and of everything that it started, PostgreSQL's own processes apart. */
export function memoryOf(root: number): FamilyMemory {
  const all = familyOf(root).map((pid) => ({ pid, name: nameOf(pid), pss: pssOf(pid) }));
  const portal = all.filter(({ name, pss }) => name !== 'PostgreSQL' && pss > 0);
  return {
    processes: portal.toSorted((a, b) => b.pss - a.pss).map(({ name, pss }) => ({ name, pss })),
    alone: aloneOf(portal.map(({ pid }) => pid)),
    postgres: all
      .filter(({ name }) => name === 'PostgreSQL')
      .reduce((sum, { pss }) => sum + pss, 0),
  };
}
