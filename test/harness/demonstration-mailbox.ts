import { setTimeout as sleep } from 'node:timers/promises';

/** A mail as the mailbox of the demonstration tells it. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  /** Web addresses of the text, each once. */
  readonly links: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Milliseconds within which a mail must have arrived. */
const ARRIVES_WITHIN = 10_000;

/** Value of a header of a mail, by its name in any case; empty when there is none. */
export function headerOf(mail: Mail, name: string): string {
  const found = mail.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
  return found?.value ?? '';
}

/** Reads the mails that really travelled over SMTP. */
export class DemonstrationMailbox {
  constructor(readonly url: string) {}

  /** Mails to an address whose subject holds some words, oldest first. */
  async mails(to: string, words = ''): Promise<Mail[]> {
    const query = new URLSearchParams({ to, limit: '1000' });
    const answer = await fetch(`${this.url}/api/mails?${query.toString()}`);
    const mails = (await answer.json()) as Mail[];
    return mails
      .filter(({ subject }) => subject.includes(words))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Waits until that many have arrived. @throws Error with the subjects when some are missing */
  async await(to: string, words: string, count = 1): Promise<Mail[]> {
    const end = performance.now() + ARRIVES_WITHIN;
    for (;;) {
      const mails = await this.mails(to, words);
      if (mails.length >= count) return mails;
      if (performance.now() > end) {
        const subjects = mails.map(({ subject }) => subject).join('\n');
        throw new Error(`${mails.length} of ${count} mails to ${to} with "${words}":\n${subjects}`);
      }
      await sleep(100);
    }
  }
}
