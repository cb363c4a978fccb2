import { filersInWords, limitInWords, noLimitInWords } from '@portal/dossiers';
import type { ProcedureVersion } from '@portal/procedures/core';
import { procedurePath } from '../paths';
import { kindName, levelName, nomineesInWords } from './catalogue-words';
import type { LevelGroup } from './find-procedures';

/** A procedure as lists show it. */
export interface ProcedureCard {
  readonly title: string;
  readonly summary: string;
  readonly level: string;
  readonly kind: string;
  readonly filers: string;
  readonly nominees: string;
  readonly limit: string;
  readonly href: string;
}

/** `20 ngày làm việc …`, with a word when the province has not confirmed it. */
export function legalLimitText({ limits }: Pick<ProcedureVersion, 'limits'>): string {
  if (limits.legal === null) return noLimitInWords(limits);
  const words = limitInWords(limits.legal);
  return limits.legal.verified ? words : `Dự kiến ${words}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Cards of procedures, in their order. */
export function procedureCards(versions: readonly ProcedureVersion[]): ProcedureCard[] {
  return versions.map((version) => ({
    title: version.title.vi,
    summary: version.summary?.vi ?? '',
    level: levelName(version),
    kind: kindName(version),
    filers: capital(filersInWords(version)),
    nominees: capital(nomineesInWords(version)),
    limit: legalLimitText(version),
    href: procedurePath(version.key),
  }));
}

/** Groups of cards with their headings. */
export const cardGroups = (groups: readonly LevelGroup[]) =>
  groups.map(({ level, versions }) => ({
    id: `cap-${level.value}`,
    title: level.text,
    count: versions.length,
    procedures: procedureCards(versions),
  }));
