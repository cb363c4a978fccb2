/** So many tries in so many seconds. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every limit. Whole offices stand behind one address, hence the generous limits per address; what is
 * narrow is the pair of account and address.
 */
export const RATE_LIMITS = {
  /** Failed sign-ins from one address, whatever the account. */
  sign_in_address: { points: 100, seconds: 15 * MINUTE },
  /** Failed sign-ins to one account from one address. */
  sign_in_pair: { points: 10, seconds: 15 * MINUTE },
  /** Failed sign-ins to one account from everywhere: beyond it each address has the next limit. */
  sign_in_account: { points: 50, seconds: HOUR },
  /** Tries left to each address while an account is under attack: nobody is locked out by others. */
  sign_in_pair_strict: { points: 3, seconds: HOUR },
  /** Registrations from one address. */
  register: { points: 60, seconds: HOUR },
  /**
   * Links of one purpose mailed to one mailbox: whoever uses the limit up for another has mailed them a
   * link that still counts, and keeps no link of another purpose from them.
   */
  mail_link: { points: 5, seconds: HOUR },
  /** Links asked for from one address. */
  mail_link_address: { points: 60, seconds: HOUR },
  /** Links followed from one address. */
  follow_link: { points: 60, seconds: 15 * MINUTE },
  /** Changes of password tried by one account. */
  change_password: { points: 10, seconds: 15 * MINUTE },
  /** Files sent by one account: bounds what one person can fill the disk with. */
  upload: { points: 300, seconds: HOUR },
  /** Look-ups of a dossier by code and key from one address. */
  look_up: { points: 30, seconds: 10 * MINUTE },
} as const satisfies Record<string, RateLimit>;

/** Name of a limit. */
export type RateLimitName = keyof typeof RATE_LIMITS;

/** Every limit. */
export const RATE_LIMIT_NAMES: readonly RateLimitName[] = Object.keys(RATE_LIMITS).filter(
  (name): name is RateLimitName => Object.hasOwn(RATE_LIMITS, name),
);
