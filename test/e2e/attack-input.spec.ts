import { request } from 'node:http';
import type { Applicant } from '@portal/identity';
import { Browser, type Page } from '@test/browser';
import { IntakeUnderTest, IntakeVisitor, pdfFile, PROCEDURE } from '@test/intake-under-test';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' };

/** Bodies that no form of ours sends. */
const BODIES: Readonly<Record<string, [string, Record<string, string>]>> = {
  'U+0000': ['email=%00a%40b.vn&password=%00&ma=%00&khoa=x', FORM],
  'half a letter': ['{"email":"\\ud800","ma":"\\ud800","khoa":"x"}', JSON_TYPE],
  'broken percent signs': ['email=%zz&password=%&ma=%E0%A4%A', FORM],
  'a name that pollutes': ['__proto__=1&__proto__.x=1&constructor.prototype.x=1', FORM],
  'JSON that pollutes': ['{"__proto__":{"admin":true}}', JSON_TYPE],
  'a group in place of a text': ['{"email":{"$ne":null},"password":{"$ne":null}}', JSON_TYPE],
  'a list in place of a text': ['email=a&email=b&password=c&password=d&ma=1&ma=2', FORM],
  'a deep name': [`a${'.a'.repeat(60)}=1`, FORM],
  'three thousand fields': [Array.from({ length: 3_000 }, (_, i) => `a${i}=1`).join('&'), FORM],
  'a megabyte in one field': [`email=${'a'.repeat(1_000_000)}&password=b`, FORM],
  'more than a megabyte': [`email=${'a'.repeat(1_100_000)}`, FORM],
  'half of a JSON': ['{"email":', JSON_TYPE],
  'plain text': ['email=a', { 'content-type': 'text/plain' }],
  'a type that nobody knows': ['<a/>', { 'content-type': 'application/xml' }],
  'no type': ['email=a', { 'content-type': '' }],
  'a broken upload': ['--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' }],
  'an upload without boundary': ['--x', { 'content-type': 'multipart/form-data' }],
};

const QUERIES = [
  '%00',
  '%ED%A0%80',
  '%25%25',
  '_____',
  '%27%3B--',
  '%5C',
  '%F0%9F%98%80',
  'x'.repeat(3_000),
];
const NUMBERS = ['0', '-1', '1e9', '99999999999999999999', 'NaN', '%00', '1;2'];

/** Words of the inside that no page may show. */
const INSIDE = /at \w+.*\(|node_modules|QueryFailed|SELECT |syntax error|TypeORM|FST_ERR|undefined/;

/** A request whose path and method are sent exactly as they are. */
function raw(
  origin: string,
  path: string,
  method = 'GET',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end();
  });
}

const faultsOf = ({ status, text }: { status: number; text: string }): string[] => [
  ...(status >= 500 ? [`status ${status}`] : []),
  ...(INSIDE.test(text) ? [`shows ${INSIDE.exec(text)?.[0]}`] : []),
];

