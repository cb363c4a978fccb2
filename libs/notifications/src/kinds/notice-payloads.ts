/** The outbox row's own columns say all: dossier and recipient. */
export type NoPayload = Readonly<Record<string, never>>;

/**
 * Every kind of notice, with the identifiers that its facts are looked up by when it is sent. The
 * dossier and the recipient are columns of their own; personal values never stand here.
 */
export interface NoticePayloads {
  /** To the new account: confirm the address. Its secret is the token of the link. */
  readonly 'account.confirm': NoPayload;
  /** To the account: set a new password. Its secret is the token of the link. */
  readonly 'account.password_reset': NoPayload;
  /** To the account: somebody tried to register its address once more. */
  readonly 'account.exists': NoPayload;
  /** To the account: its password was changed. */
  readonly 'account.password_changed': NoPayload;
  /** To the applicant: the dossier has arrived (acknowledgement). */
  readonly 'dossier.submitted': NoPayload;
  /** To the applicant: accepted, with the due date. */
  readonly 'dossier.accepted': NoPayload;
  /** To the applicant: what is missing, why and by when. */
  readonly 'dossier.supplement_requested': { readonly supplementId: string };
  /** To the applicant: the supplement has arrived. */
  readonly 'dossier.supplement_answered': { readonly supplementId: string };
  /** To the applicant: not accepted, and why. */
  readonly 'dossier.refused': NoPayload;
  /** To the applicant: the dossier went on to another step and unit. */
  readonly 'dossier.advanced': { readonly stepId: string };
  /** To the applicant: the outcome for each nominee. */
  readonly 'dossier.decided': NoPayload;
  /** To the applicant: the result was handed over. */
  readonly 'dossier.handed_over': NoPayload;
  /** To the applicant: withdrawn at their wish. */
  readonly 'dossier.withdrawn': NoPayload;
  /** To the applicant: closed because a supplement never came. */
  readonly 'dossier.closed_unanswered': { readonly supplementId: string };
  /** To the applicant: the time to answer a supplement request runs out. */
  readonly 'dossier.supplement_reminder': { readonly supplementId: string };
  /** To the applicant: a date was counted anew; the entry of the journal keeps what it was. */
  readonly 'dossier.date_moved': { readonly sequence: string };
  /** To the applicant: the dossier was put under a later, more favourable law. */
  readonly 'dossier.law_moved': { readonly moveId: string };
  /** To each reception clerk: a dossier waits at the desk. */
  readonly 'staff.new_dossier': NoPayload;
  /** To the clerk: the applicant has answered the supplement request. */
  readonly 'staff.supplement_answered': { readonly supplementId: string };
  /** To the leader: a further supplement request waits for approval. */
  readonly 'staff.supplement_approval': { readonly supplementId: string };
  /** To who proposed it: the leader wants no further supplement request. */
  readonly 'staff.supplement_declined': { readonly supplementId: string };
  /** To whoever's turn it was: the applicant has withdrawn the dossier. */
  readonly 'staff.withdrawn': NoPayload;
  /** To who holds the step: it is your turn. */
  readonly 'staff.turn': { readonly stepId: string };
  /** To who holds it, and at the end to the head: a part of a clock's time is over. */
  readonly 'staff.time_warning': { readonly deadlineId: string; readonly mark: TimeMark };
  /** To who holds it and the head: an apology and a new date have been drafted. */
  readonly 'staff.extension_draft': { readonly draftId: string };
}

/** How much of its time a clock has used: the desk's alert, half, four fifths, all of it. */
export type TimeMark = 'alert' | 'half' | 'most' | 'all';

/** The name of a kind of notice. */
export type NoticeKind = keyof NoticePayloads;

/** Kinds whose mail carries a one-time token. */
export type SecretNoticeKind = 'account.confirm' | 'account.password_reset';

/** Whom a notice is for: an applicant's account or a member of staff. */
export interface Recipient {
  readonly kind: 'account' | 'staff';
  /** Id of the account or of the member of staff (UUID). */
  readonly id: string;
}
