import type { NoticeKind, Recipient } from './notice-payloads';

/** Who is told, in the terms of the dossier; finding the persons is the caller's task. */
export type RecipientRule =
  | 'own_account' // the account that the notice is about
  | 'applicant' // the accounts that follow the dossier
  | 'reception_clerks' // the clerks of the receiving unit
  | 'step_holders' // who holds the role of the step in its unit
  | 'approver' // the leaders whom the procedure names
  | 'proposer'; // who put the request before them

/** What is fixed for one kind of notice. */
export interface NoticeKindRules {
  readonly recipient: { readonly rule: RecipientRule; readonly kind: Recipient['kind'] };
  /** Owed by law or by the service itself: cannot be switched off, merged or delayed. */
  readonly mandatory: boolean;
  /** Carries a one-time token, which is never kept. */
  readonly secret: boolean;
}

const account = { rule: 'own_account', kind: 'account' } as const;
const applicant = { rule: 'applicant', kind: 'account' } as const;
const clerks = { rule: 'reception_clerks', kind: 'staff' } as const;
const approver = { rule: 'approver', kind: 'staff' } as const;
const proposer = { rule: 'proposer', kind: 'staff' } as const;
const holders = { rule: 'step_holders', kind: 'staff' } as const;

const owed = { mandatory: true, secret: false } as const;
const optional = { mandatory: false, secret: false } as const;
const token = { mandatory: true, secret: true } as const;

/** Every kind with its rules; its words stand in `templates/email/<kind>.txt.hbs`. */
export const noticeKinds: Readonly<Record<NoticeKind, NoticeKindRules>> = {
  'account.confirm': { recipient: account, ...token },
  'account.password_reset': { recipient: account, ...token },
  'account.exists': { recipient: account, ...owed },
  'account.password_changed': { recipient: account, ...owed },
  'dossier.submitted': { recipient: applicant, ...owed },
  'dossier.accepted': { recipient: applicant, ...owed },
  'dossier.supplement_requested': { recipient: applicant, ...owed },
  'dossier.supplement_answered': { recipient: applicant, ...owed },
  'dossier.refused': { recipient: applicant, ...owed },
  'dossier.advanced': { recipient: applicant, ...optional },
  'dossier.decided': { recipient: applicant, ...owed },
  'dossier.handed_over': { recipient: applicant, ...owed },
  'dossier.withdrawn': { recipient: applicant, ...owed },
  'dossier.closed_unanswered': { recipient: applicant, ...owed },
  'dossier.supplement_reminder': { recipient: applicant, ...owed },
  'dossier.date_moved': { recipient: applicant, ...owed },
  'dossier.law_moved': { recipient: applicant, ...owed },
  'staff.new_dossier': { recipient: clerks, ...optional },
  'staff.supplement_answered': { recipient: clerks, ...optional },
  'staff.supplement_approval': { recipient: approver, ...optional },
  'staff.supplement_declined': { recipient: proposer, ...optional },
  'staff.withdrawn': { recipient: holders, ...optional },
  'staff.turn': { recipient: holders, ...optional },
  'staff.time_warning': { recipient: holders, ...optional },
  'staff.extension_draft': { recipient: holders, ...optional },
};

/** Whether a text, such as a column of the lifecycle table, names a kind. */
export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(noticeKinds, text);
}

/** Every kind, in the order of the table. */
export const NOTICE_KINDS: readonly NoticeKind[] = Object.keys(noticeKinds).filter(isNoticeKind);
