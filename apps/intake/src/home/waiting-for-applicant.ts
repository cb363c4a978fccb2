import type { OwnDossierRow } from '@portal/dossiers';
import { dossierPath } from '../paths';

/** Something that only goes on when the applicant does something. */
export interface WaitingItem {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly href: string;
  readonly draft: boolean;
  /** Last change of a draft, or the end of the time for a supplement. */
  readonly at: Date;
}

/** Shown on the home page; the rest stands in the list of dossiers. */
const MOST = 5;

const draftText = ({ law }: OwnDossierRow): string =>
  law === 'ended' ? 'Bản nháp, chưa nộp. Quy định đã thay đổi' : 'Bản nháp, chưa nộp';

function toItem(row: OwnDossierRow): WaitingItem {
  const draft = row.status === 'draft';
  return {
    draft,
    title: row.procedureTitle,
    text: draft ? draftText(row) : `Hồ sơ ${row.code ?? ''} cần bổ sung giấy tờ`,
    action: draft ? 'Tiếp tục bản nháp' : 'Bổ sung giấy tờ',
    href: dossierPath(row.id, draft ? 'khai' : 'bo-sung'),
    at: (draft ? row.updatedAt : row.supplementDueAt) ?? row.updatedAt,
  };
}

/** What waits for the applicant: supplements first, because their time runs out. */
export function waitingForApplicant(rows: readonly OwnDossierRow[]): WaitingItem[] {
  return rows
    .filter(({ turn }) => turn === 'applicant')
    .map(toItem)
    .toSorted((a, b) => Number(a.draft) - Number(b.draft))
    .slice(0, MOST);
}
