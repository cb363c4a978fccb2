// Raw mails on the disk, newest first, bounded; what lists need is kept in memory.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

const NAME = /^(\d{15})-[0-9a-f]{8}\.eml$/;
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:)]/g;

const addressesOf = (mail) =>
  (mail.headers ?? [])
    .filter(({ key }) => key === 'delivered-to')
    .map(({ value }) => value.trim())
    .concat((mail.to ?? []).map(({ address }) => address ?? ''));

const summaryOf = (id, mail) => ({
  id,
  at: Number(id.slice(0, 15)),
  from: mail.from?.name || mail.from?.address || '',
  to: [...new Set(addressesOf(mail).map((address) => address.toLowerCase()))].filter(Boolean),
  subject: mail.subject ?? '',
  messageId: mail.messageId ?? '',
});

/** Opens the folder; keeps at most `capacity` mails. */
export class MailStore {
  #summaries = new Map();

  constructor(directory, capacity = 1_000) {
    this.directory = directory;
    this.capacity = capacity;
    mkdirSync(directory, { recursive: true });
  }

  /** Reads what earlier runs left. */
  async open() {
    const names = readdirSync(this.directory).filter((name) => NAME.test(name));
    for (const name of names.toSorted()) {
      const id = name.slice(0, -'.eml'.length);
      this.#summaries.set(id, summaryOf(id, await PostalMime.parse(await this.#read(id))));
    }
    await this.#prune();
    return this;
  }

  /** Keeps a mail; the envelope's recipients are put before its headers, as mail servers do. */
  async add(raw, recipients) {
    const delivered = recipients.map((to) => `Delivered-To: ${to.replace(/[\r\n]/g, '')}\r\n`);
    const bytes = Buffer.concat([Buffer.from(delivered.join('')), raw]);
    const now = Math.floor(performance.timeOrigin + performance.now());
    const id = `${String(now).padStart(15, '0')}-${randomBytes(4).toString('hex')}`;
    const path = join(this.directory, `${id}.eml`);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    this.#summaries.set(id, summaryOf(id, await PostalMime.parse(bytes)));
    await this.#prune();
    return id;
  }

  /** Newest first; `to` is any part of an address. */
  list({ to = '', limit = 200 } = {}) {
    const wanted = to.trim().toLowerCase();
    return [...this.#summaries.values()]
      .filter((mail) => wanted === '' || mail.to.some((address) => address.includes(wanted)))
      .toReversed()
      .slice(0, limit);
  }

  get count() {
    return this.#summaries.size;
  }

  /** Raw bytes, or null when there is no such mail. */
  async raw(id) {
    return this.#summaries.has(id) ? this.#read(id) : null;
  }

  /** The mail taken apart, or null. */
  async find(id) {
    const summary = this.#summaries.get(id);
    if (!summary) return null;
    const mail = await PostalMime.parse(await this.#read(id));
    const text = mail.text ?? '';
    return {
      ...summary,
      text,
      html: mail.html ?? '',
      links: [...new Set(text.match(LINK) ?? [])],
      headers: mail.headers.map(({ originalKey, key, value }) => ({
        name: originalKey ?? key,
        value,
      })),
      attachments: mail.attachments.map(({ filename, content }) => ({
        name: filename ?? 'tep',
        content: Buffer.from(content),
      })),
    };
  }

  #read(id) {
    return readFile(join(this.directory, `${id}.eml`));
  }

  async #prune() {
    while (this.#summaries.size > this.capacity) {
      const [oldest] = this.#summaries.keys();
      this.#summaries.delete(oldest);
      await unlink(join(this.directory, `${oldest}.eml`)).catch(() => undefined);
    }
  }
}
