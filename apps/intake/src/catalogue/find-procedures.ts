import { foldText } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import { type Choice, FILERS, KINDS, LEVELS } from './catalogue-words';

/** Longest search text, in characters. */
const MAX_SEARCH = 100;

type Query = Readonly<Record<string, unknown>>;
type Test = (version: ProcedureVersion) => boolean;

/** A filter of the catalogue: its name in addresses, its question, its choices. */
interface Filter {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice<unknown>[];
  readonly test: (is: unknown) => Test;
}

/** The filters of the catalogue. */
export const FILTERS: readonly Filter[] = [
  {
    name: 'cap',
    label: 'Cấp',
    choices: LEVELS,
    test:
      (is) =>
      ({ level }) =>
        level === is,
  },
  {
    name: 'loai',
    label: 'Loại thủ tục',
    choices: KINDS,
    test:
      (is) =>
      ({ kind }) =>
        kind.value === is,
  },
  {
    name: 'nguoi-nop',
    label: 'Ai nộp hồ sơ',
    choices: FILERS,
    test:
      (is) =>
      ({ filedBy }) =>
        filedBy.some((each) => each === is),
  },
];

/** What a visitor looks for. */
export interface Wanted {
  /** As typed, cut to what a search may hold. */
  readonly text: string;
  /** Chosen values by the name of their filter; only those that exist. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Labels of filters whose value does not exist: they count for nothing. */
  readonly ignored: readonly string[];
}

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Reads the address of a search; whatever stands in it, it is no error. */
export function readWanted(query: Query): Wanted {
  const chosen: Record<string, string> = {};
  const ignored: string[] = [];
  for (const { name, label, choices } of FILTERS) {
    const given = Object.hasOwn(query, name) ? query[name] : '';
    const value = asText(given);
    if (choices.some((choice) => choice.value === value)) chosen[name] = value;
    else if (value !== '' || typeof given !== 'string') ignored.push(label);
  }
  const text = asText(query['tim']).slice(0, MAX_SEARCH).normalize('NFC');
  return { text, chosen, ignored };
}

/** Words of a text as search compares them: no tones, no marks, no case, nothing but letters and digits. */
const words = (text: string): string[] =>
  foldText(text)
    .replace(/[^a-z0-9.]+/g, ' ')
    .split(' ')
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter(Boolean);

const plain = (text: string): string => words(text).join(' ');

/** Whether every word begins a word of a text. */
const holdsAll = (text: string, typed: readonly string[]): boolean =>
  typed.every((word) => ` ${text}`.includes(` ${word}`));

/** Where a version holds the typed words, the best place first; undefined: not all of them. */
function rankOf(version: ProcedureVersion, typed: readonly string[]): number | undefined {
  const { title, summary, award, nationalCode } = version;
  const inTitle = plain(title.vi);
  if (` ${inTitle} `.includes(` ${typed.join(' ')} `)) return 0;
  if (holdsAll(inTitle, typed)) return 1;
  const all = `${inTitle} ${plain(`${award.vi} ${summary?.vi ?? ''} ${nationalCode.value ?? ''}`)}`;
  return holdsAll(all, typed) ? 2 : undefined;
}

/**
 * The procedures that hold every typed word in title, award, summary or national code, and pass every
 * chosen filter. What holds the words in its title comes first; otherwise their order stays.
 */
export function findProcedures(
  versions: readonly ProcedureVersion[],
  { text, chosen }: Pick<Wanted, 'text' | 'chosen'>,
): ProcedureVersion[] {
  const typed = words(text);
  const tests = FILTERS.flatMap(({ name, choices, test }) => {
    const choice = choices.find(({ value }) => value === chosen[name]);
    return choice ? [test(choice.is)] : [];
  });
  const ranked = versions
    .filter((version) => tests.every((test) => test(version)))
    .map((version) => ({ version, rank: rankOf(version, typed) }))
    .filter((each): each is { version: ProcedureVersion; rank: number } => each.rank !== undefined);
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ version }) => version);
}

/** A part of a list. */
export interface LevelGroup {
  readonly level: Choice<ProcedureVersion['level']>;
  readonly versions: readonly ProcedureVersion[];
}

/** Versions by level in the fixed order of levels, in each as they came; empty levels are left out. */
export function groupByLevel(versions: readonly ProcedureVersion[]): LevelGroup[] {
  return LEVELS.map((level) => ({
    level,
    versions: versions.filter((version) => version.level === level.is),
  })).filter((group) => group.versions.length > 0);
}
