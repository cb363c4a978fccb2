import type { Applicant } from '@portal/identity';
import { IntakeUnderTest } from '@test/intake-under-test';
import { OfficeUnderTest, PASSWORD } from '@test/office-under-test';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('guessing', () => {
  let intake: IntakeUnderTest;
  let applicant: Applicant;
  let serial = 0;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
  });
  afterAll(() => intake.close());
  beforeEach(async () => {
    applicant = await intake.applicant();
  });

  const nobody = (): string => `khong.co.${(serial += 1)}@example.vn`;

  /** Every request claims another address of its own. */
  const send = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const claimed = `203.0.113.${(serial += 1) % 250}`;
    return intake.anonymous().browser.fetch(path, {
      method: 'POST',
      headers: {
        ...FORM,
        'x-forwarded-for': claimed,
        'x-real-ip': claimed,
        forwarded: `for=${claimed}`,
        'cf-connecting-ip': claimed,
      },
      body: new URLSearchParams(fields).toString(),
    });
  };

  /** Statuses of so many tries, in the order in which they first came. */
  const tries = async (
    count: number,
    path: string,
    fields: () => Record<string, string>,
  ): Promise<number[]> => {
    const seen: number[] = [];
    for (let i = 0; i < count; i += 1) seen.push((await send(path, fields())).status);
    return [...new Set(seen)];
  };

  const registration = (email: string) => ({
    email,
    password: PASSWORD,
    fullName: 'Nguyễn Văn An',
    organisationName: 'Hội Nông dân',
    organisationAddress: '',
    phone: '',
  });

  it.each<[string, (email: string) => Record<string, string>]>([
    ['/tai-khoan/dang-nhap', (email) => ({ email, password: 'một mật khẩu sai' })],
    ['/tai-khoan/dang-ky', registration],
    ['/tai-khoan/quen-mat-khau', (email) => ({ email })],
    ['/tai-khoan/gui-lai-xac-nhan', (email) => ({ email })],
  ])('which addresses have an account: %s answers the same', async (path, fields) => {
    const answerFor = async (email: string): Promise<[number, string]> => {
      const answer = await send(path, fields(email));
      return [answer.status, (await answer.text()).replaceAll(email, 'ADDRESS')];
    };
    expect(await answerFor(applicant.email)).toEqual(await answerFor(nobody()));
  });

  it('which addresses have an account: mails are owed in the same time', async () => {
    // Both ways wait for the same moment; the work itself is far shorter.
    const timeFor = async (email: string): Promise<number> => {
      const began = performance.now();
      await send('/tai-khoan/quen-mat-khau', { email });
      return performance.now() - began;
    };
    expect(await timeFor(applicant.email)).toBeGreaterThan(245);
    expect(await timeFor(nobody())).toBeGreaterThan(245);
  });

  it("addresses uses up nobody's way back: registering for somebody leaves the reset open", async () => {
    await tries(6, '/tai-khoan/dang-ky', () => registration(applicant.email));
    await tries(6, '/tai-khoan/gui-lai-xac-nhan', () => ({ email: applicant.email }));
    const answer = await send('/tai-khoan/quen-mat-khau', { email: applicant.email });
    expect(answer.status).toBe(200);
    const rows: object[] = await intake.dataSource.query(
      `SELECT 1 FROM email_token WHERE account_id = $1 AND purpose = 'reset_password'`,
      [applicant.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  it('mails to one mailbox is limited', async () => {
    const path = '/tai-khoan/quen-mat-khau';
    expect(await tries(6, path, () => ({ email: applicant.email }))).toEqual([200, 429]);
  });

  // Last: from here on this address is refused.
  it.each<[string, string, number, () => Record<string, string>]>([
    [
      'passwords of one account',
      '/tai-khoan/dang-nhap',
      11,
      () => ({ email: 'a@example.vn', password: 'x' }),
    ],
    [
      'keys of a dossier',
      '/tra-cuu',
      31,
      () => ({ ma: `H1-${(serial += 1)}`, khoa: 'ABCDEFGHJK' }),
    ],
    ['links', '/tai-khoan/xac-nhan', 61, () => ({ token: 'x' })],
    ['accounts', '/tai-khoan/dang-ky', 61, () => ({ email: 'x' })],
  ])('%s is limited, whatever address the request claims', async (_what, path, count, fields) => {
    expect((await tries(count, path, fields)).at(-1)).toBe(429);
  });
});

describe('guessing at the back office', () => {
  let office: OfficeUnderTest;

  beforeAll(async () => {
    office = await OfficeUnderTest.open();
  });
  afterAll(() => office.close());

  it('is limited, and says the same for a person that exists and one that does not', async () => {
    const { email } = await office.staff('ttpvhcc', 'reception_clerk');
    const shown = async (address: string): Promise<string> => {
      const { html } = await office.browser().post('/dang-nhap', { email: address, password: 'x' });
      return html.replaceAll(address, 'ADDRESS');
    };
    expect(await shown(email)).toBe(await shown('khong.co@example.vn'));
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) {
      statuses.push((await office.browser().post('/dang-nhap', { email, password: 'x' })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
