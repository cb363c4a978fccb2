/** A mail as it is handed over. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With angle brackets; constant over all tries of a notice. */
  readonly messageId: string;
  /** Message-ID that all mails of one dossier refer to; null for mails about an account. */
  readonly thread: string | null;
  /** Address of the one-click POST of RFC 8058; null for mandatory notices. */
  readonly unsubscribeUrl: string | null;
}

/** What the mail server said when it took the mail. */
export interface MailReceipt {
  readonly smtpCode: number | null;
  readonly response: string;
}

/** Hands mails to a mail server. */
export abstract class Mailer {
  /** @throws MailError in every case in which the server did not say that it took the mail */
  abstract send(mail: OutgoingMail): Promise<MailReceipt>;

  /** Whether the server can be reached and lets us in; never throws. */
  abstract isReachable(): Promise<boolean>;

  /** Lets go of the connections. */
  abstract close(): void;
}

/** The mail was not taken. */
export class MailError extends Error {
  /**
   * @param permanent the server will never take this mail for this address
   * @param smtpCode reply code of RFC 5321; null when there was no reply
   * @param reason for the delivery log, without addresses
   */
  constructor(
    readonly permanent: boolean,
    readonly smtpCode: number | null,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'MailError';
  }
}
