import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Public,
  Sessions,
  StaffDirectory,
  type Actor,
} from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { type Logger } from '@portal/platform';
import {
  IncomingFile,
  Limit,
  listRoutes,
  PageRenderer,
  readForm,
  receiveUpload,
  SessionCookie,
} from '@portal/web';
import { createTinyWebApp, TinyWebApp } from '@test/tiny-web-app';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { DataSource } from 'typeorm';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const seen: { received?: string; aborted?: string } = {};

async function consume(file: IncomingFile): Promise<object> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of file.stream) chunks.push(chunk as Buffer);
  } catch (error) {
    seen.aborted = (error as CodedError).code;
    throw error;
  }
  seen.received = Buffer.concat(chunks).toString();
  return { name: file.name, before: file.fields, size: seen.received.length };
}

@Controller()
class TryoutController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly dataSource: DataSource,
  ) {}

  @Get('mo')
  @Public('test')
  async open(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const data = {
      sentence: 'Nội dung',
      items: [],
      title: 'Mở',
      status: 200,
      requestId: '',
      homePath: '/',
    };
    return this.pages.render(reply, 'errors/refused', data, { title: 'Mở' });
  }

  @Post('mo')
  @Public('test')
  post(@Body() body: unknown): object {
    return readForm(body);
  }

  @Get('hang-doi')
  @Allow('queue.read')
  queue(@CurrentActor() actor: Actor): object {
    return { kind: actor.kind, name: actor.kind === 'staff' ? actor.fullName : '' };
  }

  @Post('hang-doi')
  @Allow('case.accept')
  accept(): object {
    return { accepted: true };
  }

  @Get('ca-nhan')
  @Allow('draft.read')
  draft(): object {
    return {};
  }

  @Get('loi/xung-dot')
  @Public('test')
  conflict(): never {
    throw new CodedError('conflict', 'web.stale');
  }

  @Get('loi/bieu-mau')
  @Public('test')
  fields(): never {
    const params = { value: '31/02/2026' };
    throw new InvalidFieldsError([{ field: 'on', code: 'date.invalid', params }]);
  }

  @Get('loi/bat-ngo')
  @Public('test')
  unexpected(): never {
    throw new TypeError('secret detail');
  }

  @Get('loi/truy-van')
  @Public('test')
  async query(): Promise<unknown> {
    return this.dataSource.query('SELECT $1::int', ['NGUYEN VAN A']);
  }

  @Get('loi/co-so-du-lieu')
  @Public('test')
  away(): never {
    throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
  }

  @Get('loi/ma-la')
  @Public('test')
  unknownCode(): never {
    throw new CodedError('conflict', 'nobody.knows');
  }

  @Get('gioi-han')
  @Public('test')
  @Limit({ name: 'change_password', by: 'account' })
  limited(): object {
    return { ok: true };
  }

  @Post('tep')
  @Public('test')
  async upload(@Req() request: FastifyRequest): Promise<object> {
    return receiveUpload(request, { field: 'file', maxBytes: 1_000_000 }, consume);
  }

  @Post('vao/:id')
  @Public('test')
  async enter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params as { id: string };
    const subject = { kind: 'staff', subjectId: id } as const;
    const token = await this.sessions.open(this.dataSource.manager, subject);
    this.cookie.set(reply, token);
    return this.pages.redirect(reply, '/mo', { code: 'web.stale', kind: 'information' });
  }
}

@Controller('quen')
class ForgottenController {
  @Get(':id')
  show(): object {
    return {};
  }
}

