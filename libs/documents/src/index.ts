export { closeDocuments, renderDocument } from './documents';
export type { AcknowledgementData } from './papers/acknowledgement';
export type { EmptyField, EmptyFormData, EmptyNominee, EmptySection } from './papers/empty-form';
export type { DocumentData, DocumentName } from './papers/index-of-papers';
export type {
  PaperAgency,
  PaperBase,
  PaperComponent,
  PaperOfficer,
  PaperParty,
} from './papers/paper-base';
export type { ReceiptData } from './papers/receipt';
export type { RefusalSlipData } from './papers/refusal-slip';
export type { SupplementSlipData } from './papers/supplement-slip';
