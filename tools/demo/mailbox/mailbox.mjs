// The mailbox of the demonstration: catches every mail over SMTP and shows it in the browser.
import { SMTPServer } from 'smtp-server';
import { MailStore } from './mail-store.mjs';
import { createWeb } from './web.mjs';

const LARGEST_MAIL = 25_000_000;

const listening = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(server.address().port);
    });
  });

const collect = (stream) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => resolve(Buffer.concat(chunks)));
  });

async function keep(store, { stream, session }, done) {
  try {
    const raw = await collect(stream);
    if (stream.sizeExceeded) {
      throw Object.assign(new Error('Mail is too large'), { responseCode: 552 });
    }
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    await store.add(raw, recipients);
    done();
  } catch (error) {
    done(error);
  }
}

function createCatcher(store) {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onData: (stream, session, done) => void keep(store, { stream, session }, done),
  });
}

/**
 * Starts the SMTP server and the web mailbox; 0 takes a free port.
 * @throws when a port is taken (`code` is EADDRINUSE, `port` names it)
 */
export async function startMailbox({ smtpPort, httpPort, directory, host = '127.0.0.1' }) {
  const store = await new MailStore(directory).open();
  const catcher = createCatcher(store);
  const web = createWeb(store);
  const closeSmtp = () => new Promise((resolve) => catcher.close(() => resolve()));
  const smtp = await listening(catcher.server, smtpPort, host);
  catcher.on('error', () => undefined); // a client that breaks off is no fault of the mailbox
  let http;
  try {
    http = await listening(web, httpPort, host);
  } catch (error) {
    await closeSmtp();
    throw error;
  }
  const closeWeb = () =>
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
