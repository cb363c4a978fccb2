import { type Applicant } from '@portal/identity';
import type { Browser } from '@test/browser';
import {
  IntakeUnderTest,
  type IntakeVisitor,
  pdfFile,
  TYPED,
  TYPED_NOMINEE,
} from '@test/intake-under-test';
import { NOMINEE, OfficeUnderTest } from '@test/office-under-test';

/** Ends a value, a tag and a script; asks a template to compute; begins a command of the paper. */
const HOSTILE =
  `"'></textarea><script>alert(1)</script><img src=x onerror=alert(2)>` +
  '{{7*7}}${7*7}#set page()';

/** Tags that only our own text could have made. */
const LIVE = /<script>alert|<img src=x|onerror=alert\(2\)>|<\/textarea><script|>49</;

/** What no page of ours has: the policy of content would refuse it, and it would be somebody else's. */
const INLINE =
  /<script(?![^>]*\ssrc="\/assets\/)[^>]*>|<style|\sstyle="|\son\w+="|href="(?:javascript|data):/i;

const POLICY =
  /default-src 'none'.*script-src 'self'.*style-src 'self'.*frame-ancestors 'none'.*base-uri 'none'/;

/** What is wrong with a page; empty when nothing is. */
async function faultsAt(browser: Browser, path: string): Promise<string[]> {
  const { status, html, headers } = await browser.get(path);
  const policy = headers.get('content-security-policy') ?? '';
  const faults: Record<string, boolean> = {
    [`status ${status}`]: status !== 200,
    [`lives: ${LIVE.exec(html)?.[0]}`]: LIVE.test(html),
    [`inline: ${INLINE.exec(html)?.[0]}`]: INLINE.test(html),
    [`policy: ${policy}`]: !POLICY.test(policy) || policy.includes('unsafe'),
    'may be sniffed': headers.get('x-content-type-options') !== 'nosniff',
    'may be kept': headers.get('cache-control') !== 'no-store',
  };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

async function expectSound(browser: Browser, paths: readonly string[]): Promise<void> {
  for (const path of paths) expect([path, await faultsAt(browser, path)]).toEqual([path, []]);
}

/** Every text field of a form typed over with markup; what has to be a date or a choice stays. */
const hostile = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      /\.(?:day|month|year)$|Phone|Email|Delivery$|gender|citizenNumber/.test(name)
        ? value
        : HOSTILE.slice(0, name.endsWith('Number') ? 50 : undefined),
    ]),
  );

