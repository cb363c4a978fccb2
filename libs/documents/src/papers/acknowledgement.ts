import { formatBytes, formatInstant } from '@portal/kernel';
import { PaperBase } from './paper-base';
import { Printable, printableBase } from './printable';

/** Xác nhận đã nộp hồ sơ: proof of sending, made by the system; it is not the official receipt. */
export interface AcknowledgementData extends PaperBase {
  /** Opens the look-up together with the code; without signing in. */
  readonly lookupKey: string;
  /** Presenting unit or applicant in whose name was filed. */
  readonly filedFor: string;
  /** The person who pressed "send". */
  readonly filedBy: string;
  readonly filedAt: Date;
  readonly nomineeCount: number;
  readonly files: readonly {
    /** The component that the file belongs to. */
    readonly component: string;
    readonly name: string;
    /** In bytes. */
    readonly size: number;
    readonly sha256: string;
  }[];
  /** What happens next, in order; `by` when the law or the rule gives a moment. */
  readonly next: readonly { readonly what: string; readonly by: Date | null }[];
}

/** Brings the data into the words and figures that the template prints. */
export function printAcknowledgement(data: AcknowledgementData): Printable {
  return {
    ...printableBase(data),
    lookupKey: data.lookupKey,
    filedFor: data.filedFor,
    filedBy: data.filedBy,
    filedAt: formatInstant(data.filedAt),
    nomineeCount: String(data.nomineeCount),
    files: data.files.map((file) => ({
      component: file.component,
      name: file.name,
      size: formatBytes(file.size),
      sha256: file.sha256,
    })),
    next: data.next.map(({ what, by }) => ({ what, by: by && formatInstant(by) })),
  };
}
