import type { PlainDate } from '@portal/kernel';
import type { NoticeKind, TimeMark } from './notice-payloads';

/** What every mail about a dossier says. */
export interface DossierFacts {
  /** How the mail addresses its reader: a full name, or the name of an organisation. */
  readonly personName: string;
  /** The dossier code; stands at the end of the subject. */
  readonly code: string;
  readonly procedureTitle: string;
  /** The one link of the mail: the dossier's page. */
  readonly link: string;
}

interface AccountFacts {
  readonly personName: string;
  /** The one link of the mail, with its token. */
  readonly link: string;
  /** When the link stops working. */
  readonly expiresAt: Date;
}

/** The date that is promised, with the sum behind it. */
export interface PromisedDate {
  /** Null when the procedure has no limit, or nothing is promised yet. */
  readonly dueAt: Date | null;
  /** The limit is not confirmed by the province: `thời hạn dự kiến` instead of a promise. */
  readonly dueIsExpected: boolean;
  /** How the date was computed, a sentence each; empty without a date. */
  readonly reckoning: readonly string[];
}

/** What became of one nominee. */
export interface NomineeOutcome {
  readonly name: string;
  readonly approved: boolean;
  /** Why not; null when approved or not given. */
  readonly reason: string | null;
}

/** The facts that each kind's template shows; instants are shown on the office's wall clock. */
export interface NoticeData {
  readonly 'account.confirm': AccountFacts;
  readonly 'account.password_reset': AccountFacts;
  readonly 'account.exists': Omit<AccountFacts, 'expiresAt'>;
  readonly 'account.password_changed': Omit<AccountFacts, 'expiresAt'> & {
    readonly changedAt: Date;
  };
  readonly 'dossier.submitted': DossierFacts & {
    readonly submittedAt: Date;
    readonly fileCount: number;
    /** By when the desk looks at it. */
    readonly receptionDueAt: Date;
  };
  readonly 'dossier.accepted': DossierFacts & PromisedDate & { readonly acceptedAt: Date };
  readonly 'dossier.supplement_requested': DossierFacts & {
    readonly items: readonly string[];
    /** May have several lines. */
    readonly reason: string;
    readonly answerBy: Date;
  };
  /** During appraisal the limit begins anew, so that another date is promised. */
  readonly 'dossier.supplement_answered': DossierFacts &
    PromisedDate & { readonly answeredAt: Date };
  readonly 'dossier.refused': DossierFacts & {
    /** May have several lines. */
    readonly reason: string;
  };
  readonly 'dossier.advanced': DossierFacts & {
    readonly stepTitle: string;
    readonly unitName: string;
    readonly dueAt: Date | null;
  };
  readonly 'dossier.decided': DossierFacts & {
    readonly outcomes: readonly NomineeOutcome[];
    readonly decisionNumber: string | null;
    readonly decisionDate: PlainDate | null;
  };
  readonly 'dossier.handed_over': DossierFacts & { readonly handedOverAt: Date };
  readonly 'dossier.withdrawn': DossierFacts & { readonly withdrawnAt: Date };
  readonly 'dossier.closed_unanswered': DossierFacts & {
    readonly requestedAt: Date;
    readonly answerBy: Date;
  };
  readonly 'dossier.supplement_reminder': DossierFacts & {
    readonly items: readonly string[];
    readonly requestedAt: Date;
    readonly answerBy: Date;
  };
  readonly 'dossier.date_moved': DossierFacts & {
    /** The promise to the applicant, or the applicant's own time to supplement. */
    readonly clock: 'legal' | 'supplement';
    readonly from: Date;
    readonly to: Date;
    readonly dueIsExpected: boolean;
    /** Why, in the operator's words. */
    readonly reason: string;
    /** The sum behind the new date. */
    readonly explanation: readonly string[];
  };
  readonly 'dossier.law_moved': DossierFacts &
    PromisedDate & {
      readonly movedAt: Date;
      /** Texts of law that counted before, and that count now. */
      readonly lawBefore: string;
      readonly lawNow: string;
      /** The transition rule that allows it. */
      readonly citation: string;
      /** Why it is more favourable, in the leader's words; may have several lines. */
      readonly reason: string;
      /** What was promised before; null where nothing was. */
      readonly dueBefore: Date | null;
    };
  readonly 'staff.new_dossier': DossierFacts & {
    readonly partyName: string;
    readonly submittedAt: Date;
    readonly receptionDueAt: Date;
  };
  readonly 'staff.supplement_answered': DossierFacts & {
    readonly partyName: string;
    readonly answeredAt: Date;
  };
  readonly 'staff.supplement_approval': DossierFacts & {
    readonly partyName: string;
    readonly proposerName: string;
    readonly items: readonly string[];
    /** May have several lines. */
    readonly reason: string;
    /** When the step, or the desk's answer, must be finished; null when nothing is fixed. */
    readonly workDueAt: Date | null;
  };
  readonly 'staff.supplement_declined': DossierFacts & {
    readonly partyName: string;
    readonly leaderName: string;
    /** May have several lines. */
    readonly reason: string;
  };
  readonly 'staff.withdrawn': DossierFacts & {
    readonly partyName: string;
    readonly withdrawnAt: Date;
  };
  readonly 'staff.turn': DossierFacts & {
    readonly partyName: string;
    readonly stepTitle: string;
    /** When the step must be finished; null when nothing is fixed. */
    readonly stepDueAt: Date | null;
  };
  readonly 'staff.time_warning': DossierFacts & {
    readonly partyName: string;
    /** Which limit: such as `Thời gian của bước “Thẩm định hồ sơ”`. */
    readonly limitName: string;
    readonly mark: TimeMark;
    readonly endsAt: Date;
    /** Unit that holds the dossier. */
    readonly unitName: string;
    /** The reader is the head, not the holder. */
    readonly toHead: boolean;
  };
  readonly 'staff.extension_draft': DossierFacts & {
    readonly partyName: string;
    readonly dueAt: Date;
    readonly forecastAt: Date;
    /** The forecast is late; else the limit is merely near. */
    readonly forecastLate: boolean;
    /** Title of the step that overran; null when none did. */
    readonly causeStep: string | null;
    readonly proposedDueAt: Date;
    /** By when the applicant must have it. */
    readonly giveBy: Date;
  };
}

/** The facts of one kind, the kind known or not. */
export type NoticeDataOf<Kind extends NoticeKind = NoticeKind> = NoticeData[Kind];
