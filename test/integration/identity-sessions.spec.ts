import {
  Accounts,
  ConfirmEmail,
  EmailLinks,
  RegisterAccount,
  Session,
  type SessionKind,
  Sessions,
  StaffDirectory,
} from '@portal/identity';
import { createIdentityUnderTest, IdentityUnderTest } from './identity-under-test';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('sessions', () => {
  let identity: IdentityUnderTest;
  let sessions: Sessions;
  let staffId: string;
  let accountId: string;

  const open = (kind: SessionKind, subjectId: string, replaces?: string) =>
    identity.inTransaction((tx) => sessions.open(tx, { kind, subjectId }, replaces));
  const rows = () => identity.database.dataSource.manager.find(Session);
  const countQueries = async (work: () => Promise<unknown>): Promise<number> => {
    const { dataSource } = identity.database;
    const query = jest.spyOn(dataSource, 'query');
    const update = jest.spyOn(dataSource.manager, 'update');
    await work();
    const calls = query.mock.calls.length + update.mock.calls.length;
    query.mockRestore();
    update.mockRestore();
    return calls;
  };

  beforeAll(async () => {
    identity = await createIdentityUnderTest();
    sessions = identity.get(Sessions);
    staffId = await identity.inTransaction((tx) =>
      identity.get(StaffDirectory).create(tx, {
        email: 'Can.Bo@example.vn',
        fullName: 'Lê Văn Cường',
        position: 'Chuyên viên',
        unitId: 'desk',
        roles: ['reception_clerk', 'specialist', 'specialist'],
        password: 'mot mat khau du dai',
      }),
    );
    accountId = await identity.inTransaction(async (tx) => {
      const registered = await identity.get(RegisterAccount).run(tx, {
        email: 'don.vi@example.vn',
        password: 'bốn con trâu trắng',
        fullName: 'Trần Thị Hạnh',
        phone: '',
        organisationName: 'UBND xã Thạch Hà',
        organisationAddress: '',
      });
      const { accountId: id } = registered;
      const link = await identity.get(EmailLinks).issue(tx, id, 'confirm_email');
      await identity.get(ConfirmEmail).run(tx, link);
      return id;
    });
  });
  beforeEach(async () => {
    await identity.database.dataSource.manager.clear(Session);
  });
  afterAll(() => identity.dispose());

  it('lead from the token to the member of staff with roles, in one query', async () => {
    const token = await open('staff', staffId);
    let found: unknown;
    expect(
      await countQueries(async () => {
        found = await sessions.find(token, 'staff');
      }),
    ).toBe(1);
    expect(found).toEqual({
      kind: 'staff',
      staffId,
      fullName: 'Lê Văn Cường',
      email: 'can.bo@example.vn',
      unitId: 'desk',
      roles: ['reception_clerk', 'specialist'],
    });
  });

  it('lead from the token to the applicant with memberships', async () => {
    const token = await open('applicant', accountId);
    const found = await sessions.find(token, 'applicant');
    expect(found).toEqual(await identity.get(Accounts).find(accountId));
    expect(found).toMatchObject({
      kind: 'applicant',
      memberships: [{ partyName: 'UBND xã Thạch Hà', role: 'signer' }],
    });
  });

  it('are worth nothing in the other app', async () => {
    expect(await sessions.find(await open('applicant', accountId), 'staff')).toBeUndefined();
    expect(await sessions.find(await open('staff', staffId), 'applicant')).toBeUndefined();
  });

  it('are stored as a hash that opens nothing', async () => {
    const token = await open('staff', staffId);
    const [row] = await rows();
    expect(row!.id).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await sessions.find(row!.id, 'staff')).toBeUndefined();
  });

  it.each(['', 'x', "' OR '1'='1", 'A'.repeat(43), 'A'.repeat(1_000)])(
    'do not exist for the token %j',
    async (token) => {
      expect(await sessions.find(token, 'staff')).toBeUndefined();
    },
  );

  it('cost no query for what cannot be a token', async () => {
    expect(await countQueries(() => sessions.find('not-a-token', 'staff'))).toBe(0);
  });

  it('end when nobody uses them, and live on when somebody does', async () => {
    const used = await open('applicant', accountId);
    const idle = await open('applicant', accountId);
    identity.clock.advance(11 * HOUR);
    expect(await sessions.find(used, 'applicant')).toBeDefined();
    identity.clock.advance(HOUR);
    expect(await sessions.find(idle, 'applicant')).toBeUndefined();
    identity.clock.advance(9 * HOUR);
    expect(await sessions.find(used, 'applicant')).toBeDefined();
  });

  it('end at the absolute limit however much they are used', async () => {
    const token = await open('staff', staffId);
    for (let hour = 1; hour < 12; hour += 1) {
      identity.clock.advance(HOUR);
      expect(await sessions.find(token, 'staff')).toBeDefined();
    }
    identity.clock.advance(HOUR);
    expect(await sessions.find(token, 'staff')).toBeUndefined();
  });

  it('note the last request at most once a minute', async () => {
    const token = await open('staff', staffId);
    identity.clock.advance(MINUTE - 1);
    expect(await countQueries(() => sessions.find(token, 'staff'))).toBe(1);
    identity.clock.advance(1);
    expect(await countQueries(() => sessions.find(token, 'staff'))).toBe(2);
    expect(await countQueries(() => sessions.find(token, 'staff'))).toBe(1);
    expect((await rows())[0]!.seenAt).toEqual(identity.clock.now());
  });

  it('get a new token at sign-in: a planted one opens nothing', async () => {
    const planted = await open('applicant', accountId);
    const token = await open('applicant', accountId, planted);
    expect(token).not.toBe(planted);
    expect(await sessions.find(planted, 'applicant')).toBeUndefined();
    expect(await sessions.find(token, 'applicant')).toBeDefined();
  });

  it('end by signing out, one or all but one', async () => {
    const [first, second, third] = [
      await open('staff', staffId),
      await open('staff', staffId),
      await open('staff', staffId),
    ];
    const applicant = await open('applicant', accountId);
    await identity.inTransaction((tx) => sessions.close(tx, first));
    expect(await sessions.find(first, 'staff')).toBeUndefined();
    const ended = await identity.inTransaction((tx) =>
      sessions.closeAll(tx, { kind: 'staff', subjectId: staffId }, third),
    );
    expect(ended).toBe(1);
    expect(await sessions.find(second, 'staff')).toBeUndefined();
    expect(await sessions.find(third, 'staff')).toBeDefined();
    expect(await sessions.find(applicant, 'applicant')).toBeDefined();
  });

  it('are removed once they have expired', async () => {
    await open('staff', staffId);
    identity.clock.advance(9 * HOUR);
    const token = await open('staff', staffId);
    expect(await identity.inTransaction((tx) => sessions.purge(tx))).toBe(1);
    expect(await sessions.find(token, 'staff')).toBeDefined();
  });
});
