/** The authority in whose name a paper is made. */
export interface PaperAgency {
  /** The authority above, such as `ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH`; null when there is none. */
  readonly parent: string | null;
  /** The authority itself, such as `SỞ NỘI VỤ`. */
  readonly name: string;
  /** The receiving desk, such as `Bộ phận Tiếp nhận và Trả kết quả`; null when it is the authority. */
  readonly unit: string | null;
  /** Place in front of the date: `Hà Tĩnh`. */
  readonly place: string;
  readonly address: string | null;
  readonly hotline: string | null;
  readonly email: string | null;
}

/** What every paper carries. */
export interface PaperBase {
  readonly agency: PaperAgency;
  /** Dossier code. */
  readonly code: string;
  /** The instant the paper speaks of: gives the date line, and equal bytes for equal data. */
  readonly issuedAt: Date;
  /** Address of the public look-up; stands in the QR code. */
  readonly lookupUrl: string;
  /** Title of the procedure. */
  readonly procedureTitle: string;
  /** Says on every page that the paper has no legal force. */
  readonly demonstration: boolean;
}

/** A person or organisation as a paper names it; null lines are shown as dotted ones or left out. */
export interface PaperParty {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Citizen identity or organisation number. */
  readonly idNumber?: string | null;
}

/** One document of a dossier with its count by kind of copy. */
export interface PaperComponent {
  readonly title: string;
  readonly originals?: number;
  readonly certifiedCopies?: number;
  readonly photocopies?: number;
  readonly electronic?: number;
}

/** Who acts for the authority. */
export interface PaperOfficer {
  readonly name: string;
  readonly position: string;
  readonly phone: string | null;
}
