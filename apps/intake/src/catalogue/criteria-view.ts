import type { ProcedureVersion } from '@portal/procedures/core';
import { nomineeWord } from './catalogue-words';
import { reasonsOf, said, type Said } from './provisional';

type Criterion = ProcedureVersion['criteria'][number];

/** What stands beside criteria: the mark, what proves them, where they are written. */
interface Beside {
  readonly expected: boolean;
  readonly provenBy: string;
  readonly citation: string;
}

/** One criterion with what proves it. */
type CriterionItem = Said & Beside;

/** Criteria of which all, or one, have to be met. */
export interface CriteriaBlock {
  /** True: one of them is enough. */
  readonly anyOf: boolean;
  readonly items: readonly CriterionItem[];
  /** What is the same beside all of several items, told once; false where it differs. */
  readonly common: Beside | false;
}

/** Criteria that are about the same kinds of nominees. */
export interface CriteriaPart {
  /** `Đối với cá nhân`; empty when they are about everybody. */
  readonly heading: string;
  readonly blocks: readonly CriteriaBlock[];
}

type Names = (proof: Criterion['provenBy'][number]) => string;

function proofNames({ components, sections, nomineeKinds }: ProcedureVersion): Names {
  const fields = [...sections, ...nomineeKinds].flatMap((part) => part.fields);
  return (proof) =>
    'component' in proof
      ? (components.find(({ id }) => id === proof.component)?.title.vi ?? '')
      : (fields.find(({ id }) => id === proof.field)?.label.vi ?? '');
}

const itemOf = (criterion: Criterion, nameOf: Names): CriterionItem => ({
  ...said(criterion.text.vi, criterion),
  provenBy: criterion.provenBy.map(nameOf).filter(Boolean).join('; '),
  citation: criterion.citation,
});

function commonOf(items: readonly CriterionItem[]): Beside | false {
  const [first, ...others] = items.map(({ expected, provenBy, citation }) => ({
    expected,
    provenBy,
    citation,
  }));
  if (!first || others.length === 0) return false;
  const same = others.every(
    (each) =>
      each.expected === first.expected &&
      each.provenBy === first.provenBy &&
      each.citation === first.citation,
  );
  return same && first;
}

/** Alternatives stand together where the first of them stands; what has to be met always, alone. */
function blocksOf(criteria: readonly Criterion[], nameOf: Names): CriteriaBlock[] {
  const groups = new Map<string, Criterion[]>();
  for (const criterion of criteria) {
    const name = criterion.oneOf ?? '';
    groups.set(name, [...(groups.get(name) ?? []), criterion]);
  }
  return [...groups].map(([name, members]) => {
    const items = members.map((member) => itemOf(member, nameOf));
    return { anyOf: name !== '' && members.length > 1, items, common: commonOf(items) };
  });
}

const headingOf = (kinds: Criterion['for']): string =>
  kinds ? `Đối với ${kinds.map(nomineeWord).join(', ')}` : '';

/** The criteria of a version by whom they are about, alternatives together. */
export function criteriaView(version: ProcedureVersion) {
  const nameOf = proofNames(version);
  const parts = new Map<string, Criterion[]>();
  for (const criterion of version.criteria) {
    const heading = headingOf(criterion.for);
    parts.set(heading, [...(parts.get(heading) ?? []), criterion]);
  }
  return {
    parts: [...parts].map(([heading, criteria]): CriteriaPart => ({
      heading,
      blocks: blocksOf(criteria, nameOf),
    })),
    reasons: reasonsOf(...version.criteria),
  };
}
