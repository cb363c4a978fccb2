import { InvalidFieldsError } from '@portal/kernel';
import { readRegistration, type Registration } from './registration';

const good: Registration = {
  email: ' Hanh.Tran@Example.VN ',
  password: 'bốn con trâu trắng',
  fullName: 'Trần  Thị Hạnh',
  phone: '0912 345 678',
  organisationName: 'UBND xã Thạch Hà',
  organisationAddress: '',
};
const faultsOf = (change: Partial<Registration>): Record<string, string> => {
  try {
    readRegistration({ ...good, ...change });
    return {};
  } catch (error) {
    if (!(error instanceof InvalidFieldsError)) throw error;
    return Object.fromEntries(error.fields.map(({ field, code }) => [field, code]));
  }
};

describe('readRegistration', () => {
  it('brings the fields to the form that is stored', () => {
    expect(readRegistration(good)).toMatchObject({
      email: 'hanh.tran@example.vn',
      fullName: 'Trần Thị Hạnh',
      phone: '0912345678',
    });
  });

  it('names every wrong field at once', () => {
    const empty = Object.fromEntries(Object.keys(good).map((key) => [key, '']));
    expect(faultsOf(empty)).toEqual({
      organisationName: 'account.organisation_name_missing',
      fullName: 'account.full_name_missing',
      email: 'account.email_invalid',
      password: 'account.password_too_short',
    });
  });

  it.each([
    ['email', 'khong-phai-thu'],
    ['email', 'a@b'],
    ['email', 'a@b.vn, c@d.vn'],
    ['email', 'a@b.vn\r\nBcc: c@d.vn'],
    ['email', '"An" <a@b.vn>'],
    ['email', 'a\0@b.vn'],
    ['email', `${'a'.repeat(250)}@b.vn`],
    ['phone', '12345'],
    ['phone', '0912345678x'],
  ] as const)('refuses %s %j', (field, value) => {
    expect(faultsOf({ [field]: value })).toEqual({ [field]: `account.${field}_invalid` });
  });

  it('takes control characters for spaces: the database refuses some, a mail header others', () => {
    expect(readRegistration({ ...good, fullName: 'Trần\0Thị\r\nHạnh' }).fullName).toBe(
      'Trần Thị Hạnh',
    );
  });

  it('bounds every text', () => {
    const long = 'x'.repeat(301);
    expect(faultsOf({ fullName: long, organisationName: long, organisationAddress: long })).toEqual(
      {
        fullName: 'account.text_too_long',
        organisationName: 'account.text_too_long',
        organisationAddress: 'account.text_too_long',
      },
    );
  });
});
