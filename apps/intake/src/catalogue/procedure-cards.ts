import { limitInWords } from '@portal/dossiers';
import { foldText } from '@portal/kernel';
import type { ProcedureVersion } from '@portal/procedures/core';
import { procedurePath } from '../paths';

/** A procedure as lists show it. */
export interface ProcedureCard {
  readonly title: string;
  readonly summary: string;
  readonly applicants: string;
  readonly limit: string;
  readonly href: string;
}

/** `20 ngày làm việc …`, with a word when the province has not confirmed it. */
export function legalLimitText({ limits }: ProcedureVersion): string {
  if (limits.legal === null) return 'Không quy định thời hạn';
  const words = limitInWords(limits.legal);
  return limits.legal.verified ? words : `Dự kiến ${words}`;
}

/** Cards of procedures, in their order. */
export function procedureCards(versions: readonly ProcedureVersion[]): ProcedureCard[] {
  return versions.map((version) => ({
    title: version.title.vi,
    summary: version.summary?.vi ?? '',
    applicants: version.applicants.vi,
    limit: legalLimitText(version),
    href: procedurePath(version.key),
  }));
}

/** The procedures whose title or summary holds every typed word, tones ignored. */
export function searchProcedures(
  versions: readonly ProcedureVersion[],
  typed: string,
): ProcedureVersion[] {
  const words = foldText(typed).split(' ').filter(Boolean);
  return versions.filter((version) => {
    const text = foldText(`${version.title.vi} ${version.summary?.vi ?? ''} ${version.award.vi}`);
    return words.every((word) => text.includes(word));
  });
}
