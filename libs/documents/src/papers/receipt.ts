import { formatInstant } from '@portal/kernel';
import { formLabel } from './form-label';
import { PaperBase, PaperComponent, PaperOfficer, PaperParty } from './paper-base';
import { longInstant, Printable, printableBase, printableComponents } from './printable';

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (form 01): the official paper of acceptance. */
export interface ReceiptData extends PaperBase {
  readonly applicant: PaperParty;
  /** The owner, when another than the applicant. */
  readonly owner: PaperParty | null;
  /** Such as `Không thu phí`. */
  readonly fee: string;
  readonly components: readonly PaperComponent[];
  /** Number of sets (bộ). */
  readonly sets: number;
  /** The limit in words, such as `10 ngày làm việc kể từ ngày nhận đủ hồ sơ`; null without one. */
  readonly legalLimit: string | null;
  readonly receivedAt: Date;
  /** Null when no text of law or configuration limits the time: the paper says so. */
  readonly due: {
    readonly at: Date;
    /** Not verified: the paper says "thời hạn dự kiến". */
    readonly verified: boolean;
    /** Leans on a year whose holidays are not official yet. */
    readonly provisional: boolean;
    /** The lines of `explainDue`. */
    readonly explanation: readonly string[];
  } | null;
  /** Where the result will be taken: counter, post, online. */
  readonly resultPlace: string;
  /** Register book and serial number; null prints dotted lines. */
  readonly register: { readonly book: string; readonly serial: string } | null;
  readonly officer: PaperOfficer;
  /** Filed online: the applicant's signature is replaced by the record of sending. */
  readonly filedOnline: boolean;
}

/** Brings the data into the words and figures that the template prints. */
export function printReceipt(data: ReceiptData): Printable {
  return {
    ...printableBase(data),
    form: formLabel('01', data.issuedAt),
    applicant: data.applicant,
    owner: data.owner,
    fee: data.fee,
    ...printableComponents(data.components),
    sets: String(data.sets).padStart(2, '0'),
    legalLimit: data.legalLimit,
    receivedAt: longInstant(data.receivedAt),
    due: data.due && {
      at: longInstant(data.due.at),
      weekday: formatInstant(data.due.at).split(', ')[1] ?? '',
      label: data.due.verified ? 'Thời gian trả kết quả' : 'Thời gian trả kết quả dự kiến',
      verified: data.due.verified,
      provisional: data.due.provisional,
      explanation: data.due.explanation,
    },
    resultPlace: data.resultPlace,
    register: data.register,
    officer: data.officer,
    filedOnline: data.filedOnline,
  };
}
