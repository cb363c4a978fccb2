import { createTransport, type Transporter } from 'nodemailer';
import { Mailer, MailError, type MailReceipt, type OutgoingMail } from './mailer';

const SECOND = 1_000;
/** At most this many conversations with the mail server at a time; further mails wait. */
const CONNECTIONS = 5;
const LONGEST_REASON = 500;

/** What nodemailer puts on its errors. */
interface SmtpFault {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly message?: unknown;
}

/** Words of the server without addresses: the log and the queue hold no personal data. */
function withoutAddresses(text: string): string {
  return text.replace(/<?[^\s<>@]+@[^\s<>]+>?/g, '<…>').slice(0, LONGEST_REASON);
}

/**
 * A 5xx answer to the recipient or to the message is final, except 552, a full mailbox. A 5xx at
 * greeting, sign-in or sender is a fault of our configuration: it can be mended, so mails wait.
 */
function isFinal(command: unknown, smtpCode: number | null): boolean {
  if (smtpCode === null || smtpCode < 500 || smtpCode === 552) return false;
  return command === 'RCPT TO' || command === 'DATA';
}

function mailError(error: unknown): MailError {
  const fault: SmtpFault = error instanceof Error ? error : { message: String(error) };
  const smtpCode = typeof fault.responseCode === 'number' ? fault.responseCode : null;
  const code = typeof fault.code === 'string' ? fault.code : 'EUNKNOWN';
  const reason = withoutAddresses(`${code}: ${String(fault.message)}`);
  return new MailError(isFinal(fault.command, smtpCode), smtpCode, reason);
}

/** The one place that knows nodemailer: SMTP with pooled connections. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  /**
   * @param url `smtp://` or `smtps://`, with user and password when the server asks for them
   * @param from sender of every mail, such as `Vinh Danh <khong-tra-loi@…>`
   */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: 100,
      connectionTimeout: 15 * SECOND,
      greetingTimeout: 15 * SECOND,
      // RFC 5321 §4.5.3.2 grants a server minutes; giving up after it took a mail makes a duplicate.
      socketTimeout: 300 * SECOND,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // A pooled connection that breaks while idle is replaced; a mail in it gets its own error.
    this.transport.on('error', () => undefined);
  }

  override async send(mail: OutgoingMail): Promise<MailReceipt> {
    const { to, subject, text, html, messageId, thread, unsubscribeUrl } = mail;
    try {
      const info: { response?: string } = await this.transport.sendMail({
        from: this.from,
        to: { name: to.name, address: to.address },
        ...{ subject, text, html, messageId },
        ...(thread === null ? {} : { references: thread, inReplyTo: thread }),
        textEncoding: 'quoted-printable',
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': 'vi',
          ...(unsubscribeUrl === null
            ? {}
            : {
                'List-Unsubscribe': `<${unsubscribeUrl}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }),
        },
      });
      const response = withoutAddresses(info.response ?? '');
      const code = Number.parseInt(response, 10);
      return { smtpCode: Number.isNaN(code) ? null : code, response };
    } catch (error) {
      throw mailError(error);
    }
  }

  override async isReachable(): Promise<boolean> {
    try {
      await this.transport.verify();
      return true;
    } catch {
      return false;
    }
  }

  override close(): void {
    this.transport.close();
  }

  /** Called by the framework when the running jobs have ended. */
  onApplicationShutdown(): void {
    this.close();
  }
}