const multipart = (parts: string[]): { payload: string; headers: Record<string, string> } => ({
  payload: `${parts.map((part) => `--X\r\n${part}\r\n`).join('')}--X--\r\n`,
  headers: { 'content-type': 'multipart/form-data; boundary=X' },
});
const fieldPart = (name: string, value: string): string =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const filePart = (name: string, fileName: string, content: string): string =>
  `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
  `Content-Type: application/pdf\r\n\r\n${content}`;

/** The head of its answer promises to keep the connection; the rest comes a little later. */
async function* slowly() {
  yield Buffer.from('đang làm ');
  await setTimeout(300);
  yield Buffer.from('đã xong');
}

@Controller('cham')
@Allow('catalogue.read')
class SlowController {
  @Get()
  answer(@Res() reply: FastifyReply): void {
    void reply.type('text/plain; charset=utf-8').send(Readable.from(slowly()));
  }
}

describe('A web app', () => {
  let tiny: TinyWebApp;
  let lines: string[];
  let staffId: string;

  const inject = (options: object | string) => tiny.app.inject(options as never);
  const signIn = async (): Promise<string> => {
    const answer = await inject({ method: 'POST', url: `/vao/${staffId}` });
    const cookies = answer.cookies as { name: string; value: string }[];
    const session = cookies.find(({ name }) => name.endsWith('session'));
    return `${session?.name}=${encodeURIComponent(session?.value ?? '')}`;
  };

  beforeAll(async () => {
    lines = [];
    const logger: Logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const controllers = [TryoutController];
    tiny = await createTinyWebApp({ controllers, app: 'back-office', logger });
    staffId = await tiny.app.get(StaffDirectory).create(tiny.database.dataSource.manager, {
      email: 'mot-cua@example.vn',
      fullName: 'Nguyễn Văn Tiếp',
      position: 'Chuyên viên',
      unitId: 'mot_cua',
      roles: ['reception_clerk'],
      password: 'a long enough password',
    });
  });
  afterAll(() => tiny.close());
  beforeEach(() => {
    lines.length = 0;
    delete seen.received;
    delete seen.aborted;
  });

  describe('headers', () => {
    it.each(['/mo', '/khong-co', '/loi/bat-ngo', '/hang-doi', '/health/live'])(
      'protect %s',
      async (url) => {
        const { headers } = await inject(url);
        expect(headers['content-security-policy']).toBe(
          "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self';" +
            "connect-src 'self';manifest-src 'self';form-action 'self';frame-ancestors 'none';" +
            "base-uri 'none'",
        );
        expect(headers).toMatchObject({
          'cache-control': 'no-store',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'referrer-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
        });
        expect(headers['permissions-policy']).toContain('geolocation=()');
        expect(headers['strict-transport-security']).toBeUndefined();
        expect(headers['x-request-id']).toMatch(/^[0-9A-Z]{10}$/);
      },
    );

    it('on https ask for https for ever and bind the cookie to the host', async () => {
      const publicUrl = 'https://khenthuong.example.vn';
      const secure = await createTinyWebApp({ controllers: [TryoutController], publicUrl });
      const page = await secure.app.inject('/mo');
      expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
      expect(page.headers['content-security-policy']).toContain('upgrade-insecure-requests');
      const entered = await secure.app.inject({ method: 'POST', url: `/vao/${staffId}` });
      expect(entered.cookies[0]).toMatchObject({
        name: '__Host-vinh-danh-intake-session',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
      });
      await secure.close();
    });
  });

  describe('stopping', () => {
    it('does not wait for connections on which nobody asked for anything', async () => {
      const other = await createTinyWebApp({ controllers: [] });
      await other.app.listen(0, '127.0.0.1');
      const { port } = new URL(await other.app.getUrl());
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      const ended = once(socket, 'close');
      await other.close();
      await ended;
    }, 20_000);

    it('does not wait for the next question on a connection whose last answer it still gave', async () => {
      const other = await createTinyWebApp({ controllers: [SlowController] });
      await other.app.listen(0, '127.0.0.1');
      const { port } = new URL(await other.app.getUrl());
      const socket = connect(Number(port), '127.0.0.1');
      socket.write('GET /cham HTTP/1.1\r\nHost: localhost\r\n\r\n');
      let answer = '';
      socket.on('data', (bytes: Buffer) => (answer += bytes.toString()));
      await once(socket, 'data');
      await other.close();
      expect(answer).toContain('đã xong');
    }, 20_000);
  });

  describe('pages', () => {
    it('are Vietnamese, inside the layout, without anything inline', async () => {
      const { body, headers, statusCode } = await inject('/mo');
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('<html lang="vi"');
      expect(body).toContain('<title>Mở – Vinh Danh – Ủy ban nhân dân tỉnh Hà Tĩnh</title>');
      expect(body).toContain('Bản trình diễn');
      expect(body).not.toMatch(/<style|style=|<script(?! type="module" src=)|onclick=/);
    });

    it('confirm once after a redirect', async () => {
      const entered = await inject({ method: 'POST', url: `/vao/${staffId}` });
      expect([entered.statusCode, entered.headers.location]).toEqual([303, '/mo']);
      const cookies = entered.cookies as { name: string; value: string }[];
      const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
      const next = await inject({ url: '/mo', headers: { cookie: cookie.join('; ') } });
      expect(next.body).toContain('đã được người khác thay đổi');
      expect(next.body).toContain('Nguyễn Văn Tiếp');
      const gone = (next.cookies as { name: string; value: string }[])[0];
      expect(gone).toMatchObject({ name: 'vinh-danh-back-office-notice', value: '' });
    });

    it('ignore a notice that somebody made up', async () => {
      const forged = Buffer.from('{"code":"web.stale"}').toString('base64url');
      const cookie = `vinh-danh-back-office-notice=${forged}.AAAA`;
      const { body } = await inject({ url: '/mo', headers: { cookie } });
      expect(body).not.toContain('govuk-notification-banner');
    });
  });

  it('compresses pages for browsers that accept it', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const answer = await inject({ url: '/mo', headers });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(answer.rawPayload).toString()).toContain('<html lang="vi"');
    expect((await inject('/mo')).headers['content-encoding']).toBeUndefined();
  });

  describe('requests of other sites', () => {
    const post = (headers: object) =>
      inject({ method: 'POST', url: '/mo', payload: 'a=1', headers: { ...FORM, ...headers } });

    it.each([
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', host: 'localhost:3000' },
      { origin: 'null', host: 'localhost:3000' },
    ])('are refused: %j', async (headers) => {
      const { statusCode, body } = await post(headers);
      expect(statusCode).toBe(403);
      expect(body).toContain('được gửi từ một trang web khác');
    });

    it.each([
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:3000', host: 'internal:8080' },
      {},
    ])('are told from our own: %j', async (headers) => {
      expect((await post(headers)).statusCode).toBe(201);
    });
  });

  describe('permissions', () => {
    it('send whoever is not signed in to sign in, with the way back', async () => {
      const { statusCode, headers } = await inject('/hang-doi?trang=2');
      expect(statusCode).toBe(303);
      expect(headers.location).toBe('/dang-nhap?tiep=%2Fhang-doi%3Ftrang%3D2');
    });

    it('keep what was typed when the session has ended', async () => {
      const payload =
        'reason=C%E1%BB%A9u+ng%C6%B0%E1%BB%9Di+%3Cb%3E&password=hush&papers=a&papers=b';
      const answer = await inject({ method: 'POST', url: '/hang-doi', payload, headers: FORM });
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('name="reason" value="Cứu người &lt;b&gt;"');
      expect(answer.body.match(/name="papers"/g)).toHaveLength(2);
      expect(answer.body).not.toContain('hush');
    });

    it('answer JSON to whoever asks for JSON', async () => {
      const headers = { accept: 'application/json' };
      const answer = await inject({ url: '/hang-doi', headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ error: { code: 'web.session_expired' } });
    });

    it('let in by the table of permissions, and only by it', async () => {
      const cookie = await signIn();
      const queue = await inject({ url: '/hang-doi', headers: { cookie } });
      expect(queue.json()).toEqual({ kind: 'staff', name: 'Nguyễn Văn Tiếp' });
      const draft = await inject({ url: '/ca-nhan', headers: { cookie } });
      expect(draft.statusCode).toBe(403);
      expect(draft.body).toContain('Bạn không có quyền');
    });

    it('do not believe a cookie with a wrong signature', async () => {
      const cookie = (await signIn()).slice(0, -4);
      expect((await inject({ url: '/hang-doi', headers: { cookie } })).statusCode).toBe(303);
    });

    it('know the rule of every route', () => {
      const rules = listRoutes(tiny.app).map(({ method, path, rule }) => [method, path, rule]);
      expect(rules).toContainEqual(['GET', '/hang-doi', { action: 'queue.read' }]);
      expect(rules).toContainEqual(['POST', '/vao/:id', { reason: 'test' }]);
      expect(rules.every(([, , rule]) => rule !== undefined)).toBe(true);
    });

    it('refuse to start with a route without a rule', async () => {
      const start = createTinyWebApp({ controllers: [ForgottenController] });
      await expect(start).rejects.toThrow('GET /quen/:id (ForgottenController.show)');
    });
  });

  describe('errors', () => {
    it.each([
      ['/khong-co', 404, 'Không tìm thấy trang'],
      ['/loi/xung-dot', 409, 'đã được người khác thay đổi'],
      ['/loi/bieu-mau', 422, 'Ngày 31/02/2026 không có trong lịch'],
      ['/loi/co-so-du-lieu', 503, 'không kết nối được nơi lưu dữ liệu'],
    ])('%s answers %i', async (url, status, text) => {
      const { statusCode, body } = await inject(url);
      expect(statusCode).toBe(status);
      expect(body).toContain(text);
    });

    it('that nobody foresaw show an id that is in the log, and no detail', async () => {
      const { statusCode, body, headers } = await inject('/loi/bat-ngo');
      const id = String(headers['x-request-id']);
      expect(statusCode).toBe(500);
      expect(body).toContain(id);
      expect(body).not.toContain('secret detail');
      const line = lines.find((entry) => entry.includes('secret detail'));
      expect(JSON.parse(line ?? '{}')).toMatchObject({ reqId: id, level: 50 });
    });

    it('of a database that is away say when to come back', async () => {
      expect((await inject('/loi/co-so-du-lieu')).headers['retry-after']).toBe('10');
    });

    it('while making the error page still give a page', async () => {
      const { statusCode, body } = await inject('/loi/ma-la'); // strict: no sentence is an error
      expect(statusCode).toBe(409);
      expect(body).toContain('Hệ thống đang gặp sự cố');
    });

    it.each([
      ['a body over the limit', { payload: `a=${'x'.repeat(1_100_000)}`, headers: FORM }, 413],
      ['broken JSON', { payload: '{"a":', headers: { 'content-type': 'application/json' } }, 400],
      ['an unknown type', { payload: 'x', headers: { 'content-type': 'text/xml' } }, 415],
      ['a name that pollutes', { payload: '__proto__.x=1', headers: FORM }, 422],
    ])('of %s are no fault of the program', async (_what, request, status) => {
      const { statusCode, body } = await inject({ method: 'POST', url: '/mo', ...request });
      expect(statusCode).toBe(status);
      expect(body).toContain('<html lang="vi"');
    });

    it('of a malformed address are no fault of the program', async () => {
      expect((await inject('/%zz')).statusCode).toBe(400);
    });
  });

  describe('limits', () => {
    it('answer 429 and say when to come back', async () => {
      const cookie = await signIn();
      const answers = [];
      for (let i = 0; i < 11; i++) {
        answers.push(await inject({ url: '/gioi-han', headers: { cookie } }));
      }
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([
        ...Array.from({ length: 10 }, () => 200),
        429,
      ]);
      expect(Number(answers[10]?.headers['retry-after'])).toBeGreaterThan(60);
      expect(answers[10]?.body).toContain('Quá nhiều lần thử');
    });
  });

  describe('uploads', () => {
    const send = (parts: string[]) => inject({ method: 'POST', url: '/tep', ...multipart(parts) });

    it('stream the file, with its name and the fields around it', async () => {
      const name = 'C:\\Báo cáo\\Ha\u0300 Ti\u0303nh.pdf';
      const { body, statusCode } = await send([
        fieldPart('component.id', 'report'),
        filePart('file', name.replaceAll('\\', '\\\\'), '%PDF-1.7'),
        fieldPart('after', '1'),
      ]);
      expect(statusCode).toBe(201);
      expect(JSON.parse(body)).toEqual({
        fields: { component: { id: 'report' }, after: '1' },
        file: { name: 'Hà Tĩnh.pdf', before: { component: { id: 'report' } }, size: 8 },
      });
    });

    it('refuse a file over the limit and let the consumer clean up', async () => {
      const { statusCode, body } = await send([filePart('file', 'a.pdf', 'x'.repeat(1_000_001))]);
      expect(statusCode).toBe(413);
      expect(body).toContain('Tệp vượt quá 1 MB');
      expect(seen).toEqual({ aborted: 'upload.too_large' });
    });

    it('take a file of exactly the limit', async () => {
      const { statusCode } = await send([filePart('file', 'a.pdf', 'x'.repeat(1_000_000))]);
      expect([statusCode, seen.received?.length]).toEqual([201, 1_000_000]);
    });

    it('know when no file was chosen, or another field was', async () => {
      const empty = await send([filePart('file', '', ''), fieldPart('a', '1')]);
      expect(empty.json()).toEqual({ fields: { a: '1' } });
      const other = await send([filePart('photo', 'a.png', 'x'), fieldPart('a', '1')]);
      expect(other.json()).toEqual({ fields: { a: '1' } });
    });

    it('refuse what is no upload, or a broken one', async () => {
      const plain = await inject({ method: 'POST', url: '/tep', payload: 'a=1', headers: FORM });
      expect(plain.statusCode).toBe(422);
      const { payload, headers } = multipart([filePart('file', 'a.pdf', 'x')]);
      const cut = payload.slice(0, -12);
      const broken = await inject({ method: 'POST', url: '/tep', payload: cut, headers });
      expect(broken.statusCode).toBeGreaterThanOrEqual(400);
      expect(broken.statusCode).toBeLessThan(500);
    });
  });

  describe('the log', () => {
    it('names the route, never the address, the query or what was typed', async () => {
      await inject('/vao-nham?khoa=BI-MAT');
      await inject({
        method: 'POST',
        url: `/vao/${staffId}?q=BI-MAT`,
        payload: 'n=BI-MAT',
        headers: FORM,
      });
      expect(lines.join('')).not.toMatch(/BI-MAT|vao-nham/);
      expect(lines.join('')).not.toContain(staffId);
      expect(lines.some((line) => line.includes('"route":"/vao/:id"'))).toBe(true);
    });
  });

  it('keeps the parameters of a failed query out of the log', async () => {
    expect((await inject('/loi/truy-van')).statusCode).toBe(500);
    expect(lines.join('')).toContain('22P02');
    expect(lines.join('')).not.toContain('NGUYEN VAN A');
  });

  describe('health', () => {
    it('is live, and ready while the database answers', async () => {
      expect((await inject('/health/live')).json()).toEqual({ status: 'ok' });
      expect((await inject('/health/ready')).statusCode).toBe(200);
    });
  });
});
