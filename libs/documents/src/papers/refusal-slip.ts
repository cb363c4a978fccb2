import { formLabel } from './form-label';
import { PaperBase, PaperOfficer, PaperParty } from './paper-base';
import { Printable, printableBase } from './printable';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ (form 03). */
export interface RefusalSlipData extends PaperBase {
  /** Such as `3/HDHS`; null prints a dotted line. */
  readonly number: string | null;
  readonly applicant: PaperParty;
  readonly reason: string;
  /** Texts of law that the refusal stands on. */
  readonly legalBasis: readonly string[];
  readonly officer: PaperOfficer;
  /** Filed online: the applicant's signature is replaced by the record of sending. */
  readonly filedOnline: boolean;
}

/** Brings the data into the words and figures that the template prints. */
export function printRefusalSlip(data: RefusalSlipData): Printable {
  return {
    ...printableBase(data),
    form: formLabel('03', data.issuedAt),
    number: data.number,
    applicant: data.applicant,
    reason: data.reason,
    legalBasis: data.legalBasis,
    officer: data.officer,
    filedOnline: data.filedOnline,
  };
}
