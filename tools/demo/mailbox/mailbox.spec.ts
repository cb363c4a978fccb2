import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mailbox, startMailbox } from '.';
import { MailStore } from './mail-store';

interface ApiMail {
  readonly id: string;
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
  readonly links: string[];
}

describe('the mailbox of the demonstration', () => {
  let directory: string;
  let mailbox: Mailbox;

  const start = (httpPort = 0): Promise<Mailbox> =>
    startMailbox({ smtpPort: 0, httpPort, directory });
  const send = async (change: object = {}): Promise<void> => {
    const transport = createTransport(mailbox.smtpUrl);
    await transport.sendMail({
      ...{ from: 'Vinh Danh <khong-tra-loi@vinhdanh.example>', to: 'Hanh@Example.vn' },
      ...{ subject: 'Cần bổ sung hồ sơ', text: 'Mời bổ sung:\nhttp://localhost:3000/ho-so/1.' },
      ...change,
    });
    transport.close();
  };
  const get = (path: string): Promise<Response> => fetch(`${mailbox.url}${path}`);
  const mails = async (query = ''): Promise<ApiMail[]> => {
    const found: ApiMail[] = JSON.parse(await (await get(`/api/mails${query}`)).text());
    return found;
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'mailbox-'));
    mailbox = await start();
  });
  afterEach(async () => {
    await mailbox.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('shows an empty box in words', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('Hộp thư của bản trình diễn');
    expect(page).toContain('Chưa có thư nào');
  });

  it('lists the newest first, finds by address, and answers programs', async () => {
    await send();
    await send({ to: 'binh@example.vn', subject: 'Đã tiếp nhận' });
    const all = await mails();
    expect(all.map(({ subject }) => subject)).toEqual(['Đã tiếp nhận', 'Cần bổ sung hồ sơ']);
    const [found] = await mails('?to=hanh@example.vn');
    expect(found).toMatchObject({
      to: ['hanh@example.vn'],
      links: ['http://localhost:3000/ho-so/1'],
    });
    const page = await (await get('/?to=binh')).text();
    expect(page).toContain('Đã tiếp nhận');
    expect(page).not.toContain('Cần bổ sung');
  });

  it('shows a mail with links that can be followed', async () => {
    await send({
      html: '<p>Xin chào</p>',
      attachments: [{ filename: 'giấy.pdf', content: '%PDF' }],
    });
    const [mail] = await mails();
    const page = await (await get(`/mail/${mail!.id}`)).text();
    expect(page).toContain('<a href="http://localhost:3000/ho-so/1" rel="noopener noreferrer">');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain('giấy.pdf');
    const file = await get(`/mail/${mail!.id}/attachment/0`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await file.text()).toBe('%PDF');
    expect(await (await get(`/mail/${mail!.id}/raw`)).text()).toContain('Delivered-To: Hanh@');
  });

  it('lets nothing in a mail run', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    await send({ subject: evil, text: evil, html: evil, from: { name: evil, address: 'a@b.vn' } });
    const [mail] = await mails();
    const list = await get('/');
    const page = await get(`/mail/${mail!.id}`);
    for (const answer of [list, page]) {
      const html = await answer.text();
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
    }
    const frame = await get(`/mail/${mail!.id}/html`);
    const policy = frame.headers.get('content-security-policy');
    expect(policy).toContain('sandbox');
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  });

  it('answers 404 for what it does not have, and takes no orders', async () => {
    for (const path of ['/mail/000000000000001-00000000', '/mail/..%2f..%2fetc', '/nichts']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await fetch(mailbox.url, { method: 'POST' })).status).toBe(405);
  });

  it('still has its mails at the next start', async () => {
    await send();
    await mailbox.close();
    expect(readdirSync(directory)).toHaveLength(1);
    mailbox = await start();
    expect(await mails()).toHaveLength(1);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(mailbox.url).port);
    await expect(start(port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });

  it('keeps the newest mails only', async () => {
    const store = await new MailStore(directory, 3).open();
    for (const name of ['a', 'b', 'c', 'd']) {
      await store.add(Buffer.from(`Subject: ${name}\r\n\r\nx`), [`${name}@example.vn`]);
    }
    expect(store.list().map(({ subject }) => subject)).toEqual(['d', 'c', 'b']);
    expect(readdirSync(directory)).toHaveLength(3);
  });
});
