export { MAX_TEXT_LENGTH } from './actions/read-text';
export type { Command, NomineeDecision } from './commands';
export { type DossierReference, Dossiers } from './dossiers';
export { DossiersModule } from './dossiers.module';
export type { AttachTarget, ReceivedFile } from './drafts/attach-file';
export type { DraftPatch } from './drafts/edit-draft';
export { filersInWords, filingRefusal, partyRefusal } from './drafts/beginning-refusal';
export { missingReceiver } from './drafts/choose-receiver';
export { missingComponents } from './drafts/missing-components';
export type { LostAnswer, MovePlan } from './drafts/plan-move';
export {
  Attachment,
  CodeCounter,
  Decision,
  Dossier,
  dossierEntities,
  ExtensionDraft,
  JournalEntry,
  LawMove,
  Nominee,
  SupplementRequest,
} from './entities';
export type { SupplementItem } from './entities/supplement-request.entity';
export { type JournalVerdict, verifyJournal } from './journal/verify-journal';
export type { CaseLaw, LaterLawView } from './law/case-law';
export type { DraftLaw } from './law/draft-law';
export { basisNames } from './law/law-names';
export { MOVE_REASON } from './actions/move-version';
export { DossierNoticeSource } from './notices/dossier-notice-source';
export type { ActionPreview, NoticePreview } from './preview/preview-action';
export {
  type AnswerRow,
  answerRows,
  type AnswerSection,
  answerSections,
} from './reading/answer-rows';
export type { ClockState } from './reading/clock-state';
export { OUTCOME_WORDS } from './reading/clock-state';
export type { DatePanel } from './reading/date-panel';
export type { DecisionView, DossierView, DueView } from './reading/dossier-view';
export type { ProposalView, SupplementRules, SupplementView } from './reading/supplement-views';
export type { ExtensionView } from './reading/extension-view';
export type { FileRow } from './reading/file-rows';
export type { PublicState } from './reading/look-up';
export type { NomineeRow } from './reading/nominee-rows';
export { OWN_PAGE_SIZE, type OwnDossierRow } from './reading/own-dossiers';
export type { PaperData, PaperSettings } from './reading/paper-data';
export { findPaper, type PaperFacts, type PaperName, papersOf } from './reading/papers';
export { limitInWords, noLimitInWords, stretchInWords } from './reading/limit-in-words';
export type { Situation } from './reading/situation';
export { recountDossiers, type RecountOrder } from './recount/recount-dossiers';
export type { PromisedClock, RehearsedDate } from './rehearsal/rehearse-dates';
export type { RefusalReason } from './rehearsal/rehearse-form';
export type { RehearsedStep } from './rehearsal/rehearse-step';
export {
  type RehearsalOrder,
  type RehearsedDossier,
  rehearseVersion,
} from './rehearsal/rehearse-version';
export { type DateThatWouldMove, surveyDossiers } from './recount/survey-dossiers';
export type { StepRow } from './reading/step-rows';
export type { TimelineEvent } from './reading/timeline';
export {
  QUEUE_PAGE_SIZE,
  type QueueFilter,
  type QueueRow,
  type QueueView,
  type Urgency,
} from './reading/work-queue';
export { timeLeftInWords, workingTimeInWords } from './reading/working-time';
export { standingOf } from './standing';
