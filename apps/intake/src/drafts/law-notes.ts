import { basisNames, type DossierView, type DraftLaw } from '@portal/dossiers';
import { formatDate } from '@portal/kernel';
import type { PageOptions } from '@portal/web';
import { dossierPath } from '../paths';

type Draft = Pick<DossierView, 'dossier' | 'procedure' | 'draftLaw'>;
type Ended = Extract<DraftLaw, { state: 'ended' }>;

function endedText(procedure: Draft['procedure'], { lastDay, next }: Ended): string {
  const ended = `Quy định mà bản nháp này dựa vào áp dụng đến hết ngày ${formatDate(lastDay)}`;
  if (!next) {
    return `${ended}; không có quy định thay thế. Bản nháp không nộp được nữa.`;
  }
  const known = new Set(basisNames(procedure));
  const basis = basisNames(next).filter((name) => !known.has(name));
  const law = (basis.length > 0 ? basis : basisNames(next)).join('; ');
  return `${ended}. Từ ngày ${formatDate(next.validFrom)} áp dụng ${law}. Bản nháp chưa nộp được cho đến khi chuyển sang quy định mới.`;
}

function soonText({ lastDay, next }: Extract<DraftLaw, { state: 'ends_soon' }>): string {
  const until = `Quy định này áp dụng đến hết ngày ${formatDate(lastDay)}`;
  return next
    ? `${until}; gửi chậm nhất trong ngày đó, hoặc từ ngày ${formatDate(next.validFrom)} chuyển bản nháp sang quy định mới.`
    : `${until}; gửi chậm nhất trong ngày đó, sau đó thủ tục không nhận hồ sơ nữa.`;
}

/** The one thing to do with a draft whose law has ended; null for every other draft. */
export function lawLink({
  dossier,
  draftLaw,
}: Omit<Draft, 'procedure'>): { readonly href: string; readonly text: string } | null {
  if (draftLaw?.state !== 'ended') return null;
  const text = draftLaw.next
    ? 'Xem thay đổi và chuyển sang quy định mới'
    : 'Xem việc bạn có thể làm';
  return { href: dossierPath(dossier.id, 'chuyen-quy-dinh'), text };
}

/** What every page of a draft says on top when its law has ended or is about to. */
function lawNotes(draft: Draft): Pick<PageOptions, 'banner' | 'hint'> {
  const { draftLaw, procedure } = draft;
  if (draftLaw?.state === 'ends_soon') return { hint: soonText(draftLaw) };
  const link = lawLink(draft);
  if (draftLaw?.state !== 'ended' || link === null) return {};
  const text = endedText(procedure, draftLaw);
  const { href, text: linkText } = link;
  return { banner: { title: 'Quy định đã thay đổi', text, href, linkText } };
}

/** A page of a draft, with what has to be said of its law. */
export const draftPage = <P extends PageOptions>(draft: Draft, page: P): P => ({
  ...page,
  ...lawNotes(draft),
});
