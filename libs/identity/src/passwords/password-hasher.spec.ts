import { parseOptions } from '@node-rs/argon2';
import { HASH_POLICY, NOBODYS_HASH, PasswordHasher } from './password-hasher';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();

  it('verifies what it hashed, however the letters were composed', async () => {
    const stored = await hasher.hash('bốn con trâu trắng'.normalize('NFC'));
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(stored, 'bốn con trâu trắng'.normalize('NFD'))).toBe(true);
    expect(await hasher.verify(stored, 'bon con trau trang')).toBe(false);
  });

  it('salts: the same password never gives the same hash', async () => {
    expect(await hasher.hash('bốn con trâu')).not.toBe(await hasher.hash('bốn con trâu'));
  });

  it('refuses when there is nobody, at the cost of the same policy', async () => {
    expect(await hasher.verify(undefined, 'anything at all')).toBe(false);
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(NOBODYS_HASH);
    expect({ algorithm, memoryCost, timeCost, parallelism }).toEqual(HASH_POLICY);
  });

  it('refuses an overlong password without hashing megabytes', async () => {
    const stored = await hasher.hash('');
    expect(await hasher.verify(stored, 'x'.repeat(1_000_000))).toBe(false);
  });
});
