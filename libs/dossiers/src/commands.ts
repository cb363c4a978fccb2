import type { PlainDate } from '@portal/kernel';
import type { SupplementItem } from './entities/supplement-request.entity';
import type { Action } from './lifecycle';

/** What the decision says about one nominee. */
export interface NomineeDecision {
  readonly nomineeId: string;
  readonly outcome: 'approved' | 'rejected';
  /** Asked for when rejected. */
  readonly reason: string | null;
}

/** What a person (or the deadline sweep) wants done, with all that the action needs. */
export type Command =
  | { readonly action: 'submit' }
  | { readonly action: 'accept' }
  | {
      readonly action: 'request_supplement';
      readonly reason: string;
      readonly items: readonly SupplementItem[];
    }
  | {
      readonly action: 'propose_supplement';
      readonly reason: string;
      readonly items: readonly SupplementItem[];
    }
  | { readonly action: 'approve_supplement' }
  | { readonly action: 'decline_supplement'; readonly reason: string }
  | { readonly action: 'answer_supplement'; readonly answer: string }
  | { readonly action: 'refuse'; readonly reason: string }
  | { readonly action: 'advance'; readonly note: string }
  | {
      readonly action: 'decide';
      readonly number: string;
      readonly signedOn: PlainDate;
      readonly outcomes: readonly NomineeDecision[];
    }
  /** The reason says why the later law is more favourable. */
  | { readonly action: 'move_version'; readonly reason: string }
  | { readonly action: 'hand_over'; readonly receivedBy: string }
  | { readonly action: 'withdraw'; readonly reason: string }
  | { readonly action: 'close_unanswered' };

/** The command of one action. */
export type CommandOf<A extends Action> = Extract<Command, { action: A }>;
