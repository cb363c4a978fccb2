import type { PaperBase } from './paper-base';
import type { Printable } from './printable';

/** One thing to fill in by hand. */
export interface EmptyField {
  readonly label: string;
  /** `boxes`: one box for each of `count` digits; `lines`: `count` lines; `choice`: boxes to tick. */
  readonly shape: 'line' | 'lines' | 'date' | 'year' | 'boxes' | 'choice';
  readonly count: number;
  readonly options: readonly string[];
  /** How to fill it in, and in which case. */
  readonly hint: string;
  readonly optional: boolean;
}

/** Fields under one heading. */
export interface EmptySection {
  readonly title: string;
  readonly hint: string;
  readonly fields: readonly EmptyField[];
}

/** A kind of nominee; a table when several can be named in it. */
export interface EmptyNominee extends EmptySection {
  /** Rows of the table; 0: one after the other, each on a sheet of its own. */
  readonly rows: number;
}

/**
 * The form of a procedure version to be filled in by hand: the same questions as online. It speaks of no
 * dossier: `lookupUrl` leads to the page of the procedure, `issuedAt` is the first day of the version.
 */
export interface EmptyFormData extends Omit<PaperBase, 'code'> {
  /** `từ 01/07/2025 đến hết 30/09/2026`. */
  readonly validity: string;
  /** Short names of the texts of law. */
  readonly legalBasis: readonly string[];
  readonly sections: readonly EmptySection[];
  readonly nominees: readonly EmptyNominee[];
  readonly components: readonly {
    readonly title: string;
    readonly note: string;
    readonly copies: string;
  }[];
}

/** Brings the data into the words that the template prints. */
export function printEmptyForm(data: EmptyFormData): Printable {
  return {
    agency: data.agency,
    // Stands where other papers have the code of their dossier: title of the file, keywords.
    code: data.validity,
    lookupUrl: data.lookupUrl,
    procedureTitle: data.procedureTitle,
    demonstration: data.demonstration,
    validity: data.validity,
    legalBasis: data.legalBasis,
    sections: data.sections,
    nominees: data.nominees,
    components: data.components,
  };
}
