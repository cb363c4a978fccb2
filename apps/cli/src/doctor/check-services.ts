import { openJobQueue } from '@portal/jobs';
import { SmtpMailer } from '@portal/notifications';
import { type Config, createLogger } from '@portal/platform';
import { fail, type Finding, ok } from './finding';

/** The queue answers. */
export async function checkQueue(config: Config): Promise<Finding> {
  const place = config.QUEUE_URL === undefined ? 'PostgreSQL' : 'Redis';
  const mend = 'Start the queue server, or mend QUEUE_URL (unset: the queue lives in PostgreSQL).';
  try {
    const queue = await openJobQueue({
      queueUrl: config.QUEUE_URL,
      databaseUrl: config.DATABASE_URL,
      logger: createLogger('cli', 'silent'),
      startTries: 1,
    });
    const health = await queue.health();
    await queue.close();
    if (!health.reachable) return fail('queue', `${place} does not answer`, mend);
    return ok('queue', `${place}: ${health.waiting} waiting, ${health.delayed} delayed`);
  } catch (error) {
    return fail('queue', error instanceof Error ? error.message : String(error), mend);
  }
}

/** The mail server lets us in. */
export async function checkMail(config: Config): Promise<Finding> {
  const mailer = new SmtpMailer(config.SMTP_URL, config.MAIL_FROM);
  const reachable = await mailer.isReachable();
  mailer.close();
  const { host } = new URL(config.SMTP_URL);
  return reachable
    ? ok('mail', host)
    : fail('mail', `${host} does not let us in`, 'Start the mail server, or mend SMTP_URL.');
}
