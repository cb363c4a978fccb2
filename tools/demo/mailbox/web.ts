import { ROOT_DIR } from '@portal/platform';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { MailStore } from './mail-store';
import { listPage, mailPage, missingPage } from './pages';

interface Answer {
  readonly body: string | Buffer;
  readonly type: string;
  readonly status?: number;
  /** Content security policy; that of our own pages unless set. */
  readonly policy?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

const asset = (name: string, type: string): Answer => ({
  body: readFileSync(join(ROOT_DIR, 'tools/demo/mailbox', name)),
  type,
});
const ASSETS = new Map([
  ['/mailbox.css', asset('mailbox.css', 'text/css; charset=utf-8')],
  ['/mailbox.js', asset('mailbox.js', 'text/javascript; charset=utf-8')],
  ['/mailbox.svg', asset('mailbox.svg', 'image/svg+xml')],
]);

const PAGE_POLICY = [
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'",
  "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');
// The mail's own HTML: no script, no form, nothing from outside; links open a window of their own.
const MAIL_POLICY = [
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
  "form-action 'none'; frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const page = (body: string, status = 200): Answer => ({
  status,
  body,
  type: 'text/html; charset=utf-8',
});
const json = (value: unknown): Answer => ({
  body: JSON.stringify(value),
  type: 'application/json; charset=utf-8',
});
const missing = (): Answer => page(missingPage(), 404);

async function apiMails(store: MailStore, query: URLSearchParams): Promise<Answer> {
  const limit = Math.min(Number(query.get('limit')) || 50, 1_000);
  const found = store.list({ to: query.get('to') ?? '', limit });
  const mails = await Promise.all(found.map(({ id }) => store.find(id)));
  return json(
    mails
      .filter((mail) => mail !== null)
      .map(({ attachments, ...mail }) => ({
        ...mail,
        at: new Date(mail.at).toISOString(),
        attachments: attachments.map(({ name, content }) => ({ name, size: content.length })),
      })),
  );
}

async function onePart(store: MailStore, id: string, part: string | undefined): Promise<Answer> {
  if (part === 'raw') {
    const raw = await store.raw(id);
    return raw ? { body: raw, type: 'text/plain; charset=utf-8' } : missing();
  }
  const mail = await store.find(id);
  if (!mail) return missing();
  if (part === undefined) return page(mailPage(mail));
  if (part === 'html') {
    const html = mail.html.replace(/<head[^>]*>/i, '$&<base target="_blank">');
    return { ...page(html), policy: MAIL_POLICY };
  }
  const file = mail.attachments[Number(/^attachment\/(\d+)$/.exec(part)?.[1] ?? -1)];
  if (!file) return missing();
  const name = encodeURIComponent(file.name);
  return {
    body: file.content,
    type: 'application/octet-stream',
    extra: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  };
}

async function answer(store: MailStore, url: URL): Promise<Answer> {
  const { pathname, searchParams } = url;
  const file = ASSETS.get(pathname);
  if (file) return file;
  if (pathname === '/api/mails') return apiMails(store, searchParams);
  if (pathname === '/') {
    const to = (searchParams.get('to') ?? '').slice(0, 200);
    return page(listPage({ mails: store.list({ to }), total: store.count, to }));
  }
  const [, id, part] = /^\/mail\/([\w-]+)(?:\/(.+))?$/.exec(pathname) ?? [];
  return id ? onePart(store, id, part) : missing();
}

function headersOf({ type, policy = PAGE_POLICY, extra = {} }: Answer): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    ...extra,
  };
}

async function respond(
  store: MailStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const result = await answer(store, new URL(request.url ?? '/', 'http://mailbox'));
  response.writeHead(result.status ?? 200, headersOf(result));
  response.end(request.method === 'HEAD' ? undefined : result.body);
}

/** The HTTP server over a store, not yet listening. */
export function createWeb(store: MailStore): Server {
  return createServer((request, response) => {
    respond(store, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end();
    });
  });
}
