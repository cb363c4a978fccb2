import { type NewStaff, Parties, Sessions, StaffDirectory } from '@portal/identity';
import { createIdentityUnderTest, IdentityUnderTest } from './identity-under-test';

const PASSWORD = 'mot mat khau du dai';

let serial = 0;
const newStaff = (change: Partial<NewStaff> = {}): NewStaff => ({
  email: `can.bo.${(serial += 1)}@example.vn`,
  fullName: 'Lê Văn Cường',
  position: 'Chuyên viên',
  unitId: 'award_office',
  roles: ['specialist'],
  password: PASSWORD,
  ...change,
});

describe('staff', () => {
  let identity: IdentityUnderTest;
  let directory: StaffDirectory;

  const create = (change: Partial<NewStaff> = {}) =>
    identity.inTransaction((tx) => directory.create(tx, newStaff(change)));
  const signIn = (email: string, password = PASSWORD) =>
    directory.signIn({ email, password, address: '203.0.113.7' });

  beforeAll(async () => {
    identity = await createIdentityUnderTest();
    directory = identity.get(StaffDirectory);
  });
  afterAll(() => identity.dispose());

  it('sign in with address and password', async () => {
    const id = await create({ email: 'Dang.Nhap@example.vn' });
    expect(await signIn('dang.nhap@EXAMPLE.vn')).toBe(id);
    const refusal = { kind: 'unauthenticated', code: 'staff.sign_in_failed' };
    await expect(signIn('dang.nhap@example.vn', 'sai mật khẩu')).rejects.toMatchObject(refusal);
    await expect(signIn('khong.co@example.vn')).rejects.toMatchObject(refusal);
  });

  it('are found by the role and unit that hold a step', async () => {
    const unitId = 'holders-unit';
    const binh = await create({ unitId, fullName: 'Bình', roles: ['leader', 'specialist'] });
    const an = await create({ unitId, fullName: 'An', roles: ['specialist'] });
    await create({ unitId, roles: ['clerk_of_records'] });
    await create({ unitId: 'elsewhere' });
    const left = await create({ unitId });
    await identity.inTransaction((tx) => directory.deactivate(tx, left));
    const holders = await directory.holders('specialist', unitId);
    expect(holders.map(({ staffId }) => staffId)).toEqual([an, binh]);
    expect(holders[1]!.roles).toEqual(['leader', 'specialist']);
  });

  it('lose access at once when they leave, and keep their name in history', async () => {
    const id = await create({ email: 'nghi.viec@example.vn', fullName: 'Phạm Thị Dung' });
    const sessions = identity.get(Sessions);
    const token = await identity.inTransaction((tx) =>
      sessions.open(tx, { kind: 'staff', subjectId: id }),
    );
    expect(await sessions.find(token, 'staff')).toBeDefined();
    await identity.inTransaction((tx) => directory.deactivate(tx, id));
    expect(await sessions.find(token, 'staff')).toBeUndefined();
    expect(await directory.find(id)).toBeUndefined();
    await expect(signIn('nghi.viec@example.vn')).rejects.toMatchObject({
      code: 'staff.sign_in_failed',
    });
    expect((await directory.profiles([id, id])).get(id)).toEqual({
      fullName: 'Phạm Thị Dung',
      position: 'Chuyên viên',
    });
  });

  it('have one account per address', async () => {
    await create({ email: 'mot.dia.chi@example.vn' });
    await expect(create({ email: 'MOT.DIA.CHI@example.vn' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'staff.email_taken',
    });
  });

  it('may have no role yet', async () => {
    const id = await create({ roles: [] });
    expect(await directory.find(id)).toMatchObject({ roles: [] });
    expect(await directory.profiles([])).toEqual(new Map());
  });

  it('hold only roles that exist', async () => {
    const id = await create();
    await expect(
      identity.database.dataSource.query(`INSERT INTO staff_role VALUES ($1, 'king')`, [id]),
    ).rejects.toThrow('ck_staff_role_role');
  });
});

describe('parties', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await createIdentityUnderTest();
  });
  afterAll(() => identity.dispose());

  it('know who acts for them, signers first', async () => {
    const run = (sql: string, values: string[] = []) =>
      identity.database.dataSource.query(sql, values);
    const [{ id: partyId }] = await run(
      `INSERT INTO party (id, kind, name, name_folded, created_at)
       VALUES (gen_random_uuid(), 'organisation', 'Sở Nội vụ', 'so noi vu', now()) RETURNING id`,
    );
    const add = async (role: string): Promise<string> => {
      const [{ id }] = await run(
        `INSERT INTO account (id, email, full_name, password_hash, created_at)
         VALUES (gen_random_uuid(), $1 || '@example.vn', 'A', 'h', now()) RETURNING id`,
        [`${role}.${partyId}`],
      );
      await run('INSERT INTO membership VALUES ($1, $2, $3)', [id, partyId, role]);
      return id;
    };
    const preparer = await add('preparer');
    const signer = await add('signer');
    const { manager } = identity.database.dataSource;
    expect(await identity.get(Parties).accountIds(manager, partyId)).toEqual([signer, preparer]);
    expect(await identity.get(Parties).find(manager, partyId)).toMatchObject({ name: 'Sở Nội vụ' });
    expect(await identity.get(Parties).find(manager, signer)).toBeUndefined();
  });
});
