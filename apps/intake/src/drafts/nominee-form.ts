import type { DossierView } from '@portal/dossiers';
import type { NomineeKind } from '@portal/procedures/core';
import type { FormFaults, PageOptions } from '@portal/web';
import { dossierPath } from '../paths';
import { savedText } from './draft-reader';
import { questionsOf } from './question';

/** The form of one nominee. */
export interface NomineeForm {
  readonly draft: DossierView;
  readonly kind: NomineeKind;
  /** From 0; undefined: a new row. */
  readonly index: number | undefined;
  /** Stored, or as typed. */
  readonly nominee: object;
  readonly faults?: FormFaults | undefined;
  /** The table changed meanwhile: nothing was saved. */
  readonly stale?: boolean;
}

/** What the page of a nominee shows. */
export function nomineeFormData(shown: NomineeForm): { data: object; page: PageOptions } {
  const { draft, kind, index, nominee, faults, stale = false } = shown;
  const { id, version } = draft.dossier;
  const list = dossierPath(id, 'de-nghi');
  const isNew = index === undefined;
  const kindTitle = kind.title.vi.toLowerCase();
  const title = isNew ? `Thêm ${kindTitle}` : `Sửa ${kindTitle} (dòng ${index + 1})`;
  const place = isNew ? 'moi' : String(index + 1);
  const data = {
    title,
    action: isNew ? `${list}/them` : `${list}/${index + 1}`,
    index: isNew ? '' : String(index + 1),
    kind: kind.id,
    version,
    questions: questionsOf(kind.fields, 'nominee'),
    form: { nominee },
    stale: stale && { href: list },
    autosave: `${dossierPath(id, 'tu-luu')}?trang=de-nghi-${kind.id}-${place}`,
    saved: isNew ? '' : savedText(draft),
  };
  const back = { href: list, text: 'Danh sách đề nghị' };
  const status = stale ? { status: 409 } : {};
  return { data, page: { title, back, ...(faults ? { faults } : {}), ...status } };
}
