/** Every act that a rule exists for, with what it covers. */
export const ACTIONS = {
  'catalogue.read': 'Home, list of procedures, page of a procedure',
  'lookup.read': 'State and dates of a dossier by its code and look-up key; nothing personal',
  'account.register': 'Open an account',
  'account.sign_in': 'Sign in and out at the intake',
  'account.confirm': 'Confirm an address by link, ask for the link again',
  'account.reset_password': 'Ask for a reset link and set a new password with it',
  'account.manage': 'Own account: details, password, sessions',
  'draft.create': 'Begin a draft for a party',
  'draft.read': 'Read a draft',
  'draft.edit': 'Change a draft, autosave',
  'draft.delete': 'Delete a draft',
  'dossier.submit': 'Send a dossier',
  'dossier.read_own': 'Read the dossiers of the own party',
  'dossier.answer_supplement': 'Send the answer to a supplement request',
  'dossier.withdraw': 'Withdraw before the decision',
  'file.read': 'Open a file of a dossier of the own party',
  'file.upload': 'Add, replace and remove files of a draft or of a supplement answer',
  'paper.read': 'Papers of the service: acknowledgement, receipt, slips',
  'notice.read': 'Notices sent about a dossier',
  'staff.sign_in': 'Sign in and out at the back office',
  'staff.profile': 'Own staff account',
  'queue.read': 'Work queue',
  'case.read': 'Case page with journal',
  'case.read_file': 'Open a file of a case',
  'case.accept': 'Accept a dossier and issue the receipt',
  'case.request_supplement': 'Ask for what is missing; pauses the clock',
  'case.propose_supplement': 'Put a further supplement request before the leader',
  'case.approve_supplement': 'Approve a further supplement request, or decline it',
  'case.refuse': 'Refuse to accept, with the reason',
  'case.advance': 'Hand to the next step',
  'case.decide': 'Record the decision for each nominee',
  'case.move_version': 'Put a dossier under a later law that is more favourable',
  'case.hand_over': 'Hand the result over',
  'statistics.read': 'Sums over dossiers: outcomes, working time, steps; no person is named',
  'statistics.read_own': 'Numbers of what the member of staff ended themselves',
  'catalogue.read_unverified': 'What the province still has to confirm, and what it has confirmed',
  'catalogue.confirm': 'Record that the province has confirmed a statement, or take that back',
} as const satisfies Record<string, string>;

/** Name of an act; what `@Allow` takes. */
export type Action = keyof typeof ACTIONS;

const isAction = (text: string): text is Action => Object.hasOwn(ACTIONS, text);

/** Every action, in the order of the table. */
export const ACTION_NAMES: readonly Action[] = Object.keys(ACTIONS).filter(isAction);
