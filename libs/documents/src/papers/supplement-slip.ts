import { formatInstant } from '@portal/kernel';
import { formLabel } from './form-label';
import { PaperBase, PaperComponent, PaperOfficer, PaperParty } from './paper-base';
import { Printable, printableBase, printableComponents } from './printable';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02): asked once, fully and exactly. */
export interface SupplementSlipData extends PaperBase {
  /** Such as `12/HDHS`; null prints a dotted line. */
  readonly number: string | null;
  readonly applicant: PaperParty;
  /** What is to be added or mended; `note` says how. */
  readonly components: readonly (PaperComponent & { readonly note: string | null })[];
  readonly reason: string;
  /** Without an answer by then the dossier is closed; null when no such limit holds. */
  readonly answerBy: Date | null;
  /** What the legal clock does when the dossier is complete: the rule of the procedure version. */
  readonly resume: 'restart' | 'continue';
  readonly officer: PaperOfficer;
}

/** Brings the data into the words and figures that the template prints. */
export function printSupplementSlip(data: SupplementSlipData): Printable {
  return {
    ...printableBase(data),
    form: formLabel('02', data.issuedAt),
    number: data.number,
    applicant: data.applicant,
    ...printableComponents(data.components),
    reason: data.reason,
    answerBy: data.answerBy && formatInstant(data.answerBy),
    restarts: data.resume === 'restart',
    officer: data.officer,
  };
}
