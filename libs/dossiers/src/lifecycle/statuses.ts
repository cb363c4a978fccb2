/** Where a dossier stands. Steps are data: `accepted` and `processing` carry the id of a step. */
export const STATUSES = [
  'draft',
  'submitted',
  'approval_at_reception',
  'supplement_at_reception',
  'accepted',
  'processing',
  'approval_at_appraisal',
  'supplement_at_appraisal',
  'decided',
  'handed_over',
  'refused',
  'withdrawn',
  'closed_unanswered',
] as const;

export type Status = (typeof STATUSES)[number];

/** Whose move it is next. */
export type Turn = 'applicant' | 'office' | 'nobody';

interface StatusFacts {
  /** What people read; the same word on page, mail and paper. */
  readonly label: string;
  /**
   * Code of the National Public Service Portal (`null`: not yet known there). Two of ours may share
   * one of theirs; fee (6) is never used, because awards cost nothing.
   */
  readonly nationalCode: 1 | 2 | 3 | 4 | 5 | 7 | 8 | 9 | 10 | null;
  /** No action leads out of it. */
  readonly final: boolean;
  /** A step of the procedure version is under way. */
  readonly hasStep: boolean;
  /**
   * The status that applicants and the public see instead: what the office settles among itself
   * does not concern them. Unset: this one.
   */
  readonly shownAs?: Status;
}

const status = (
  label: string,
  nationalCode: StatusFacts['nationalCode'],
  more: Partial<StatusFacts> = {},
): StatusFacts => ({ label, nationalCode, final: false, hasStep: false, ...more });

/** What is fixed about each status. */
export const STATUS_FACTS: Readonly<Record<Status, StatusFacts>> = {
  draft: status('Bản nháp, chưa nộp', null),
  submitted: status('Mới đăng ký, chờ tiếp nhận', 1),
  approval_at_reception: status('Chờ lãnh đạo duyệt yêu cầu bổ sung', 1, { shownAs: 'submitted' }),
  supplement_at_reception: status('Chờ bổ sung giấy tờ', 5),
  accepted: status('Được tiếp nhận', 2, { hasStep: true }),
  processing: status('Đang xử lý', 4, { hasStep: true }),
  approval_at_appraisal: status('Chờ lãnh đạo duyệt yêu cầu bổ sung', 4, {
    hasStep: true,
    shownAs: 'processing',
  }),
  supplement_at_appraisal: status('Chờ bổ sung giấy tờ', 5, { hasStep: true }),
  decided: status('Đã có quyết định', 9),
  handed_over: status('Đã trả kết quả', 10, { final: true }),
  refused: status('Không được tiếp nhận', 3, { final: true }),
  withdrawn: status('Đã rút hồ sơ', 7, { final: true }),
  closed_unanswered: status('Dừng xử lý vì quá hạn bổ sung', 8, { final: true }),
};

/** The status as the applicant and the public see it. */
export function shownStatus(own: Status): Status {
  return STATUS_FACTS[own].shownAs ?? own;
}
