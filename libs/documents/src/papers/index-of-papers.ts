import { AcknowledgementData, printAcknowledgement } from './acknowledgement';
import { EmptyFormData, printEmptyForm } from './empty-form';
import { Printable } from './printable';
import { printReceipt, ReceiptData } from './receipt';
import { printRefusalSlip, RefusalSlipData } from './refusal-slip';
import { printSupplementSlip, SupplementSlipData } from './supplement-slip';

/** Every paper by its name, which is also that of its template, with the data that it needs. */
export interface DocumentData {
  acknowledgement: AcknowledgementData;
  receipt: ReceiptData;
  'supplement-slip': SupplementSlipData;
  'refusal-slip': RefusalSlipData;
  'empty-form': EmptyFormData;
}

/** The papers that can be made. */
export type DocumentName = keyof DocumentData;

/** How each paper's data become words. */
export const PRINTERS: { readonly [N in DocumentName]: (data: DocumentData[N]) => Printable } = {
  acknowledgement: printAcknowledgement,
  receipt: printReceipt,
  'supplement-slip': printSupplementSlip,
  'refusal-slip': printRefusalSlip,
  'empty-form': printEmptyForm,
};
