export { type AnswerValue, type DraftValue, toTypedDate, type TypedDate } from './answer-values';
export {
  type Answers,
  type AnswersCheck,
  type DraftAnswers,
  type Nominee,
  nomineeName,
  type RawAnswers,
  readAnswers,
  validateAnswers,
} from './answers';
export { askedComponents } from './asked-components';
export { type ClaimGroup, groupClaims } from './claim-groups';
export { getClaimKind } from './claim-kinds';
export {
  type Claim,
  type ClaimPlace,
  claimsOf,
  ORGANISATION_KEY,
  ORGANISATION_VERSION,
  organisationClaims,
  type UnitName,
} from './claims';
export { type EndingLaw, findEndingLaws } from './ending-laws';
export { type Condition, holds } from './conditions';
export { type Confirmation, withConfirmations } from './confirmations';
export { type ProcedureDefinition, procedureDefinition } from './definition';
export type { Repeal } from './definition-law';
export {
  type CodeFormat,
  dossierCodePrefix,
  formatDossierCode,
  parseCodeFormat,
} from './dossier-code';
export { checkEligibility, type EligibilityOutcome } from './eligibility';
export { fillText } from './text-variables';
export { type FilingWindowState, filingWindowOn } from './filing-window';
export { type OrganisationDefinition, organisationDefinition } from './organisation-definition';
export {
  type Component,
  type EligibilityQuestion,
  findUnverified,
  type FormField,
  type FormSection,
  isInForce,
  type LegalRef,
  type NomineeKind,
  type ProcedureVersion,
  type StepDefinition,
  type StepRole,
  toVersion,
  type UnverifiedClaim,
} from './procedure-version';
export {
  atReceiver,
  COMMUNE,
  isDecidedByReceiver,
  isReceivedByCommune,
  takesPart,
} from './receiver';
export { diffVersions, type VersionChange } from './diff-versions';
