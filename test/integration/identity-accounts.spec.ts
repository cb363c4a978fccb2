import {
  Account,
  Accounts,
  ChangePassword,
  ConfirmEmail,
  EmailLinks,
  Membership,
  Party,
  PasswordHasher,
  type Registration,
  RegisterAccount,
  ResetPassword,
  Sessions,
} from '@portal/identity';
import { EntityManager } from 'typeorm';
import { createIdentityUnderTest, IdentityUnderTest } from './identity-under-test';

const HOUR = 3_600_000;
const PASSWORD = 'bốn con trâu trắng';
const ADDRESS = '203.0.113.7';

let serial = 0;
const registration = (change: Partial<Registration> = {}): Registration => ({
  email: `don.vi.${(serial += 1)}@example.vn`,
  password: PASSWORD,
  fullName: 'Trần Thị Hạnh',
  phone: '0912345678',
  organisationName: 'Ủy ban nhân dân xã Thạch Hà',
  organisationAddress: 'Xã Thạch Hà, tỉnh Hà Tĩnh',
  ...change,
});

describe('accounts', () => {
  let identity: IdentityUnderTest;
  let accounts: Accounts;

  const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
    identity.inTransaction(work);
  const register = (input: Registration) =>
    inTransaction((tx) => identity.get(RegisterAccount).run(tx, input));
  const issue = (accountId: string, purpose: 'confirm_email' | 'reset_password') =>
    inTransaction((tx) => identity.get(EmailLinks).issue(tx, accountId, purpose));
  const confirm = (token: string) =>
    inTransaction((tx) => identity.get(ConfirmEmail).run(tx, token));
  const reset = (token: string, password: string) =>
    inTransaction((tx) => identity.get(ResetPassword).run(tx, token, password));
  const signIn = (email: string, password = PASSWORD) =>
    accounts.signIn({ email, password, address: ADDRESS });
  const openSession = (subjectId: string) =>
    inTransaction((tx) => identity.get(Sessions).open(tx, { kind: 'applicant', subjectId }));
  const findSession = (token: string) => identity.get(Sessions).find(token, 'applicant');
  const count = (entity: Parameters<EntityManager['count']>[0]) =>
    identity.database.dataSource.manager.count(entity);

  async function confirmed(input = registration()): Promise<{ id: string; email: string }> {
    const { accountId: id } = await register(input);
    await confirm(await issue(id, 'confirm_email'));
    return { id, email: input.email };
  }

  beforeAll(async () => {
    identity = await createIdentityUnderTest();
    accounts = identity.get(Accounts);
  });
  beforeEach(async () => {
    await identity.database.dataSource.query('TRUNCATE rate_limit');
  });
  afterAll(() => identity.dispose());

  describe('registering', () => {
    it('opens account, organisation and membership of a signer together', async () => {
      const input = registration({ email: 'Hanh.Tran@Example.VN' });
      const { outcome, accountId } = await register(input);
      expect(outcome).toBe('created');
      const found = await accounts.find(accountId);
      expect(found).toMatchObject({
        kind: 'applicant',
        email: 'hanh.tran@example.vn',
        emailConfirmed: false,
        memberships: [{ partyName: input.organisationName, role: 'signer' }],
      });
      const party = await identity.database.dataSource.manager.findOneByOrFail(Party, {
        id: found!.memberships[0]!.partyId,
      });
      expect(party).toMatchObject({
        kind: 'organisation',
        nameFolded: 'uy ban nhan dan xa thach ha',
      });
    });

    it('says nothing new about an address that has an account, and leaves it as it is', async () => {
      const { id, email } = await confirmed();
      const before = await identity.database.dataSource.manager.findOneByOrFail(Account, { id });
      const parties = await count(Party);
      expect(await register(registration({ email, fullName: 'Kẻ Lạ Mặt' }))).toEqual({
        outcome: 'exists',
        accountId: id,
      });
      expect(await identity.database.dataSource.manager.findOneByOrFail(Account, { id })).toEqual(
        before,
      );
      expect(await count(Party)).toBe(parties);
    });

    it('hashes the password for a known address too: the answer takes as long', async () => {
      const { email } = await confirmed();
      const hash = jest.spyOn(identity.get(PasswordHasher), 'hash');
      await register(registration({ email }));
      expect(hash).toHaveBeenCalledTimes(1);
      hash.mockRestore();
    });

    it('replaces a registration that was never confirmed, with its links', async () => {
      const email = 'chua.xac.nhan@example.vn';
      const first = await register(registration({ email, organisationName: 'Kẻ mạo danh' }));
      const stale = await issue(first.accountId, 'confirm_email');
      const password = 'năm con voi rừng già';
      const second = await register(registration({ email, password }));
      expect(second).toEqual({ outcome: 'created', accountId: first.accountId });
      await expect(confirm(stale)).rejects.toMatchObject({ code: 'link.unknown' });
      await confirm(await issue(first.accountId, 'confirm_email'));
      await expect(signIn(email)).rejects.toMatchObject({ code: 'account.sign_in_failed' });
      expect(await signIn(email, password)).toBe(first.accountId);
      expect((await accounts.find(first.accountId))!.memberships).toMatchObject([
        { partyName: 'Ủy ban nhân dân xã Thạch Hà' },
      ]);
    });

    it('makes one account of many registrations at once', async () => {
      const input = registration();
      const memberships = await count(Membership);
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => register(input)));
      expect(new Set(outcomes.map(({ accountId }) => accountId)).size).toBe(1);
      expect(await count(Membership)).toBe(memberships + 1);
    });

    it('names every wrong field and writes nothing', async () => {
      const before = await count(Account);
      await expect(
        register(registration({ email: 'sai', password: 'ngắn' })),
      ).rejects.toMatchObject({
        code: 'form.invalid',
        fields: [{ field: 'email' }, { field: 'password' }],
      });
      expect(await count(Account)).toBe(before);
    });
  });

  describe('confirming the address', () => {
    it('counts once, and a second click is friendly', async () => {
      const { accountId } = await register(registration());
      const token = await issue(accountId, 'confirm_email');
      expect(await confirm(token)).toEqual({ accountId, outcome: 'confirmed' });
      expect(await confirm(token)).toEqual({ accountId, outcome: 'already_confirmed' });
      expect((await accounts.find(accountId))!.emailConfirmed).toBe(true);
    });

    it('confirms once when clicked twice at the same time', async () => {
      const { accountId } = await register(registration());
      const token = await issue(accountId, 'confirm_email');
      const outcomes = await Promise.all([confirm(token), confirm(token)]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
        'already_confirmed',
        'confirmed',
      ]);
    });

    it('refuses after 24 hours', async () => {
      const { accountId } = await register(registration());
      const token = await issue(accountId, 'confirm_email');
      identity.clock.advance(24 * HOUR);
      await expect(confirm(token)).rejects.toMatchObject({ code: 'link.expired' });
    });

    it.each([
      ['of nobody', 'A'.repeat(43)],
      ['of another shape', "' OR 1=1"],
      ['that is empty', ''],
    ])('refuses a token %s', async (_which, token) => {
      await expect(confirm(token)).rejects.toMatchObject({ code: 'link.unknown' });
    });

    it('does not take a link to reset for a link to confirm, nor the other way round', async () => {
      const { accountId } = await register(registration());
      await expect(confirm(await issue(accountId, 'reset_password'))).rejects.toMatchObject({
        code: 'link.unknown',
      });
      await expect(reset(await issue(accountId, 'confirm_email'), PASSWORD)).rejects.toMatchObject({
        code: 'link.unknown',
      });
    });

    it('stores no token', async () => {
      const { accountId } = await register(registration());
      const token = await issue(accountId, 'confirm_email');
      const [row] = await identity.database.dataSource.query(
        'SELECT to_jsonb(t)::text AS text FROM email_token t WHERE account_id = $1',
        [accountId],
      );
      expect(row.text).not.toContain(token);
    });

    it('owes a link to an unconfirmed account only', async () => {
      const { accountId } = await register(registration({ email: 'gui.lai@example.vn' }));
      const ask = (email: string) => inTransaction((tx) => accounts.requestConfirmation(tx, email));
      expect(await ask(' GUI.LAI@example.vn ')).toEqual({ outcome: 'send', accountId });
      expect(await ask((await confirmed()).email)).toEqual({ outcome: 'nothing' });
      expect(await ask('khong.co@example.vn')).toEqual({ outcome: 'nothing' });
      expect(await ask('\0')).toEqual({ outcome: 'nothing' });
    });
  });

  describe('signing in', () => {
    it('takes the address in any case', async () => {
      const { id, email } = await confirmed();
      expect(await signIn(` ${email.toUpperCase()} `)).toBe(id);
    });

    it('answers an unknown address like a wrong password, after the same work', async () => {
      const { email } = await confirmed();
      const verify = jest.spyOn(identity.get(PasswordHasher), 'verify');
      const wrong = await signIn(email, 'sai mật khẩu rồi').catch((error: unknown) => error);
      const unknown = await signIn('khong.co@example.vn').catch((error: unknown) => error);
      const shapeless = await signIn('không phải thư\0').catch((error: unknown) => error);
      expect(unknown).toEqual(wrong);
      expect(shapeless).toEqual(wrong);
      expect(wrong).toMatchObject({ kind: 'unauthenticated', code: 'account.sign_in_failed' });
      expect(verify).toHaveBeenCalledTimes(3);
      verify.mockRestore();
    });

    it('tells that the address is unconfirmed only to whoever knows the password', async () => {
      const { email } = registration();
      await register(registration({ email }));
      await expect(signIn(email, 'sai mật khẩu rồi')).rejects.toMatchObject({
        code: 'account.sign_in_failed',
      });
      await expect(signIn(email)).rejects.toMatchObject({ code: 'account.unconfirmed' });
    });
  });

  describe('passwords', () => {
    const next = 'năm con voi rừng già';

    it('are reset by link, which confirms the address too', async () => {
      const { email } = registration();
      const { accountId } = await register(registration({ email }));
      await reset(await issue(accountId, 'reset_password'), next);
      expect(await signIn(email, next)).toBe(accountId);
    });

    it('are reset by a link that counts once, which signs out everywhere', async () => {
      const { id: accountId, email } = await confirmed();
      const session = await openSession(accountId);
      expect(await findSession(session)).toMatchObject({ accountId });
      const token = await issue(accountId, 'reset_password');
      const other = await issue(accountId, 'reset_password');
      expect(await reset(token, next)).toBe(accountId);
      expect(await signIn(email, next)).toBe(accountId);
      expect(await findSession(session)).toBeUndefined();
      await expect(reset(token, next)).rejects.toMatchObject({ code: 'link.used' });
      await expect(reset(other, next)).rejects.toMatchObject({ code: 'link.used' });
    });

    it('leave the link alone when the new one is refused', async () => {
      const { id } = await confirmed();
      const token = await issue(id, 'reset_password');
      await expect(reset(token, 'ngắn')).rejects.toMatchObject({
        fields: [{ field: 'password', code: 'account.password_too_short' }],
      });
      expect(await reset(token, next)).toBe(id);
    });

    it('are not reset after an hour', async () => {
      const { id } = await confirmed();
      const token = await issue(id, 'reset_password');
      identity.clock.advance(HOUR);
      await expect(reset(token, next)).rejects.toMatchObject({ code: 'link.expired' });
    });

    it('owe a link to every account that exists', async () => {
      const { id, email } = await confirmed();
      const ask = (address: string) =>
        inTransaction((tx) => accounts.requestPasswordReset(tx, address));
      expect(await ask(email)).toEqual({ outcome: 'send', accountId: id });
      expect(await ask('khong.co@example.vn')).toEqual({ outcome: 'nothing' });
    });

    it('are changed by their owner, which ends the other sessions', async () => {
      const { id, email } = await confirmed();
      const [here, elsewhere] = [await openSession(id), await openSession(id)];
      const change = (current: string, password: string) =>
        inTransaction((tx) =>
          identity
            .get(ChangePassword)
            .run(tx, { accountId: id, current, next: password, token: here }),
        );
      await expect(change('sai mật khẩu rồi', next)).rejects.toMatchObject({
        fields: [{ field: 'currentPassword', code: 'account.current_password_wrong' }],
      });
      await expect(change(PASSWORD, email)).rejects.toMatchObject({
        fields: [{ field: 'newPassword', code: 'account.password_is_email' }],
      });
      await change(PASSWORD, next);
      expect(await findSession(here)).toMatchObject({ accountId: id });
      expect(await findSession(elsewhere)).toBeUndefined();
      expect(await signIn(email, next)).toBe(id);
    });
  });

  it('forgets links a week after they expired', async () => {
    const { id } = await confirmed();
    await issue(id, 'reset_password');
    const purge = () => inTransaction((tx) => identity.get(EmailLinks).purge(tx));
    await purge();
    identity.clock.advance(8 * 24 * HOUR);
    expect(await purge()).toBeGreaterThan(0);
    expect(await purge()).toBe(0);
  });
});
