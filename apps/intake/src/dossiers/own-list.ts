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
      lawEnded: row.law === 'ended',
      submittedAt: row.submittedAt,
      updatedAt: row.updatedAt,
      dueAt: row.turn === 'nobody' ? null : row.dueAt,
      supplementDueAt: row.status.startsWith('supplement_') ? row.supplementDueAt : null,
    };
  });
}
