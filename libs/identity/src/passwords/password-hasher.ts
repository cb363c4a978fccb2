import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { normalisePassword, PASSWORD_MAX_LENGTH, passwordLength } from './password-rules';

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice): about 45 ms. */
export const HASH_POLICY = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing that anybody knows, of the same policy: verifying against it takes as long. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$pIoHzDKAbvyRHbfSnzuwGw$TfwnKJSEa17rsjQUaUqJ74qWoZTrvZZmeAdHO2cl8vg';

/** Hashes and verifies passwords, off the main thread. */
@Injectable()
export class PasswordHasher {
  /** @returns PHC text with parameters and salt */
  async hash(password: string): Promise<string> {
    return hash(normalisePassword(password), HASH_POLICY);
  }

  /**
   * @param stored hash of the account; `undefined` when there is none: takes as long and is false,
   *   so that the answer's time does not tell which addresses exist
   */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const isOverlong = passwordLength(password) > PASSWORD_MAX_LENGTH;
    const matches = await verify(
      stored ?? NOBODYS_HASH,
      isOverlong ? '' : normalisePassword(password),
    );
    return matches && stored !== undefined && !isOverlong;
  }
}
