import { Party } from '@portal/identity';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { PROCEDURE } from '@test/demonstrated-procedure';
import { IntakeUnderTest, type IntakeVisitor, type Page } from '@test/intake-under-test';

const INFORMATION = 'khen-thuong-khang-chien-ton-dong';
const PERSONAL = 'huy-chuong-thanh-nien-xung-phong';
const ENDED = 'ba-me-viet-nam-anh-hung';
const DISTRICT = 'giay-khen-ubnd-huyen-cong-trang';

/** Longer than any search; named here so that the test's title is not. */
const LONG = 'tim=aaa&dai=5000';

const linksOf = ({ html }: Page): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"#]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));

/** What a page may never show: data that a template did not understand. */
const BROKEN = /undefined|\[object|NaN|null\b/;

describe('intake: the catalogue', () => {
  let intake: IntakeUnderTest;
  let visitor: IntakeVisitor;
  let versions: readonly ProcedureVersion[];
  const keysInForce = (): string[] =>
    intake.app
      .get(ProcedureCatalogue)
      .all(TODAY)
      .map(({ key }) => key);
  const TODAY = '2026-11-23' as ProcedureVersion['validFrom'];

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    visitor = intake.anonymous();
    versions = intake.app.get(ProcedureCatalogue).allVersions();
  });
  afterAll(() => intake.close());

  it('leads from the home page to every procedure and its beginning by three clicks', async () => {
    const clicks = new Map<string, number>([['/', 0]]);
    const seen = ['/'];
    for (const path of seen) {
      const count = clicks.get(path)!;
      if (count === 3) continue;
      const page = await visitor.get(path);
      expect(page.status).toBe(200);
      for (const link of linksOf(page).filter((each) => each.startsWith('/thu-tuc'))) {
        // A form is a file to take home, and no way on.
        if (clicks.has(link) || link.endsWith('.pdf') || link.includes('/phien-ban')) continue;
        clicks.set(link, count + 1);
        seen.push(link);
      }
    }
    for (const key of keysInForce()) {
      expect({ key, clicks: clicks.get(`/thu-tuc/${key}`) }).toEqual({ key, clicks: 2 });
      const start = clicks.get(`/thu-tuc/${key}/bat-dau`);
      expect({ key, start }).toEqual({ key, start: key === INFORMATION ? undefined : 3 });
    }
  });

  it('finds without tones, by award and code, and says how many', async () => {
    const total = keysInForce().length;
    const all = await visitor.get('/thu-tuc');
    expect(all.text).toContain(`${total} thủ tục đang áp dụng`);
    const found = await visitor.get('/thu-tuc?tim=BANG+khen+dot+XUAT');
    expect(found.html).toContain(`href="/thu-tuc/${PROCEDURE}"`);
    expect(found.text).toMatch(new RegExp(`[2-9] trong ${total} thủ tục phù hợp`));
    expect(found.html).not.toContain(`href="/thu-tuc/${PERSONAL}"`);
    const none = await visitor.get('/thu-tuc?tim=nha+o+xa+hoi');
    expect(none.text).toContain('Không có thủ tục nào phù hợp');
    expect(none.html).toContain('/thu-tuc/het-hieu-luc');
  });

  it('filters by what the address says, and keeps it in the form', async () => {
    const page = await visitor.get('/thu-tuc?cap=xa&loai=noi-bo&nguoi-nop=ca-nhan');
    expect(page.html).toContain('href="/thu-tuc/chien-si-thi-dua-co-so-xa"');
    expect(page.text).toMatch(/1 trong \d+ thủ tục phù hợp/);
    for (const value of ['xa', 'noi-bo', 'ca-nhan']) {
      expect(page.html).toContain(`<option value="${value}" selected>`);
    }
  });

  it.each([
    'cap=khong-co',
    'cap=tinh&cap=xa',
    'loai[x]=1',
    'cap=%00&tim=%00%C3%28',
    'tim=%3Cscript%3Ealert(1)%3C/script%3E',
    LONG,
    'tim=((((%5B*&nguoi-nop=__proto__',
  ])('does not stumble over %s', async (query) => {
    const address = query === LONG ? `tim=${'a'.repeat(5000)}` : query;
    const page = await visitor.get(`/thu-tuc?${address}`);
    expect([200, 400, 414]).toContain(page.status);
    expect(page.html).not.toContain('<script>alert');
    if (query === 'cap=khong-co') expect(page.text).toContain('được bỏ qua: Cấp');
  });

  it('shows every page of every procedure and every version whole', async () => {
    const keys = [...new Set(versions.map(({ key }) => key))];
    const paths = [
      ...keys.flatMap((key) => [`/thu-tuc/${key}`, `/thu-tuc/${key}/phien-ban`]),
      ...versions.map(({ key, version }) => `/thu-tuc/${key}/phien-ban/${version}`),
      ...['/thu-tuc/cong-khai', '/thu-tuc/cong-khai?cap=xa', '/thu-tuc/het-hieu-luc'],
    ];
    for (const path of paths) {
      const { status, text, html } = await visitor.get(path);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
      const lost = anchors.filter((anchor) => !ids.includes(anchor));
      const broken = BROKEN.exec(text)?.[0];
      expect({ path, status, broken, lost }).toEqual({
        path,
        status: 200,
        broken: undefined,
        lost: [],
      });
    }
  }, 120_000);

  it('tells on the page what the law lets publish', async () => {
    const page = await visitor.get('/thu-tuc/bang-khen-ubnd-tinh-cong-trang');
    for (const text of [
      'Thời hạn dự kiến',
      'Đạt một trong các tiêu chuẩn',
      'Chứng minh bằng: Báo cáo',
      'Trình tự thực hiện',
      'Cách thức thực hiện',
      'Số lượng: 01 bộ',
      'từ ngày 01/01 đến hết ngày 09/12 hằng năm',
      'Công an tỉnh',
      'không bắt buộc bỏ phiếu',
      'Vì sao thời hạn là dự kiến?',
      'Thủ tục nội bộ giữa các cơ quan nhà nước',
    ]) {
      expect(page.text).toContain(text);
    }
    const state = await visitor.get('/thu-tuc/anh-hung-lao-dong');
    expect(state.text).toContain('đạt từ 90 % số phiếu đồng ý trên tổng số thành viên');
    expect(state.text).toMatch(/Hồ sơ được chuyển đến Bộ Nội vụ.*10 ngày làm việc/);
    expect(state.text).toContain('ít nhất 10 ngày làm việc');
  });

  describe('of what cannot be filed here', () => {
    it('says why and offers no beginning, and refuses who comes all the same', async () => {
      const page = await visitor.get(`/thu-tuc/${INFORMATION}`);
      expect(page.text).toContain('chỉ được cung cấp thông tin trực tuyến');
      expect(page.html).not.toContain('bat-dau');
      const member = await intake.visitor();
      const start = await member.get(`/thu-tuc/${INFORMATION}/bat-dau`);
      expect(start.status).toBe(422);
      expect(start.text).toContain('chỉ được cung cấp thông tin trực tuyến');
      const sent = await member.browser.post(`/thu-tuc/${INFORMATION}/bat-dau`, {});
      expect(sent.status).toBe(422);
    });

    it('tells an organisation that persons file, before and while it tries', async () => {
      const actor = await intake.applicant();
      const member = await intake.visitor(actor);
      const page = await member.get(`/thu-tuc/${PERSONAL}`);
      expect(page.text).toContain('Thủ tục này do cá nhân nộp');
      expect(page.html).not.toContain('bat-dau');
      expect((await member.get(`/thu-tuc/${PERSONAL}/bat-dau`)).status).toBe(422);
      await expect(
        intake.dossiers.createDraft({
          actor,
          procedureKey: PERSONAL,
          partyId: actor.memberships[0]!.partyId,
          communeId: 'xa-can-loc',
        }),
      ).rejects.toThrow('draft.party_kind');
      // The same account, acting for a person.
      const [membership] = actor.memberships;
      await intake.dataSource.manager.update(
        Party,
        { id: membership!.partyId },
        { kind: 'person' },
      );
      expect((await member.get(`/thu-tuc/${PERSONAL}`)).html).toContain('bat-dau');
      expect((await member.get(`/thu-tuc/${PROCEDURE}/bat-dau?moi=1`)).status).toBe(422);
      expect((await member.get(`/thu-tuc/${PERSONAL}/bat-dau?moi=1`)).status).toBe(200);
    });

    it('refuses outside of a window that closes: no beginning, no draft, no sending', async () => {
      const member = await intake.visitor();
      const id = await member.complete(intake.components);
      const catalogue = intake.app.get(ProcedureCatalogue);
      const filingWindow = {
        ...{ opens: '03-01', closes: '06-30', effect: 'refuse' as const },
        ...{ citation: 'Luật', verified: true, sources: [] },
      };
      const closed = versions.map((each) =>
        each.key === PROCEDURE ? { ...each, filingWindow } : each,
      );
      catalogue.replace(new ProcedureCatalogue(closed));
      try {
        const words = 'chỉ nhận hồ sơ từ ngày 01/03 đến ngày 30/06 hằng năm';
        const page = await visitor.get(`/thu-tuc/${PROCEDURE}`);
        expect(page.text).toContain(words);
        expect(page.html).not.toContain('bat-dau');
        const start = await member.get(`/thu-tuc/${PROCEDURE}/bat-dau`);
        expect({ status: start.status, text: start.text }).toMatchObject({ status: 422 });
        expect(start.text).toContain(words);
        const sent = await member.send(id);
        expect(sent.status).toBe(422);
        expect(sent.text).toContain(words);
        expect((await intake.dossier(id)).status).toBe('draft');
      } finally {
        catalogue.replace(new ProcedureCatalogue(versions));
      }
      expect((await member.send(id)).path).toBe(`/ho-so/${id}/da-nop`);
    });

    it('warns outside of a yearly window that only warns', async () => {
      const member = await intake.visitor();
      const start = '/thu-tuc/bang-khen-ubnd-tinh-cong-trang/bat-dau?moi=1';
      expect((await member.get(start)).text).not.toContain('nằm ngoài thời gian đó');
      intake.clock.set(new Date('2026-12-10T01:00:00Z'));
      try {
        const late = await intake.visitor();
        expect((await late.get(start)).text).toContain('nằm ngoài thời gian đó');
        const page = await visitor.get('/thu-tuc/bang-khen-ubnd-tinh-cong-trang');
        expect(page.text).toContain('nằm ngoài thời gian đó');
      } finally {
        intake.clock.set(new Date('2026-11-23T01:00:00Z'));
      }
    });
  });

  describe('of other versions', () => {
    it('shows past ones under what counts today, not to be filed nor indexed', async () => {
      const list = await visitor.get(`/thu-tuc/${PROCEDURE}/phien-ban`);
      expect(list.text).toMatch(/Áp dụng từ 01\/10\/2026 Đang áp dụng/);
      expect(list.text).toMatch(/từ 01\/07\/2025 đến hết 30\/09\/2026 Đã hết hiệu lực/);
      const old = await visitor.get(`/thu-tuc/${PROCEDURE}/phien-ban/2025-07-01`);
      expect(old.text).toContain(
        'Phiên bản áp dụng từ 01/07/2025 đến hết 30/09/2026; hiện nay áp dụng phiên bản từ 01/10/2026.',
      );
      expect(old.html).not.toContain('bat-dau');
      expect(old.headers.get('x-robots-tag')).toBe('noindex');
      expect((await visitor.get(`/thu-tuc/${PROCEDURE}/phien-ban/2026-10-01`)).text).not.toContain(
        'hiện nay áp dụng',
      );
    });

    it('keeps procedures that are no more, and names them on a page of their own', async () => {
      const ended = await visitor.get('/thu-tuc/het-hieu-luc');
      for (const key of [ENDED, DISTRICT]) {
        expect(ended.html).toContain(`/thu-tuc/${key}/phien-ban`);
        const moved = await visitor.get(`/thu-tuc/${key}`);
        expect(moved.path).toBe(`/thu-tuc/${key}/phien-ban`);
        expect(moved.text).toContain('không nhận hồ sơ');
      }
      expect(ended.html).not.toContain(PROCEDURE);
      expect((await visitor.get('/thu-tuc')).html).not.toContain(ENDED);
      const start = await (await intake.visitor()).get(`/thu-tuc/${ENDED}/bat-dau`);
      expect(start.status).toBe(404);
    });

    it('marks one that is still to come', async () => {
      intake.clock.set(new Date('2026-09-30T01:00:00Z'));
      try {
        const list = await visitor.get(`/thu-tuc/${PROCEDURE}/phien-ban`);
        expect(list.text).toContain('Áp dụng từ 01/10/2026 Chưa áp dụng');
        const coming = await visitor.get(`/thu-tuc/${PROCEDURE}/phien-ban/2026-10-01`);
        expect(coming.text).toContain('hiện nay áp dụng phiên bản từ 01/07/2025');
      } finally {
        intake.clock.set(new Date('2026-11-23T01:00:00Z'));
      }
    });

    it.each(['khong-co', '2025-07-02', '..%2F..', '<script>'])(
      'has no version %s',
      async (name) => {
        for (const end of ['', '/mau-don.pdf']) {
          const page = await visitor.get(
            `/thu-tuc/${PROCEDURE}/phien-ban/${encodeURIComponent(name)}${end}`,
          );
          expect(page.status).toBe(404);
        }
        expect((await visitor.get('/thu-tuc/khong-co/phien-ban')).status).toBe(404);
      },
    );
  });

  it('gives the form of a version as PDF, the same bytes again and again', async () => {
    const path = `/thu-tuc/${PERSONAL}/phien-ban/2026-10-01/mau-don.pdf`;
    const first = await visitor.get(path);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const begin = process.hrtime.bigint();
    const again = await Promise.all(Array.from({ length: 20 }, () => visitor.get(path)));
    expect(again.every(({ bytes }) => bytes.equals(first.bytes))).toBe(true);
    // Compiling each of them would take longer.
    expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(2_000);
    expect((await visitor.get(`/thu-tuc/${PERSONAL}`)).html).toContain(`href="${path}"`);
  });

  it('publishes all procedures in one table, by level where wanted', async () => {
    const rows = ({ html }: Page): number => html.match(/<th scope="row"/g)?.length ?? 0;
    const page = await visitor.get('/thu-tuc/cong-khai');
    expect(rows(page)).toBe(keysInForce().length);
    expect(page.text).toContain('Nghị định số 152/2025/NĐ-CP;');
    const communes = rows(await visitor.get('/thu-tuc/cong-khai?cap=xa'));
    expect(communes).toBeGreaterThan(0);
    expect(communes).toBeLessThan(rows(page));
    expect(rows(await visitor.get('/thu-tuc/cong-khai?cap=abc'))).toBe(rows(page));
  });
});
