import { COMMON_PASSWORDS } from './common-passwords';
import { findPasswordFault, PASSWORD_MIN_LENGTH } from './password-rules';

const faultOf = (password: string, email = 'hanh.tran@example.vn') =>
  findPasswordFault('password', password, email)?.code;

describe('password rules', () => {
  it.each([
    ['ngắn', 'account.password_too_short'],
    ['mười một kt', 'account.password_too_short'],
    ['x'.repeat(201), 'account.password_too_long'],
    ['Hanh.Tran@Example.vn', 'account.password_is_email'],
    ['matkhau123456', 'account.password_common'],
    ['MatKhau 123456', 'account.password_common'],
    ['aaaaaaaaaaaaaa', 'account.password_common'],
    ['121212121212', 'account.password_common'],
    ['bốn con trâu trắng', undefined],
    ['correct horse battery', undefined],
  ])('%s → %s', (password, code) => expect(faultOf(password)).toBe(code));

  it('refuses the name before the @ too', () => {
    expect(faultOf('phongnoivu.hatinh', 'phongnoivu.hatinh@example.vn')).toBe(
      'account.password_is_email',
    );
  });

  it('counts characters as people do: composed, and one per emoji', () => {
    expect(faultOf('ộộộ'.normalize('NFD'))).toBe('account.password_too_short');
    expect(faultOf('🌾🐃🌾🐃🎋')).toBe('account.password_too_short');
  });

  it('lists only passwords that the length lets through', () => {
    const short = [...COMMON_PASSWORDS].filter((word) => word.length < PASSWORD_MIN_LENGTH);
    expect(short).toEqual([]);
    const altered = [...COMMON_PASSWORDS].filter((word) => word !== word.toLowerCase());
    expect(altered).toEqual([]);
  });
});