describe('hostile input to the intake', () => {
  let intake: IntakeUnderTest;
  let applicant: Applicant;
  let visitor: IntakeVisitor;
  let id: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    applicant = await intake.applicant();
    visitor = await intake.visitor(applicant);
    id = await visitor.begin();
  });
  afterAll(() => intake.close());

  const send = async (path: string, body: string, headers: Record<string, string>) => {
    const answer = await visitor.browser.fetch(path, { method: 'POST', body, headers });
    return { status: answer.status, text: await answer.text() };
  };

  it.each(Object.keys(BODIES))('refuses %s in any form, in plain words', async (name) => {
    const [body, headers] = BODIES[name]!;
    const paths = [
      '/tai-khoan/quen-mat-khau',
      '/tra-cuu',
      `/thu-tuc/${PROCEDURE}/bat-dau`,
      ...['khai/achievement', 'de-nghi/them', 'tu-luu', 'tep', 'nop', 'xoa'].map(
        (page) => `/ho-so/${id}/${page}`,
      ),
    ];
    for (const path of paths) {
      const answer = await send(path, body, headers);
      expect([path, faultsOf(answer)]).toEqual([path, []]);
      expect([path, answer.status]).toEqual([path, expect.any(Number)]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await intake.dossier(id)).status).toBe('draft');
  });

  it('refuses what no database keeps with 422, and says so', async () => {
    const page = await visitor.fill(`/ho-so/${id}/khai/achievement`, { 'answers.reason': 'a\0b' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('không đọc được');
    const lookUp = await visitor.get('/tra-cuu?ma=%00&khoa=a');
    expect(lookUp.status).toBe(422);
  });

  it('survives whatever stands in an address', async () => {
    const own = `/ho-so/${id}`;
    const paths = [
      ...QUERIES.flatMap((q) => [
        `/thu-tuc?tim=${q}`,
        `/tra-cuu?ma=${q}&khoa=${q}`,
        `/tai-khoan/xac-nhan?token=${q}`,
        `/tai-khoan/dang-nhap?tiep=${q}`,
        `${own}/de-nghi/them?loai=${q}`,
        `${own}/de-nghi/them?chep=${q}`,
      ]),
      ...NUMBERS.flatMap((n) => [`/ho-so?trang=${n}`, `${own}/de-nghi/${n}`]),
      '/tra-cuu?ma=a&ma=b&khoa=c',
      '/ho-so?trang=1&trang=2',
      ...['%00', '__proto__', 'constructor', '..%2f..'].flatMap((part) => [
        `/thu-tuc/${part}`,
        `/ho-so/${part}`,
        `${own}/khai/${part}`,
        `${own}/thong-bao/${part}`,
        `/tep/${part}`,
        `/assets/${part}`,
      ]),
      '/assets/../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
    ];
    for (const path of paths) {
      const { status, html } = await visitor.get(path);
      expect([path, faultsOf({ status, text: html })]).toEqual([path, []]);
      expect(html).not.toContain('"dependencies"');
    }
  });

  it.each(['/%', '/%zz', '/thu-tuc/%E0%A4%A', `/ho-so/${'a'.repeat(120)}`])(
    'answers an address that cannot be read (%s) in Vietnamese, without repeating it',
    async (path) => {
      const { status, text } = await raw(intake.url, path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).toContain('<h1>Địa chỉ không đúng</h1>');
      expect(text).not.toContain(path.slice(1));
    },
  );

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'does nothing for %s',
    async (method) => {
      for (const path of [`/ho-so/${id}`, `/ho-so/${id}/xoa`, '/tai-khoan/dang-xuat']) {
        expect((await raw(intake.url, path, method)).status).toBe(404);
      }
    },
  );

  it('changes nothing by opening an address', async () => {
    const before = await intake.dossier(id);
    for (const page of ['xoa', 'nop', 'tu-luu', 'rut', 'de-nghi/1/xoa', 'khai?_method=POST']) {
      await visitor.get(`/ho-so/${id}/${page}`);
    }
    expect((await visitor.get('/tai-khoan/dang-xuat')).status).toBe(404);
    expect(await intake.dossier(id)).toEqual(before);
  });

  it('shows a page although the value of another cookie stands in the cookie of notices', async () => {
    const cookies = (await signedInCookie(intake.url, applicant.email)).replace(
      '-session',
      '-notice',
    );
    const answer = await fetch(intake.url, { headers: { cookie: cookies } });
    expect(answer.status).toBe(200);
  });

  it('cleans the names of files, and no name breaks out of a header', async () => {
    const name = '../../etc/<b>"\r\nX-Evil: 1\u202Efdp.exe;%00.pdf';
    await visitor.upload(id, 'to-trinh', pdfFile('x', name));
    const page = await visitor.get(`/ho-so/${id}/giay-to`);
    expect(page.html).not.toMatch(/<b>"|\u202e|etc\//);
    const fileId = /\/tep\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
    const file = await visitor.get(`/tep/${fileId}`);
    expect(file.headers.get('x-evil')).toBeNull();
    expect(file.headers.get('content-disposition')).toMatch(
      /^inline; filename="[^"\r\n]+"; filename\*=UTF-8''[\w%.~-]+$/,
    );
    expect(file.headers.get('content-type')).toBe('application/pdf');
  });

  it('takes the kind of a file from its bytes, whatever is claimed', async () => {
    const claims: [string, string, string][] = [
      ['a.pdf', 'application/pdf', '<script>alert(1)</script>'],
      ['a.png', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['a.html', 'text/html', '%PDF-1.4\n%%EOF'],
      ['a.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['a.pdf', 'application/pdf', ''],
    ];
    for (const [name, type, content] of claims) {
      const page = await visitor.upload(id, 'to-trinh', new File([content], name, { type }));
      expect([name, page.status]).toEqual([name, 422]);
    }
  });
});

/** The cookie of a new session, as the browser sends it. */
async function signedInCookie(origin: string, email: string): Promise<string> {
  const answer = await new Browser(origin).fetch('/tai-khoan/dang-nhap', {
    method: 'POST',
    body: new URLSearchParams({ email, password: PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
}

describe('hostile input to the back office', () => {
  let office: OfficeUnderTest;
  let desk: Browser;
  let id: string;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
    desk = await office.signIn(await office.staff('ttpvhcc', 'reception_clerk'));
    id = await office.file(await office.applicant());
  });
  afterAll(() => office.close());

  const faults = ({ status, html }: Page): string[] => faultsOf({ status, text: html });

  it('survives whatever stands in an address', async () => {
    const paths = [
      ...QUERIES.map((q) => `/?xem=tat-ca&tim=${q}`),
      ...NUMBERS.map((n) => `/?trang=${n}`),
      '/?xem=__proto__',
      '/?tim=a&tim=b&xem=c&xem=d',
      ...['%00', '__proto__', '..%2f'].flatMap((p) => [
        `/ho-so/${p}`,
        `/tep/${p}`,
        `/ho-so/${id}/${p}`,
      ]),
    ];
    for (const path of paths) expect([path, faults(await desk.get(path))]).toEqual([path, []]);
  });

  it('does not take a wildcard for a letter', async () => {
    expect((await desk.get('/?xem=tat-ca&tim=cam')).html).toContain(id);
    for (const text of ['%25', '_', 'c%25m', 'c_m']) {
      expect((await desk.get(`/?xem=tat-ca&tim=${text}`)).html).not.toContain(id);
    }
  });

  it('refuses what no database keeps in every text of every action', async () => {
    const texts = [
      'reason',
      'note',
      'number',
      'receivedBy',
      'items.khac-1.text',
      'outcomes.n1.reason',
    ];
    const { version } = await office.dossier(id);
    for (const action of [
      'tiep-nhan',
      'yeu-cau-bo-sung',
      'tu-choi',
      'chuyen-buoc',
      'tra-ket-qua',
    ]) {
      for (const buoc of ['', 'xem-truoc', 'thuc-hien']) {
        const typed = Object.fromEntries(texts.map((name) => [name, 'a\0b']));
        const page = await desk.post(`/ho-so/${id}/${action}`, {
          ...typed,
          version: String(version),
          buoc,
        });
        expect([action, buoc, page.status]).toEqual([action, buoc, 422]);
      }
    }
    expect((await office.dossier(id)).status).toBe('submitted');
  });

  it('answers every action that names no button, and does nothing', async () => {
    const { version } = await office.dossier(id);
    for (const action of ['tiep-nhan', 'yeu-cau-bo-sung', 'tu-choi']) {
      const page = await desk.post(`/ho-so/${id}/${action}`, { version: String(version) });
      expect([action, page.status]).toEqual([action, 200]);
    }
    expect((await office.dossier(id)).status).toBe('submitted');
  });
});
