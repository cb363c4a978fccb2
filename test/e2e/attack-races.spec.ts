import { verifyJournal } from '@portal/dossiers';
import type { Applicant, StaffMember } from '@portal/identity';
import { IntakeUnderTest, type IntakeVisitor, pdfFile } from '@test/intake-under-test';

/** Each race is run often enough that both orders happen. */
const ROUNDS = 6;

describe('two at once', () => {
  let intake: IntakeUnderTest;
  let applicant: Applicant;
  let visitor: IntakeVisitor;
  let clerk: StaffMember;

  beforeAll(async () => {
    intake = await IntakeUnderTest.open();
    applicant = await intake.applicant();
    visitor = await intake.visitor(applicant);
    clerk = await intake.staff('ttpvhcc', 'reception_clerk');
  });
  afterAll(() => intake.close());

  const rows = <T>(sql: string, id: string): Promise<T[]> =>
    intake.dataSource.query<T[]>(sql, [id]);
  const files = (id: string) =>
    rows<{ id: string; filed: boolean; component_id: string }>(
      'SELECT id, filed_at IS NOT NULL AS filed, component_id FROM attachment WHERE dossier_id = $1',
      id,
    );
  const actions = async (id: string): Promise<string[]> =>
    (
      await rows<{ action: string }>(
        'SELECT action FROM journal_entry WHERE dossier_id = $1 ORDER BY sequence',
        id,
      )
    ).map(({ action }) => action);
  const sentDossier = async (): Promise<string> => {
    const id = await visitor.complete(intake.components);
    await visitor.send(id);
    return id;
  };

  it.each(Array.from({ length: ROUNDS }, (_, i) => i))(
    'withdrawing and accepting: each is done or refused whole (%i)',
    async (round) => {
      const id = await sentDossier();
      const { version } = await intake.dossier(id);
      const accept = () =>
        intake.dossiers.act({ dossierId: id, version, actor: clerk }, { action: 'accept' });
      const withdraw = () =>
        visitor.browser.post(`/ho-so/${id}/rut`, { version: String(version), reason: '' });
      const order = round % 2 === 0 ? [accept, withdraw] : [withdraw, accept];
      await Promise.allSettled(order.map((act) => act()));
      const { status, version: after } = await intake.dossier(id);
      expect(await actions(id)).toEqual(['submit', status === 'withdrawn' ? 'withdraw' : 'accept']);
      expect(after).toBe(version + 1);
    },
  );

  it('accepting twice makes one receipt and one notice', async () => {
    const id = await sentDossier();
    const { version } = await intake.dossier(id);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        intake.dossiers.act({ dossierId: id, version, actor: clerk }, { action: 'accept' }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const owed = await rows(
      `SELECT 1 FROM outbox WHERE dossier_id = $1 AND kind = 'dossier.accepted'`,
      id,
    );
    expect(owed).toHaveLength(1);
    const clocks = await rows(
      `SELECT 1 FROM deadline WHERE dossier_id = $1 AND kind = 'legal'`,
      id,
    );
    expect(clocks).toHaveLength(1);
  });

  it.each(Array.from({ length: ROUNDS }, (_, i) => i))(
    'sending while a required file is taken away: never a dossier without it (%i)',
    async (round) => {
      const id = await visitor.complete(intake.components);
      const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
      const [file] = await files(id);
      const send = () => visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
      const remove = () => visitor.browser.post(`/ho-so/${id}/tep/${file!.id}/go`, {});
      await Promise.all((round % 2 === 0 ? [send, remove] : [remove, send]).map((act) => act()));
      const left = await files(id);
      const { status } = await intake.dossier(id);
      if (status === 'draft') {
        expect(left.map(({ id: leftId }) => leftId)).not.toContain(file!.id);
      } else {
        expect(new Set(left.map(({ component_id }) => component_id))).toEqual(
          new Set(intake.components),
        );
        expect(left.every(({ filed }) => filed)).toBe(true);
      }
    },
  );

  it.each(Array.from({ length: ROUNDS }, (_, i) => i))(
    'sending while a file arrives: it is filed, or refused, never left over (%i)',
    async (round) => {
      const id = await visitor.complete(intake.components);
      const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
      const send = () => visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
      const add = () => visitor.upload(id, intake.components[0]!, pdfFile(`late ${round}`));
      await Promise.all((round % 2 === 0 ? [send, add] : [add, send]).map((act) => act()));
      expect((await intake.dossier(id)).status).toBe('submitted');
      expect((await files(id)).filter(({ filed }) => !filed)).toEqual([]);
      const entry = await rows<{ data: { files: { id: string }[] } }>(
        `SELECT data FROM journal_entry WHERE dossier_id = $1 AND action = 'submit'`,
        id,
      );
      const signed = entry[0]!.data.files.map((file) => file.id).toSorted();
      expect(signed).toEqual((await files(id)).map((file) => file.id).toSorted());
    },
  );

  it('deleting a draft while it is sent leaves a draft that is gone or a dossier that is whole', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await visitor.complete(intake.components);
      const check = await visitor.get(`/ho-so/${id}/kiem-tra`);
      const ask = await visitor.get(`/ho-so/${id}/xoa`);
      const send = () => visitor.browser.submit(check, `/ho-so/${id}/nop`, { declaration: 'yes' });
      const remove = () => visitor.browser.submit(ask, `/ho-so/${id}/xoa`, {});
      const pages = await Promise.all(
        (round % 2 === 0 ? [send, remove] : [remove, send]).map((act) => act()),
      );
      expect(pages.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      const found = await rows<{ status: string }>('SELECT status FROM dossier WHERE id = $1', id);
      const left = (await files(id)).length;
      expect(found.length === 0 ? left : left - intake.components.length).toBe(0);
    }
  });

  it('uploads at the bound do not pass it', async () => {
    const id = await visitor.begin();
    const component = intake.components[0]!;
    await Promise.all(
      Array.from({ length: 57 }, (_, i) => visitor.upload(id, component, pdfFile(`${i}`))),
    );
    const last = await Promise.all(
      Array.from({ length: 6 }, (_, i) => visitor.upload(id, component, pdfFile(`last ${i}`))),
    );
    expect(await files(id)).toHaveLength(60);
    expect(last.filter(({ status }) => status === 409)).toHaveLength(3);
  });

  it('registrations of one address make one account', async () => {
    const email = 'hai.lan@example.vn';
    const register = () =>
      intake.anonymous().browser.post('/tai-khoan/dang-ky', {
        email,
        password: 'một mật khẩu đủ dài',
        fullName: 'Nguyễn Văn An',
        organisationName: 'Hội Nông dân',
        organisationAddress: '',
        phone: '',
      });
    const pages = await Promise.all([register(), register(), register()]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    const accounts = await rows('SELECT 1 FROM account WHERE email = $1', email);
    const parties = await rows('SELECT 1 FROM party WHERE email = $1', email);
    expect([accounts.length, parties.length]).toEqual([1, 1]);
  });

  it('leaves every journal whole, and the database refuses to change one', async () => {
    const outcome = await verifyJournal(intake.dataSource.manager);
    expect(outcome).toMatchObject({ broken: null });
    for (const sql of [
      `UPDATE journal_entry SET action = 'accept'`,
      'DELETE FROM journal_entry',
      'TRUNCATE journal_entry',
      'TRUNCATE dossier CASCADE',
    ]) {
      await expect(intake.dataSource.query(sql)).rejects.toThrow(/never changed or removed/);
    }
  });
});
