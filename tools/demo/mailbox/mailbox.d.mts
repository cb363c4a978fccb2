/** Where the mailbox listens and keeps its mails; port 0 takes a free one. */
export interface MailboxOptions {
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Folder of the raw mails; made when missing, bounded to the newest 1,000. */
  readonly directory: string;
  /** Address to listen on; this machine alone unless set. */
  readonly host?: string;
}

/** A mailbox that runs. */
export interface Mailbox {
  readonly smtpUrl: string;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the SMTP server and the web mailbox; rejects with EADDRINUSE and `port` when one is taken. */
export function startMailbox(options: MailboxOptions): Promise<Mailbox>;
