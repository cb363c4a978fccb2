import { PasswordHasher, RATE_LIMITS, RateLimits, StaffDirectory } from '@portal/identity';
import { createLogger } from '@portal/platform';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { createIdentityUnderTest, IdentityUnderTest } from './identity-under-test';

const PASSWORD = 'mot mat khau du dai';
const EMAIL = 'chu.tai.khoan@example.vn';
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'admitted',
    (error: { code: string }) => error.code,
  );
const tally = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

describe('rate limits', () => {
  let identity: IdentityUnderTest;

  /** Nothing left in the database; instances made later have nothing in memory either. */
  const freshInstance = async (): Promise<IdentityUnderTest> => {
    await identity.database.dataSource.query('TRUNCATE rate_limit');
    return identity.another();
  };

  beforeAll(async () => {
    identity = await createIdentityUnderTest();
    await identity.inTransaction((tx) =>
      identity.get(StaffDirectory).create(tx, {
        email: EMAIL,
        fullName: 'Lê Văn Cường',
        position: 'Chuyên viên',
        unitId: 'desk',
        roles: ['reception_clerk'],
        password: PASSWORD,
      }),
    );
  });
  afterAll(() => identity.dispose());

  it('refuse beyond the limit and say how long to wait', async () => {
    const limits = (await freshInstance()).get(RateLimits);
    const { points, seconds } = RATE_LIMITS.look_up;
    for (let i = 0; i < points; i += 1) await limits.consume('look_up', '203.0.113.7');
    await expect(limits.consume('look_up', '203.0.113.7')).rejects.toMatchObject({
      kind: 'rate_limited',
      code: 'rate.too_many',
      params: { minutes: seconds / 60 },
    });
    await limits.consume('look_up', '203.0.113.8');
    expect(await limits.tryConsume('look_up', '203.0.113.7')).toBe(false);
    await limits.forget('look_up', '203.0.113.7');
    expect(await limits.tryConsume('look_up', '203.0.113.7')).toBe(true);
  });

  it('are shared between instances', async () => {
    const first = (await freshInstance()).get(RateLimits);
    const second = (await identity.another()).get(RateLimits);
    const { points } = RATE_LIMITS.mail_link;
    for (let i = 0; i < points; i += 1) await first.consume('mail_link', EMAIL);
    expect(await codeOf(second.consume('mail_link', EMAIL))).toBe('rate.too_many');
  });

  it('keep no address of anybody', async () => {
    const limits = (await freshInstance()).get(RateLimits);
    await limits.consume('mail_link', EMAIL);
    const [row] = await identity.database.dataSource.query('SELECT key FROM rate_limit');
    expect(row.key).toMatch(/^mail_link:[\w-]{43}$/);
  });

  it('hand a try back', async () => {
    const limits = (await freshInstance()).get(RateLimits);
    const { points } = RATE_LIMITS.mail_link;
    for (let i = 0; i < points * 3; i += 1) {
      await limits.consume('mail_link', EMAIL);
      await limits.giveBack('mail_link', EMAIL);
    }
  });

  it('go on counting, in the process alone, while the database is away', async () => {
    const nobodyListens = new Pool({ host: '127.0.0.1', port: 1 });
    const away = new DataSource({ type: 'postgres' });
    Object.assign(away.driver, { master: nobodyListens });
    const limits = new RateLimits(away, createLogger('test', 'silent'));
    const { points } = RATE_LIMITS.look_up;
    const tries = Array.from({ length: points + 1 }, () => limits.tryConsume('look_up', 'x'));
    expect(tally((await Promise.all(tries)).map(String))).toEqual({ true: points, false: 1 });
    await limits.giveBack('look_up', 'y');
    await nobodyListens.end();
  });

  it('do not hide a fault that is not the database being away', async () => {
    const { dataSource } = identity.database;
    const limits = (await freshInstance()).get(RateLimits);
    await dataSource.query('ALTER TABLE rate_limit RENAME TO rate_limit_gone');
    await expect(limits.consume('look_up', 'x')).rejects.toThrow('rate_limit');
    await dataSource.query('ALTER TABLE rate_limit_gone RENAME TO rate_limit');
  });

  describe('at sign-in', () => {
    const attempt = (
      instance: IdentityUnderTest,
      address: string,
      { email = EMAIL, password = 'sai mật khẩu' } = {},
    ) => codeOf(instance.get(StaffDirectory).signIn({ email, password, address }));

    it('let ten of many parallel guesses through, and only ten cost a hash', async () => {
      const instance = await freshInstance();
      const verify = jest.spyOn(instance.get(PasswordHasher), 'verify');
      const codes = await Promise.all(
        Array.from({ length: 60 }, () => attempt(instance, '203.0.113.7')),
      );
      expect(tally(codes)).toEqual({ 'staff.sign_in_failed': 10, 'rate.too_many': 50 });
      expect(verify).toHaveBeenCalledTimes(10);
    });

    it('do not lock the owner out from elsewhere, even under attack from many addresses', async () => {
      const instance = await freshInstance();
      for (let i = 0; i < 60; i += 1) await attempt(instance, `198.51.100.${i}`);
      const owner = '203.0.113.7';
      expect(await attempt(instance, owner)).toBe('staff.sign_in_failed');
      expect(await attempt(instance, owner, { password: PASSWORD })).toBe('admitted');
      const stranger = '192.0.2.1';
      const codes: string[] = [];
      for (let i = 0; i < 5; i += 1) codes.push(await attempt(instance, stranger));
      expect(tally(codes)).toEqual({ 'staff.sign_in_failed': 3, 'rate.too_many': 2 });
    });

    it('refuse an address that tries many accounts, and no other', async () => {
      const instance = await freshInstance();
      const codes = await Promise.all(
        Array.from({ length: 110 }, (_, i) =>
          attempt(instance, '198.51.100.7', { email: `ai.do.${i}@example.vn` }),
        ),
      );
      expect(tally(codes)).toEqual({ 'staff.sign_in_failed': 100, 'rate.too_many': 10 });
      expect(await attempt(instance, '203.0.113.7', { password: PASSWORD })).toBe('admitted');
    });

    it('forget the slips of whoever then knows the password', async () => {
      const instance = await freshInstance();
      for (let round = 0; round < 3; round += 1) {
        for (let i = 0; i < 9; i += 1) await attempt(instance, '203.0.113.7');
        expect(await attempt(instance, '203.0.113.7', { password: PASSWORD })).toBe('admitted');
      }
    });

    it('count an IPv6 network as one visitor', async () => {
      const instance = await freshInstance();
      const codes: string[] = [];
      for (let i = 1; i <= 12; i += 1) codes.push(await attempt(instance, `2001:db8:1:2::${i}`));
      expect(tally(codes)).toEqual({ 'staff.sign_in_failed': 10, 'rate.too_many': 2 });
    });
  });
});
