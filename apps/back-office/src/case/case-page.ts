import { type DossierView, papersOf } from '@portal/dossiers';
import { ACTION_FORMS } from '../actions/forms';
import { windowNotes } from '../actions/forms/window-notes';
import { turnInWords } from '../actions/preview-page';
import { caseHead } from './case-head';
import { checklistOf } from './checklist';
import type { Case } from './case-reader';

/** Buttons of what this reader may do now, the usual one first and most visible. */
function buttonsOf(view: DossierView): object[] {
  return ACTION_FORMS.filter(({ action }) => view.actions.includes(action)).map((form, index) => ({
    text: form.title,
    href: `/ho-so/${view.dossier.id}/${form.path}`,
    kind: form.action === 'refuse' ? 'warning' : index > 0 && 'secondary',
  }));
}

const SECTIONS = [
  ['tong-quan', 'Tổng quan'],
  ['thanh-phan', 'Thành phần hồ sơ'],
  ['de-nghi', 'Danh sách đề nghị'],
  ['ke-khai', 'Nội dung kê khai'],
  ['bo-sung', 'Yêu cầu bổ sung'],
  ['quyet-dinh', 'Quyết định'],
  ['cac-buoc', 'Các bước xử lý'],
  ['giay-to', 'Giấy tờ đã phát hành'],
  ['nhat-ky', 'Nhật ký'],
  ['thong-bao', 'Thông báo đã gửi'],
] as const;

function sectionsOf({ view, notices }: Case): object[] {
  const absent = new Set<string>([
    ...(view.supplement ? [] : ['bo-sung']),
    ...(view.decision ? [] : ['quyet-dinh']),
    ...(notices ? [] : ['thong-bao']),
  ]);
  return SECTIONS.filter(([id]) => !absent.has(id)).map(([id, text]) => ({
    href: `#${id}`,
    text,
    current: false,
  }));
}

/** What stands on top: where the dossier is, whose turn it is, what this reader may do. */
function overviewOf(view: DossierView): object {
  const { dossier } = view;
  return {
    head: caseHead(view),
    status: dossier.status,
    turn: turnInWords(dossier.turn, view.situation.turn),
    step: view.steps.find(({ state }) => state === 'current')?.title ?? false,
    buttons: buttonsOf(view),
    panel: view.panel,
    law: view.law,
    closingReason: dossier.closingReason,
    handOverNote: dossier.handOverNote,
    receivedBy: dossier.receivedBy,
    receiverName: view.receiver.name.vi,
  };
}

/** Everything that the case page shows. */
export function casePage(contents: Case): object {
  const { view, last, notices } = contents;
  return {
    ...overviewOf(view),
    sections: sectionsOf(contents),
    checklist: checklistOf(view),
    files: view.files,
    nominees: view.nominees,
    answers: view.sections,
    supplement: view.supplement,
    proposal: view.proposal,
    supplementNotes: windowNotes(view),
    extension: view.extension,
    decision: view.decision,
    steps: view.steps,
    papers: papersOf(view).map(({ title, path }) => ({
      text: title,
      href: `/ho-so/${view.dossier.id}/${path}`,
    })),
    timeline: view.timeline,
    journal: last && { length: last.sequence, hash: last.hash },
    showNotices: notices !== null,
    notices,
  };
}
