import type { DossierView } from '@portal/dossiers';
import { formatInstant } from '@portal/kernel';

/** Until when the appraisal may ask for a supplement, in one sentence; none where nothing limits it. */
export function windowNotes({ supplementRules }: Pick<DossierView, 'supplementRules'>): string[] {
  const window = supplementRules?.window ?? null;
  if (window === null) return [];
  const until = `${formatInstant(window.until)}, theo ${window.citation}`;
  return window.open
    ? [`Khi thẩm định còn được yêu cầu bổ sung đến ${until}.`]
    : [
        `Không còn được yêu cầu bổ sung khi thẩm định: thời hạn đã hết lúc ${until}. Hãy tiếp tục xử lý; trường hợp không đạt thì nêu lý do trong quyết định.`,
      ];
}
