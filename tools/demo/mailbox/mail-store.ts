import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@portal/kernel';
import PostalMime, { type Email } from 'postal-mime';
import { LINK } from './links';

/** What a list shows of a mail. */
export interface MailSummary {
  /** Sorts by the time of arrival; letters, digits and dashes. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: string;
  /** Lower case. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
}

/** A mail taken apart. */
export interface StoredMail extends MailSummary {
  readonly text: string;
  readonly html: string;
  /** Web addresses of the text, each once. */
  readonly links: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly content: Buffer }[];
}

const NAME = /^\d{15}-\d{6}-[0-9a-f]{8}\.eml$/;
const EXTENSION = '.eml';

function recipientsOf(mail: Email): string[] {
  const delivered = mail.headers.filter(({ key }) => key === 'delivered-to');
  const named = (mail.to ?? []).map(({ address }) => address ?? '');
  const all = [...delivered.map(({ value }) => value), ...named];
  return [...new Set(all.map((address) => address.trim().toLowerCase()))].filter((a) => a !== '');
}

const summaryOf = (id: string, mail: Email): MailSummary => ({
  id,
  at: Number(id.slice(0, 15)),
  from: mail.from?.name || (mail.from?.address ?? ''),
  to: recipientsOf(mail),
  subject: mail.subject ?? '',
  messageId: mail.messageId ?? '',
});

const contentOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

/** Raw mails on the disk, bounded to the newest; what lists need is kept in memory. */
export class MailStore {
  private readonly summaries = new Map<string, MailSummary>();
  private serial = 0;

  constructor(
    private readonly directory: string,
    private readonly capacity = 1_000,
  ) {
    mkdirSync(directory, { recursive: true });
  }

  /** Reads what earlier runs left. */
  async open(): Promise<this> {
    const names = readdirSync(this.directory).filter((name) => NAME.test(name));
    for (const name of names.toSorted()) {
      const id = name.slice(0, -EXTENSION.length);
      this.summaries.set(id, summaryOf(id, await PostalMime.parse(await this.read(id))));
    }
    await this.prune();
    return this;
  }

  /** Keeps a mail; the envelope's recipients are put before its headers, as mail servers do. */
  async add(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const delivered = recipients.map((to) => `Delivered-To: ${to.replace(/[\r\n]/g, '')}\r\n`);
    const bytes = Buffer.concat([Buffer.from(delivered.join('')), raw]);
    const id = this.nextId();
    const path = join(this.directory, `${id}${EXTENSION}`);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    this.summaries.set(id, summaryOf(id, await PostalMime.parse(bytes)));
    await this.prune();
  }

  /** Newest first; `to` is any part of an address. */
  list({ to = '', limit = 200 }: { to?: string; limit?: number } = {}): MailSummary[] {
    const wanted = to.trim().toLowerCase();
    return [...this.summaries.values()]
      .filter((mail) => wanted === '' || mail.to.some((address) => address.includes(wanted)))
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  }

  get count(): number {
    return this.summaries.size;
  }

  /** Raw bytes, or null when there is no such mail. */
  async raw(id: string): Promise<Buffer | null> {
    return this.summaries.has(id) ? this.read(id) : null;
  }

  async find(id: string): Promise<StoredMail | null> {
    const summary = this.summaries.get(id);
    if (!summary) return null;
    const mail = await PostalMime.parse(await this.read(id));
    const text = mail.text ?? '';
    return {
      ...summary,
      text,
      html: mail.html ?? '',
      links: [...new Set(text.match(LINK))],
      headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      attachments: mail.attachments.map(({ filename, content }) => ({
        name: filename ?? 'tep',
        content: contentOf(content),
      })),
    };
  }

  /** The serial keeps the order of mails that arrive in the same millisecond. */
  private nextId(): string {
    this.serial = (this.serial + 1) % 1_000_000;
    const time = String(systemClock.now().getTime()).padStart(15, '0');
    return `${time}-${String(this.serial).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
  }

  private read(id: string): Promise<Buffer> {
    return readFile(join(this.directory, `${id}${EXTENSION}`));
  }

  private async prune(): Promise<void> {
    const surplus = this.summaries.size - this.capacity;
    const oldest = surplus > 0 ? [...this.summaries.keys()].toSorted().slice(0, surplus) : [];
    for (const id of oldest) {
      this.summaries.delete(id);
      await unlink(join(this.directory, `${id}${EXTENSION}`)).catch(() => undefined);
    }
  }
}
