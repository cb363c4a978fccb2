import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it arrived. */
export interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Says what to answer to a recipient: nothing to accept, otherwise a code such as 451 or 550. */
export type RecipientRule = (address: string) => number | undefined;

/** A real SMTP server that keeps what it was given. */
export interface SmtpCatcher {
  readonly url: string;
  readonly mails: CaughtMail[];
  /** Replaced by tests. */
  answer: RecipientRule;
  /** Called when a whole mail has arrived, before it is answered. */
  beforeAnswer: (mail: CaughtMail) => Promise<void>;
  close(): Promise<void>;
}

const refusal = (code: number): Error =>
  Object.assign(new Error(`<someone@example.vn> answered ${code}`), { responseCode: code });

async function caught(raw: Buffer): Promise<CaughtMail> {
  const mail = await PostalMime.parse(raw);
  return {
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
}

/** Starts the server; `port` 0 takes a free one. */
export async function startSmtpCatcher(port = 0): Promise<SmtpCatcher> {
  const catcher = {
    url: '',
    mails: [] as CaughtMail[],
    answer: (() => undefined) as RecipientRule,
    beforeAnswer: (_mail: CaughtMail) => Promise.resolve(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  const keep = async (raw: Buffer, answer: () => void): Promise<void> => {
    const mail = await caught(raw);
    catcher.mails.push(mail);
    await catcher.beforeAnswer(mail);
    answer();
  };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => {
      const code = catcher.answer(address);
      callback(code === undefined ? null : refusal(code));
    },
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void keep(Buffer.concat(chunks), callback);
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  catcher.url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return catcher;
}
