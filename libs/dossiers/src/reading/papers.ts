import type { Dossier } from '../entities';

/** The papers of a dossier, by the name of their template. */
export type PaperName = 'acknowledgement' | 'receipt' | 'supplement-slip' | 'refusal-slip';

/** What a paper is called and where it is found, the same in every app. */
export interface PaperFacts {
  readonly name: PaperName;
  readonly title: string;
  /** Last part of its address, below the dossier's. */
  readonly path: `${string}.pdf`;
}

/** What tells which papers a dossier has. */
interface PaperSource {
  readonly dossier: Pick<Dossier, 'submittedAt' | 'acceptedAt' | 'status'>;
  readonly supplement: object | null;
}

type Entry = PaperFacts & { readonly exists: (source: PaperSource) => boolean };

const PAPERS: readonly Entry[] = [
  {
    name: 'acknowledgement',
    title: 'Xác nhận đã nộp hồ sơ',
    path: 'xac-nhan-da-nop.pdf',
    exists: ({ dossier }) => dossier.submittedAt !== null,
  },
  {
    name: 'receipt',
    title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    path: 'giay-tiep-nhan.pdf',
    exists: ({ dossier }) => dossier.acceptedAt !== null,
  },
  {
    name: 'supplement-slip',
    title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    path: 'phieu-bo-sung.pdf',
    exists: ({ supplement }) => supplement !== null,
  },
  {
    name: 'refusal-slip',
    title: 'Phiếu từ chối tiếp nhận hồ sơ',
    path: 'phieu-tu-choi.pdf',
    exists: ({ dossier }) => dossier.status === 'refused',
  },
];

/** The papers that a dossier has by now, in the order of its life. */
export function papersOf(source: PaperSource): PaperFacts[] {
  return PAPERS.filter(({ exists }) => exists(source)).map(({ name, title, path }) => ({
    name,
    title,
    path,
  }));
}

/** The paper with this last part of its address. */
export function findPaper(path: string): PaperFacts | undefined {
  return PAPERS.find((paper) => paper.path === path);
}
