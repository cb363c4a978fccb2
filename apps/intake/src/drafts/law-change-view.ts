import { basisNames, type DossierView, type DraftLaw, type MovePlan } from '@portal/dossiers';
import { dossierPath, PATHS } from '../paths';

type Ended = Extract<DraftLaw, { state: 'ended' }>;

/** Whether the form itself stays as it is: what changes is then the law alone. */
function nothingChanges(plan: MovePlan): boolean {
  return [
    ...[plan.lost, plan.nomineesLost, plan.toCheck, plan.fieldsGone, plan.fieldsRequired],
    ...[plan.kindsGone, plan.kindsAdded],
    ...[plan.componentsGone, plan.componentsAdded, plan.componentsRequired],
  ].every((list) => list.length === 0);
}

function common({ dossier, procedure }: DossierView, { lastDay }: Ended) {
  return {
    procedureTitle: procedure.title.vi,
    lastDay,
    basisBefore: basisNames(procedure),
    downloadHref: dossierPath(dossier.id, 'chuyen-quy-dinh', 'noi-dung.txt'),
    backHref: dossierPath(dossier.id, 'khai'),
  };
}

/** What moving a draft changes, in words, before its applicant consents. */
export function lawChangeView(draft: DossierView, law: Ended, plan: MovePlan) {
  const { next } = law;
  if (!next) throw new Error('a draft moves to a law');
  const loses = plan.lost.length + plan.nomineesLost.length > 0;
  return {
    ...common(draft, law),
    version: draft.dossier.version,
    to: next.version,
    titleAfter: next.title.vi,
    titleChanges: next.title.vi !== draft.procedure.title.vi,
    validFrom: next.validFrom,
    basisAfter: basisNames(next),
    plan,
    loses,
    consentText: `Tôi đã xem các thay đổi trên và đồng ý chuyển bản nháp này sang quy định mới${loses ? ', kể cả việc bỏ những nội dung được liệt kê' : ''}.`,
    formChanges: !nothingChanges(plan),
    limitChanges: plan.limit.before !== plan.limit.after,
    form: {},
  };
}

/** What is left to do with a draft of a procedure that has ended. */
export function lawEndedView(draft: DossierView, law: Ended) {
  return {
    ...common(draft, law),
    proceduresHref: PATHS.procedures,
    deleteHref: dossierPath(draft.dossier.id, 'xoa'),
    files: draft.waitingFiles.map(({ id, name }) => ({ id, name })),
  };
}
