import type { OwnDossierRow } from '@portal/dossiers';
import { dossierPath } from '../paths';

const TURNS = {
  applicant: 'Lượt của bạn',
  office: 'Lượt của cơ quan nhà nước',
  nobody: 'Đã kết thúc',
} as const;

/** Dossiers as the list shows them. */
export function ownRows(rows: readonly OwnDossierRow[]) {
  return rows.map((row) => {
    const draft = row.status === 'draft';
    return {
      href: dossierPath(row.id, ...(draft ? (['khai'] as const) : [])),
      title: row.procedureTitle,
      code: row.code ?? '',
      partyName: row.partyName,
      status: row.status,
      statusLabel: row.statusLabel,
      turn: TURNS[row.turn],
      mine: row.turn === 'applicant',
      draft,
      submittedAt: row.submittedAt,
      updatedAt: row.updatedAt,
      dueAt: row.turn === 'nobody' ? null : row.dueAt,
      supplementDueAt: row.status.startsWith('supplement_') ? row.supplementDueAt : null,
    };
  });
}

/** Links to the other pages of the list, as the `pagination` macro takes them; false when one is all. */
export function pagesAround(page: number, pages: number) {
  if (pages <= 1) return false;
  const href = (number: number): string => `?trang=${number}`;
  return {
    previous: page > 1 ? { href: href(page - 1) } : false,
    next: page < pages ? { href: href(page + 1) } : false,
    items: Array.from({ length: pages }, (_none, index) => index + 1)
      .filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 2)
      .map((number) => ({ number, href: href(number), current: number === page, ellipsis: false })),
  };
}
