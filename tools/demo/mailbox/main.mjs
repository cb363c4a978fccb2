// The mailbox as a process of its own: node main.mjs --smtp 2525 --http 3002 --directory .data/mail
import { parseArgs } from 'node:util';
import { startMailbox } from './mailbox.mjs';

const { values } = parseArgs({
  options: {
    smtp: { type: 'string', default: '2525' },
    http: { type: 'string', default: '3002' },
    directory: { type: 'string', default: '.data/mail' },
  },
});

try {
  const mailbox = await startMailbox({
    smtpPort: Number(values.smtp),
    httpPort: Number(values.http),
    directory: values.directory,
  });
  console.log(JSON.stringify({ url: mailbox.url, smtpUrl: mailbox.smtpUrl }));
  const stop = () => mailbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken` : error);
  process.exit(1);
}
