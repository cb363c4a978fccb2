import type { DossierView } from '@portal/dossiers';
import { dossierPath } from '../paths';

/** A paper of the service that exists for a dossier. */
export interface PaperLink {
  readonly text: string;
  readonly href: string;
}

/** The papers that a dossier has by now. */
export function paperLinks({ dossier, supplement }: Pick<DossierView, 'dossier' | 'supplement'>) {
  const { id, submittedAt, acceptedAt, status } = dossier;
  const papers: (PaperLink | false)[] = [
    submittedAt !== null && {
      text: 'Xác nhận đã nộp hồ sơ (PDF)',
      href: dossierPath(id, 'xac-nhan-da-nop.pdf'),
    },
    acceptedAt !== null && {
      text: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả (PDF)',
      href: dossierPath(id, 'giay-tiep-nhan.pdf'),
    },
    supplement !== null && {
      text: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (PDF)',
      href: dossierPath(id, 'phieu-bo-sung.pdf'),
    },
    status === 'refused' && {
      text: 'Phiếu từ chối tiếp nhận hồ sơ (PDF)',
      href: dossierPath(id, 'phieu-tu-choi.pdf'),
    },
  ];
  return papers.filter((paper) => paper !== false);
}
