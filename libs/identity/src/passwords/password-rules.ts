import { FieldError } from '@portal/kernel';
import { COMMON_PASSWORDS } from './common-passwords';

/** Fewest characters of a password (NIST SP 800-63B-4 asks for 15 without, 8 with a second factor). */
export const PASSWORD_MIN_LENGTH = 12;

/** Most characters of a password: bounds the work of the hash, far above any passphrase. */
export const PASSWORD_MAX_LENGTH = 200;

/** The form that is hashed: the same letters typed on two keyboards are the same password. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/** Characters as a person counts them: code points of the composed form. */
export const passwordLength = (password: string): number =>
  Array.from(normalisePassword(password)).length;

const compared = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** Such as "aaaaaaaaaaaa" or "121212121212". */
const hasFewCharacters = (password: string): boolean => new Set(password).size < 4;

function isAddress(password: string, email: string): boolean {
  const address = compared(email);
  return address !== '' && (password === address || password === address.split('@')[0]);
}

/**
 * What is wrong with a new password, or `undefined`. No rule about kinds of characters: they make
 * passwords that are hard to keep and easy to guess.
 * @param field name of the field in the form
 * @param email address of the account, which may not be the password
 */
export function findPasswordFault(
  field: string,
  password: string,
  email: string,
): FieldError | undefined {
  const length = passwordLength(password);
  if (length < PASSWORD_MIN_LENGTH) {
    return { field, code: 'account.password_too_short', params: { min: PASSWORD_MIN_LENGTH } };
  }
  if (length > PASSWORD_MAX_LENGTH) {
    return { field, code: 'account.password_too_long', params: { max: PASSWORD_MAX_LENGTH } };
  }
  const plain = compared(normalisePassword(password));
  if (isAddress(plain, email)) return { field, code: 'account.password_is_email' };
  if (COMMON_PASSWORDS.has(plain) || hasFewCharacters(plain)) {
    return { field, code: 'account.password_common' };
  }
  return undefined;
}