describe('markup in every field', () => {
  describe('of the applicant', () => {
    let intake: IntakeUnderTest;
    let applicant: Applicant;
    let visitor: IntakeVisitor;
    let id: string;

    beforeAll(async () => {
      intake = await IntakeUnderTest.open();
      applicant = await intake.applicant(HOSTILE);
      visitor = await intake.visitor(applicant);
      id = await visitor.begin();
      for (const [section, fields] of Object.entries(TYPED)) {
        await visitor.fill(`/ho-so/${id}/khai/${section}`, hostile(fields));
      }
      await visitor.fill(`/ho-so/${id}/de-nghi/them?loai=individual`, hostile(TYPED_NOMINEE));
      for (const component of intake.components) {
        await visitor.upload(id, component, pdfFile('x', `${HOSTILE}.pdf`));
      }
    });
    afterAll(() => intake.close());

    it('is text on every page before and after sending', async () => {
      const own = `/ho-so/${id}`;
      const sections = Object.keys(TYPED).map((section) => `${own}/khai/${section}`);
      await expectSound(visitor.browser, [
        '/ho-so',
        ...sections,
        ...[
          'khai',
          'de-nghi',
          'de-nghi/1',
          'de-nghi/1/xoa',
          'de-nghi/them?chep=1',
          'giay-to',
          'kiem-tra',
          'xoa',
        ].map((page) => `${own}/${page}`),
      ]);
      expect((await visitor.send(id)).path).toBe(`${own}/da-nop`);
      await expectSound(visitor.browser, [
        '/',
        '/ho-so',
        '/tai-khoan',
        own,
        `${own}/da-nop`,
        `${own}/rut`,
      ]);
    });

    it('is text in what is shown again after a refusal, and in an address', async () => {
      const q = encodeURIComponent(HOSTILE);
      await expectSound(intake.anonymous().browser, [
        `/thu-tuc?tim=${q}`,
        `/tai-khoan/xac-nhan?token=${q}`,
        `/tai-khoan/dat-lai-mat-khau?token=${q}`,
        `/tai-khoan/dang-nhap?tiep=${q}`,
      ]);
      const anonymous = intake.anonymous().browser;
      const typed = {
        email: HOSTILE,
        fullName: HOSTILE,
        organisationName: 'x',
        ma: HOSTILE,
        khoa: HOSTILE,
      };
      for (const page of [
        'dang-ky',
        'dang-nhap',
        'quen-mat-khau',
        'gui-lai-xac-nhan',
        '../tra-cuu',
      ]) {
        const { html } = await anonymous.post(`/tai-khoan/${page}`, typed);
        expect(html).toContain('&lt;script&gt;');
        expect(html).not.toMatch(LIVE);
      }
      const late = await anonymous.post(`/ho-so/${id}/rut?a=${q}`, {
        version: '1',
        reason: HOSTILE,
      });
      expect(late.status).toBe(401);
      expect(late.html).not.toMatch(LIVE);
    });

    it('is printed as text on the paper', async () => {
      const paper = await visitor.get(`/ho-so/${id}/xac-nhan-da-nop.pdf`);
      expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    });
  });

  describe('of the office', () => {
    let office: OfficeUnderTest;
    let desk: Browser;
    let id: string;

    beforeAll(async () => {
      office = await OfficeUnderTest.open();
      const clerk = await office.staff('ttpvhcc', 'reception_clerk');
      desk = await office.signIn(clerk);
      const nominee = {
        ...NOMINEE,
        fullName: HOSTILE.slice(0, 99),
        position: HOSTILE,
        workplace: HOSTILE,
      };
      id = await office.file(await office.applicant(HOSTILE), [
        { ...nominee, achievementSummary: HOSTILE },
      ]);
    });
    afterAll(() => office.close());

    it('is text in the queue, the case and every form', async () => {
      const q = encodeURIComponent(HOSTILE);
      await expectSound(desk, [
        '/?xem=tat-ca',
        `/?xem=tat-ca&tim=${q}`,
        `/ho-so/${id}`,
        ...['tiep-nhan', 'yeu-cau-bo-sung', 'tu-choi'].map((page) => `/ho-so/${id}/${page}`),
      ]);
    });

    it('is text in the preview with its mail, in the stale page, and after the action', async () => {
      const version = String((await office.dossier(id)).version);
      const typed = {
        version,
        reason: HOSTILE,
        'items.khac-1.chosen': '1',
        'items.khac-1.text': HOSTILE,
      };
      const path = `/ho-so/${id}/yeu-cau-bo-sung`;
      const preview = await desk.post(path, { ...typed, buoc: 'xem-truoc' });
      expect(preview.status).toBe(200);
      expect(preview.html).toContain('&lt;script&gt;');
      expect(preview.html).not.toMatch(LIVE);
      const stale = await desk.post(path, { ...typed, version: '1', buoc: 'xem-truoc' });
      expect(stale.status).toBe(409);
      expect(stale.html).not.toMatch(LIVE);
      const done = await desk.submit(preview, path, { buoc: 'thuc-hien' });
      expect(done.path).toBe(`/ho-so/${id}`);
      expect(done.html).not.toMatch(LIVE);
      expect((await desk.get(`/ho-so/${id}/phieu-bo-sung.pdf`)).status).toBe(200);
    });
  });
});
