import type { Applicant } from '@portal/identity';
import { IntakeUnderTest, pdfFile } from '@test/intake-under-test';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';
import { Screen, startChromium } from '@test/screen';
import {
  CHANGING,
  EARLIER_LAW,
  FIRST_DAY,
  followVersions,
  FORM_BEFORE,
  LAST_DAY,
  laterLaw,
} from '@test/two-laws';
import type { Browser } from 'playwright-core';

const local = (url: string): string => url.replace('127.0.0.1', 'localhost');

/** The office's and the applicant's pages around a change of law, for eyes, keyboard and axe. */
describe.each([1280, 360])('a change of law at %i px', (width) => {
  let chrome: Browser;
  let screen: Screen;

  beforeAll(async () => {
    chrome = await startChromium();
  });
  beforeEach(async () => {
    screen = await Screen.open(chrome, { width, name: `law-${width}`, contrast: width > 400 });
  });
  afterEach(() => screen.close());
  afterAll(() => chrome.close());

  async function signIn(url: string, email: string): Promise<void> {
    await screen.go(url);
    await screen.main.locator('input[name=email]').fill(email);
    await screen.main.locator('input[name=password]').fill(PASSWORD);
    await screen.press('Đăng nhập');
  }

  describe('for the applicant', () => {
    let intake: IntakeUnderTest;
    let applicant: Applicant;
    let id: string;

    beforeAll(async () => {
      intake = await IntakeUnderTest.open();
      followVersions(intake.app, [EARLIER_LAW, laterLaw()]);
      intake.clock.set(LAST_DAY);
      applicant = await intake.applicant();
      const partyId = applicant.memberships[0]!.partyId;
      id = await intake.dossiers.createDraft({
        actor: applicant,
        procedureKey: CHANGING,
        partyId,
        communeId: null,
      });
      const reference = { dossierId: id, version: 1, actor: applicant };
      await intake.dossiers.saveDraft(reference, FORM_BEFORE);
      const visitor = await intake.visitor(applicant);
      for (const one of ['to-trinh', 'bao-cao']) await visitor.upload(id, one, pdfFile(one));
    });
    afterAll(() => intake.close());

    it('hints, tells, shows, asks and moves', async () => {
      const url = local(intake.url);
      intake.clock.set(LAST_DAY);
      await signIn(`${url}/tai-khoan/dang-nhap`, applicant.email);
      await screen.go(`${url}/ho-so/${id}/khai`);
      await screen.look('hint');
      // A day later the session is over.
      intake.clock.set(FIRST_DAY);
      await signIn(`${url}/tai-khoan/dang-nhap`, applicant.email);
      await screen.go(`${url}/ho-so`);
      await screen.look('list');
      for (const page of ['khai', 'khai/main', 'kiem-tra']) {
        await screen.go(`${url}/ho-so/${id}/${page}`);
        await screen.look(page.replace('/', '-'));
      }
      await screen.follow('Xem thay đổi và chuyển sang quy định mới');
      await screen.look('change');
      await screen.press('Chuyển sang quy định mới');
      await screen.look('without-consent');
      await screen.main.getByRole('checkbox').check();
      await screen.press('Chuyển sang quy định mới');
      await screen.look('moved');
      await screen.go(`${url}/ho-so/${id}/giay-to`);
      await screen.look('files');
    });

    it('offers what was typed when the procedure has ended', async () => {
      const url = local(intake.url);
      followVersions(intake.app, [{ ...laterLaw(), validTo: '2026-10-31' as never }]);
      intake.clock.set(new Date('2026-11-02T02:00:00Z'));
      await signIn(`${url}/tai-khoan/dang-nhap`, applicant.email);
      await screen.go(`${url}/ho-so/${id}/chuyen-quy-dinh`);
      await screen.look('ended');
    });
  });

  describe('for a leader', () => {
    let office: OfficeUnderTest;

    beforeAll(async () => {
      office = await OfficeUnderTest.open(LAST_DAY);
      followVersions(office.app, [EARLIER_LAW, laterLaw()]);
    });
    afterAll(() => office.close());

    it('says which law counts, what differs, and what moving brings', async () => {
      const applicant = await office.applicant();
      const clerk = await office.staff('ttpvhcc', 'reception_clerk');
      const leader = await office.staff('ubnd-tinh', 'leader');
      const partyId = applicant.memberships[0]!.partyId;
      const id = await office.dossiers.createDraft({
        actor: applicant,
        procedureKey: CHANGING,
        partyId,
        communeId: null,
      });
      const reference = { dossierId: id, version: 1, actor: applicant };
      await office.dossiers.saveDraft(reference, FORM_BEFORE);
      for (const one of ['to-trinh', 'bao-cao']) await office.attach(id, applicant, one);
      await office.act(id, applicant, { action: 'submit' });
      await office.act(id, clerk, { action: 'accept' });
      office.clock.set(FIRST_DAY);
      const url = local(office.url);
      await signIn(`${url}/dang-nhap`, leader.email);
      await screen.go(`${url}/ho-so/${id}`);
      await screen.look('case');
      await screen.press('Chuyển sang quy định mới');
      await screen.look('differs');
      await screen.press('Xem trước');
      await screen.look('without-reason');
      await screen.main.locator('textarea').fill('Thời hạn ngắn hơn mười ngày làm việc.');
      await screen.press('Xem trước');
      await screen.look('preview');
      await screen.press(/^Thực hiện/);
      await screen.look('case-moved');
    });
  });
});
