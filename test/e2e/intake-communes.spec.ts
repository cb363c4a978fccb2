import { Dossier } from '@portal/dossiers';
import { Party } from '@portal/identity';
import { COMMUNE } from '@portal/procedures/core';
import { COMMUNE_PROCEDURE, demonstratedProcedure } from '@test/demonstrated-procedure';
import {
  ELIGIBLE,
  IntakeUnderTest,
  type IntakeVisitor,
  type Page,
  pdfFile,
  PROCEDURE,
  TYPED,
  TYPED_NOMINEE,
} from '@test/intake-under-test';

const START = `/thu-tuc/${COMMUNE_PROCEDURE}/bat-dau?moi=1`;
const CHOOSE = 'Chọn xã, phường tiếp nhận hồ sơ này trong danh sách.';

/** The value that a page's select shows. */
const chosenIn = ({ html }: Page): string | undefined =>
  /<option value="([^"]*)" selected>/.exec(html)?.[1];

describe('intake: which commune receives', () => {
  let intake: IntakeUnderTest;
  let visitor: IntakeVisitor;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    visitor = await intake.visitor();
  });
  afterAll(() => intake.close());

  const begin = (communeId: string): Promise<Page> =>
    visitor.fill(START, { ...ELIGIBLE, communeId });

  async function begun(communeId: string): Promise<string> {
    const { path } = await begin(communeId);
    return /^\/ho-so\/([0-9a-f-]{36})\/khai$/.exec(path)![1]!;
  }

  const drafts = (): Promise<number> => intake.dataSource.manager.count(Dossier);

  it('is asked before the form, with all communes and the one of the address chosen', async () => {
    const page = await visitor.get(START);
    expect(page.text).toContain('Xã, phường nào tiếp nhận và quyết định?');
    expect(page.html.match(/<option /g)).toHaveLength(70);
    expect(chosenIn(page)).toBe('xa-cam-xuyen');
    const elsewhere = await intake.applicant('Công ty Sông La', 'Số 1, phường Vũng Áng');
    expect(chosenIn(await (await intake.visitor(elsewhere)).get(START))).toBe('phuong-vung-ang');
    const nowhere = await intake.applicant('Hội Nông dân xã Can Lộc', 'Hà Tĩnh');
    expect(chosenIn(await (await intake.visitor(nowhere)).get(START))).toBe('xa-can-loc');
    const unknown = await intake.applicant('Công ty Sông Lam', 'Hà Nội');
    expect(chosenIn(await (await intake.visitor(unknown)).get(START))).toBeUndefined();
  });

  it('is not asked, nor taken, where an office receives', async () => {
    const start = `/thu-tuc/${PROCEDURE}/bat-dau?moi=1`;
    expect((await visitor.get(start)).html).not.toContain('communeId');
    const before = await drafts();
    const page = await visitor.fill(start, { ...ELIGIBLE, communeId: 'xa-can-loc' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('không chọn xã, phường');
    expect(await drafts()).toBe(before);
  });

  it.each(['', 'ttpvhcc', COMMUNE, 'xa-khong-co', '<script>', 'XA-CAN-LOC'])(
    'is not %j: the page says what to choose and keeps the other answers',
    async (communeId) => {
      const before = await drafts();
      const page = await begin(communeId);
      expect(page.status).toBe(422);
      expect(page.html).toContain('href="#communeId"');
      expect(page.text).toContain(CHOOSE);
      expect(page.html).toMatch(/name="eligibility.unexpectedMerit"[^>]*value="yes"[^>]*checked/);
      expect(await drafts()).toBe(before);
    },
  );

  it('is not forgotten when a warning comes between', async () => {
    const warned = await visitor.fill(START, {
      ...ELIGIBLE,
      'eligibility.unexpectedMerit': 'no',
      communeId: 'xa-can-loc',
    });
    expect(warned.text).toContain('Lưu ý trước khi lập hồ sơ');
    const tasks = await visitor.browser.submit(warned, `/thu-tuc/${COMMUNE_PROCEDURE}/bat-dau`, {});
    expect(tasks.text).toContain('Ủy ban nhân dân xã Can Lộc');
  });

  it('is changed on the task list until the dossier is sent, and shown from then on', async () => {
    const id = await begun('xa-can-loc');
    const tasks = await visitor.get(`/ho-so/${id}/khai`);
    expect(tasks.text).toMatch(/Nơi tiếp nhận và quyết định Ủy ban nhân dân xã Can Lộc Xong/);
    expect(tasks.html).toContain(`href="/ho-so/${id}/noi-nhan"`);

    const choice = await visitor.get(`/ho-so/${id}/noi-nhan`);
    expect(choice.text).toContain('CHƯA NỘP');
    expect(chosenIn(choice)).toBe('xa-can-loc');
    const wrong = await visitor.browser.submit(choice, `/ho-so/${id}/noi-nhan`, {
      communeId: 'ttpvhcc',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(CHOOSE);
    const changed = await visitor.fill(`/ho-so/${id}/noi-nhan`, { communeId: 'phuong-thanh-sen' });
    expect(changed.path).toBe(`/ho-so/${id}/khai`);
    expect(changed.text).toContain('Ủy ban nhân dân phường Thành Sen');
    // The page of another tab is older than the choice.
    const stale = await visitor.browser.submit(choice, `/ho-so/${id}/noi-nhan`, {
      communeId: 'xa-can-loc',
    });
    expect(stale.status).toBe(409);
    expect((await intake.dossier(id)).receivingUnitId).toBe('phuong-thanh-sen');

    for (const [section, fields] of Object.entries(TYPED)) {
      await visitor.fill(`/ho-so/${id}/khai/${section}`, fields);
    }
    await visitor.fill(`/ho-so/${id}/de-nghi/them?loai=individual`, TYPED_NOMINEE);
    for (const component of demonstratedProcedure(intake.app, COMMUNE_PROCEDURE).components) {
      await visitor.upload(id, component.id, pdfFile(component.id));
    }
    const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
    expect(check.text).toMatch(
      /Nơi tiếp nhận và quyết định Sửa Nơi tiếp nhận và quyết định Ủy ban nhân dân phường Thành Sen/,
    );
    const sent = await visitor.send(id);
    expect(sent.path).toBe(`/ho-so/${id}/da-nop`);
    expect((await visitor.get(`/ho-so/${id}`)).text).toContain(
      'Nơi tiếp nhận: Ủy ban nhân dân phường Thành Sen',
    );

    const late = await visitor.browser.submit(choice, `/ho-so/${id}/noi-nhan`, {
      communeId: 'xa-can-loc',
    });
    expect(late.status).toBe(409);
    expect((await intake.dossier(id)).receivingUnitId).toBe('phuong-thanh-sen');
  });

  it('is asked for again by the check, where a draft has lost it', async () => {
    const id = await begun('xa-can-loc');
    // As a version leaves it that communes receive, after one that an office received.
    await intake.dataSource.manager.update(Dossier, { id }, { receivingUnitId: COMMUNE });
    expect((await visitor.get(`/ho-so/${id}/khai`)).text).toMatch(
      /Nơi tiếp nhận và quyết định Chưa làm/,
    );
    const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
    expect(check.html).toContain(`href="/ho-so/${id}/noi-nhan#communeId"`);
    expect(check.text).toContain(CHOOSE);
    expect(chosenIn(await visitor.get(`/ho-so/${id}/noi-nhan`))).toBeUndefined();
    await visitor.fill(`/ho-so/${id}/noi-nhan`, { communeId: 'xa-can-loc' });
    expect((await intake.dossier(id)).receivingUnitId).toBe('xa-can-loc');
  });

  it('has no page where there is nothing to choose, nor for anybody else', async () => {
    const fixed = await visitor.begin();
    expect((await visitor.get(`/ho-so/${fixed}/noi-nhan`)).status).toBe(404);
    expect((await visitor.get(`/ho-so/${fixed}/khai`)).html).not.toContain('noi-nhan');
    const id = await begun('xa-can-loc');
    const other = await intake.visitor();
    expect((await other.get(`/ho-so/${id}/noi-nhan`)).status).toBe(404);
    const forged = await other.browser.post(`/ho-so/${id}/noi-nhan`, {
      version: '1',
      communeId: 'xa-ky-anh',
    });
    expect(forged.status).toBe(404);
    expect((await intake.dossier(id)).receivingUnitId).toBe('xa-can-loc');
  });

  it('is not called one that decides where the commune only sends on', async () => {
    const person = await intake.applicant('Trần Thị Mai', 'Xã Can Lộc, tỉnh Hà Tĩnh');
    const { partyId } = person.memberships[0]!;
    await intake.dataSource.manager.update(Party, { id: partyId }, { kind: 'person' });
    const page = await (
      await intake.visitor(person)
    ).get('/thu-tuc/huy-chuong-thanh-nien-xung-phong/bat-dau?moi=1');
    expect(page.text).toContain('Nộp hồ sơ cho xã, phường nào?');
    expect(page.text).not.toContain('quyết định khen thưởng. Đổi lại');
  });
});
