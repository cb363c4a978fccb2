import { Party } from '@portal/identity';
import { IntakeUnderTest, type IntakeVisitor, type Page, pdfFile } from '@test/intake-under-test';

const PROCEDURE = 'huy-chuong-thanh-nien-xung-phong';
const OWN = 'Bản khai của thanh niên xung phong';
const OF_RELATIVE = 'Bản khai của đại diện thân nhân';
const MISSING = 'Chưa có tệp cho thành phần này';

describe('intake: papers that hang on an answer', () => {
  let intake: IntakeUnderTest;
  let visitor: IntakeVisitor;
  let id: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    const actor = await intake.applicant('Trần Thị Mai', 'Xã Can Lộc, tỉnh Hà Tĩnh');
    const { partyId } = actor.memberships[0]!;
    await intake.dataSource.manager.update(Party, { id: partyId }, { kind: 'person' });
    visitor = await intake.visitor(actor);
    const begun = await visitor.fill(`/thu-tuc/${PROCEDURE}/bat-dau?moi=1`, {
      'eligibility.stateSecret': 'no',
      communeId: 'xa-can-loc',
    });
    id = /^\/ho-so\/([0-9a-f-]{36})\/khai$/.exec(begun.path)![1]!;
  });
  afterAll(() => intake.close());

  const declare = (declaredBy: string): Promise<Page> =>
    visitor.fill(`/ho-so/${id}/khai/service`, { 'answers.declaredBy': declaredBy });
  const titlesOf = ({ html }: Page, level: string): string[] =>
    [...html.matchAll(new RegExp(`<${level}[^>]*>([^<]+)`, 'g'))].map((match) => match[1]!.trim());
  const files = (): Promise<Page> => visitor.get(`/ho-so/${id}/giay-to`);
  const check = (): Promise<Page> => visitor.get(`/ho-so/${id}/kiem-tra`);
  const tasks = (): Promise<Page> => visitor.get(`/ho-so/${id}/khai`);

  it('are neither shown nor required before the answer', async () => {
    const titles = titlesOf(await files(), 'h2');
    expect(titles).not.toContain(OWN);
    expect(titles).not.toContain(OF_RELATIVE);
    expect((await tasks()).text).toContain('Còn thiếu 1 trong 1 thành phần bắt buộc');
  });

  it.each([
    ['self', OWN, OF_RELATIVE],
    ['relative', OF_RELATIVE, OWN],
  ])('go with the answer %s, on every page', async (answer, asked, notAsked) => {
    await declare(answer);
    const page = await files();
    expect(titlesOf(page, 'h2')).toContain(asked);
    expect(titlesOf(page, 'h2')).not.toContain(notAsked);
    // What is left out is told with its case.
    expect(page.text).toContain(`${notAsked}: Khi`);
    expect((await tasks()).text).toContain('Còn thiếu 2 trong 2 thành phần bắt buộc');
    const looked = await check();
    expect(titlesOf(looked, 'h3')).toContain(asked);
    expect(titlesOf(looked, 'h3')).not.toContain(notAsked);
    expect(looked.text).toContain(`${asked}: ${MISSING}`);
    expect(looked.text).not.toContain(`${notAsked}: ${MISSING}`);
  });

  it('keep their file when the answer changes, and say that it is not asked for', async () => {
    await visitor.upload(id, 'ban-khai-than-nhan', pdfFile('ban-khai'));
    expect((await tasks()).text).toContain('Còn thiếu 1 trong 2 thành phần bắt buộc');
    await declare('self');
    const page = await files();
    expect(page.text).toContain('Không còn trong thành phần hồ sơ');
    expect(page.text).toContain('ban-khai.pdf');
    expect((await check()).text).toContain(`${OWN}: ${MISSING}`);
    await declare('relative');
    expect((await files()).text).not.toContain('Không còn trong thành phần hồ sơ');
  });
});
