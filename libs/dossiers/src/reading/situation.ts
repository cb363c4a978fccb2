import { formatInstant } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { Dossier } from '../entities';
import { findTransition, type Status } from '../lifecycle';
import { approverOf } from '../officers';

/** The three answers that an applicant wants, a sentence each. */
export interface Situation {
  /** What happens now. */
  readonly now: string;
  /** What the applicant must do. */
  readonly todo: string;
  /** By when; empty when nothing is awaited. */
  readonly byWhen: string;
  /** Whose turn it is. */
  readonly turn: string;
}

interface Names {
  readonly desk: string;
  readonly step: string;
  readonly unit: string;
  /** Unit whose leader approves a further supplement request. */
  readonly approver: string;
}

const NOTHING_TO_DO = 'Bạn không phải làm gì lúc này.';
const CLOSED = 'Hồ sơ đã kết thúc, không ai phải làm gì thêm.';

const NOW: Readonly<Record<Status, (names: Names) => string>> = {
  draft: () => 'Hồ sơ chưa được nộp. Cơ quan nhà nước chưa nhìn thấy hồ sơ này.',
  submitted: ({ desk }) => `${desk} đang kiểm tra hồ sơ có đủ giấy tờ hay không.`,
  approval_at_reception: ({ approver }) =>
    `Lãnh đạo ${approver} đang xem xét một yêu cầu bổ sung nữa.`,
  supplement_at_reception: () => 'Hồ sơ đang chờ bạn bổ sung giấy tờ.',
  accepted: ({ unit, step }) => `Hồ sơ đã được tiếp nhận. ${unit} đang thực hiện bước “${step}”.`,
  processing: ({ unit, step }) => `${unit} đang thực hiện bước “${step}”.`,
  approval_at_appraisal: ({ approver }) =>
    `Lãnh đạo ${approver} đang xem xét một yêu cầu bổ sung nữa khi thẩm định.`,
  supplement_at_appraisal: () => 'Hồ sơ đang chờ bạn bổ sung giấy tờ theo kết quả thẩm định.',
  decided: ({ desk }) => `Đã có quyết định. ${desk} đang chuẩn bị trả kết quả.`,
  handed_over: () => 'Kết quả đã được trả.',
  refused: () => 'Hồ sơ không được tiếp nhận. Lý do được ghi bên dưới.',
  withdrawn: () => 'Hồ sơ đã được rút theo yêu cầu của bạn.',
  closed_unanswered: () => 'Hồ sơ dừng xử lý vì quá thời hạn bổ sung.',
};

const TODO: Readonly<Partial<Record<Status, string>>> = {
  draft: 'Hoàn thành các mục còn thiếu rồi nộp hồ sơ.',
  supplement_at_reception: 'Bổ sung các giấy tờ được yêu cầu rồi bấm gửi.',
  supplement_at_appraisal: 'Bổ sung các giấy tờ được yêu cầu rồi bấm gửi.',
  handed_over: CLOSED,
  refused: 'Bạn có thể lập hồ sơ mới sau khi khắc phục lý do được nêu.',
  withdrawn: CLOSED,
  closed_unanswered: 'Bạn có thể lập hồ sơ mới khi đã đủ giấy tờ.',
};

function dueInWords(dueAt: Date, procedure: ProcedureVersion): string {
  const label = procedure.limits.legal?.verified ? 'Ngày hẹn trả kết quả' : 'Thời hạn dự kiến';
  return `${label}: ${formatInstant(dueAt)}.`;
}

function promise({ dueAt, decidedAt }: Dossier, procedure: ProcedureVersion): string {
  if (decidedAt !== null) return `Quyết định có lúc ${formatInstant(decidedAt)}.`;
  if (dueAt === null) return 'Thủ tục này chưa có thời hạn giải quyết được công bố.';
  return dueInWords(dueAt, procedure);
}

function byWhen(dossier: Dossier, procedure: ProcedureVersion): string {
  const { status, turn, supplementDueAt, receptionDueAt } = dossier;
  if (status === 'draft' || turn === 'nobody') return '';
  if (turn === 'applicant') {
    return supplementDueAt
      ? `Bạn cần gửi phần bổ sung trước ${formatInstant(supplementDueAt)}.`
      : '';
  }
  if (dossier.acceptedAt !== null) return promise(dossier, procedure);
  return receptionDueAt
    ? `Bạn sẽ nhận được trả lời chậm nhất ${formatInstant(receptionDueAt)}.`
    : '';
}

function turnOf(dossier: Dossier, names: Names, holderUnit: string | null): string {
  if (dossier.turn === 'applicant') return 'Bạn (đơn vị trình khen)';
  if (dossier.turn === 'nobody') return 'Không còn lượt xử lý';
  if (findTransition(dossier.status, 'approve_supplement')) return `Lãnh đạo ${names.approver}`;
  return holderUnit ?? names.desk;
}

/** Says in plain sentences where a dossier stands. */
export function describeSituation(
  dossier: Dossier,
  procedure: ProcedureVersion,
  organisation: Organisation,
): Situation {
  const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
  const names: Names = {
    desk: organisation.getUnit(dossier.receivingUnitId).name.vi,
    step: step?.title.vi ?? '',
    unit: step ? organisation.getUnit(step.unit).name.vi : '',
    approver: organisation.getUnit(approverOf(dossier, procedure).unit).name.vi,
  };
  const holderUnit = dossier.holderUnitId
    ? organisation.getUnit(dossier.holderUnitId).name.vi
    : null;
  return {
    now: NOW[dossier.status](names),
    todo: TODO[dossier.status] ?? NOTHING_TO_DO,
    byWhen: byWhen(dossier, procedure),
    turn: turnOf(dossier, names, holderUnit),
  };
}

/** Whose turn it is as others than the applicant say it. */
export const publicTurn = ({ turn }: Pick<Dossier, 'turn'>, situation: Situation): string =>
  turn === 'applicant' ? 'Đơn vị trình khen' : situation.turn;
