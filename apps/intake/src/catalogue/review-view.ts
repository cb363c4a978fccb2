import { stretchInWords } from '@portal/dossiers';
import type { ProcedureVersion } from '@portal/procedures/core';
import { reasonsOf, said } from './provisional';

/** Bodies that are asked for their opinion; false where none is. */
export function consultationView({ consultation }: Pick<ProcedureVersion, 'consultation'>) {
  if (!consultation) return false;
  return {
    ...said(consultation.citation, consultation),
    partners: consultation.partners.map(({ vi, when }) => ({ name: vi, when: when?.vi ?? '' })),
    reasons: reasonsOf(consultation),
  };
}

type Ballot = NonNullable<ProcedureVersion['council']>['ballot'];

/** How the council votes: the share is one of all members, not of those present. */
function ballotInWords(ballot: Ballot): string {
  if (ballot === null) return 'Họp xét và lập biên bản; không bắt buộc bỏ phiếu.';
  const way = ballot.secret ? 'Bỏ phiếu kín' : 'Biểu quyết';
  return `${way}, đạt từ ${Math.round(ballot.threshold * 100)} % số phiếu đồng ý trên tổng số thành viên Hội đồng.`;
}

/** The council with its vote; false where none reviews. */
export function councilView({ council }: Pick<ProcedureVersion, 'council'>) {
  if (!council) return false;
  return {
    name: council.vi,
    ballot: ballotInWords(council.ballot),
    ...said(council.citation, council),
    reasons: reasonsOf(council),
  };
}

/** Where nominees are made public, and how long; false where they are not. */
export function publicationView({ publication }: Pick<ProcedureVersion, 'publication'>) {
  if (!publication) return false;
  const { where, period } = publication;
  return {
    where: where.vi,
    period: period ? `ít nhất ${stretchInWords(period)}` : '',
    ...said(publication.citation, publication),
    reasons: reasonsOf(publication),
  };
}

/** Who decides after the province, and their limits; false where the province or commune decides. */
export function forwardView({ forward, authority }: ProcedureVersion) {
  if (!forward) return false;
  return {
    to: forward.to.vi,
    authority: authority.vi,
    limits: forward.limits.map(({ who, what, within }) => ({
      who: who.vi,
      what: what.vi,
      within: stretchInWords(within),
    })),
    ...said(forward.citation, forward),
    reasons: reasonsOf(forward),
  };
}
