import type { Server } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { MailStore } from './mail-store';
import { createWeb } from './web';

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

/** Bytes. */
const LARGEST_MAIL = 25_000_000;

const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

interface Delivery {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
}

async function keep(
  store: MailStore,
  { stream, session }: Delivery,
  done: (error?: Error) => void,
): Promise<void> {
  try {
    const raw = await collect(stream);
    if (stream.sizeExceeded) {
      throw Object.assign(new Error('Mail is too large'), { responseCode: 552 });
    }
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    await store.add(raw, recipients);
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

const createCatcher = (store: MailStore): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onData: (stream, session, done) => void keep(store, { stream, session }, done),
  });

/**
 * Starts the mailbox of the demonstration: an SMTP server that takes every mail and sends none on,
 * and web pages that show them.
 * @throws when a port is taken (`code` is EADDRINUSE, `port` names it)
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { host = '127.0.0.1' } = options;
  const store = await new MailStore(options.directory).open();
  const catcher = createCatcher(store);
  const web = createWeb(store);
  const closeSmtp = (): Promise<void> =>
    new Promise((resolve) => {
      catcher.close(() => resolve());
    });
  const smtp = await listening(catcher.server, options.smtpPort, host);
  catcher.on('error', () => undefined); // a client that breaks off is no fault of the mailbox
  let http: number;
  try {
    http = await listening(web, options.httpPort, host);
  } catch (error) {
    await closeSmtp();
    throw error;
  }
  const closeWeb = (): Promise<void> =>
    new Promise((resolve) => {
      web.close(() => resolve());
      web.closeAllConnections();
    });
  return {
    smtpUrl: `smtp://${host}:${smtp}`,
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${http}`,
    close: async () => {
      await Promise.all([closeSmtp(), closeWeb()]);
    },
  };
}
