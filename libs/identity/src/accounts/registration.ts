import { FieldError, InvalidFieldsError, normaliseText } from '@portal/kernel';
import { isEmail, normaliseEmail } from '../email-address';
import { findPasswordFault } from '../passwords/password-rules';

/** What the registration form sends, as typed. */
export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly fullName: string;
  /** May be empty. */
  readonly phone: string;
  /** The presenting unit that the account acts for. */
  readonly organisationName: string;
  /** May be empty. */
  readonly organisationAddress: string;
}

/** Fewest and most characters of each text. */
const LENGTHS = {
  fullName: { min: 2, max: 100 },
  organisationName: { min: 3, max: 300 },
  organisationAddress: { min: 0, max: 300 },
} as const;

/** Domestic (0 and 9 or 10 digits: mobile and fixed lines) or with the country code. */
const PHONE = /^(?:0|\+84)\d{9,10}$/;

/** One line: control characters and runs of white space become one space. */
const oneLine = (text: string): string =>
  normaliseText(text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' '));

const normalisePhone = (typed: string): string => typed.replace(/[\s.\-()]/g, '');

/** The forms that are stored. */
function normalise(input: Registration): Registration {
  return {
    email: normaliseEmail(input.email),
    password: input.password,
    fullName: oneLine(input.fullName),
    phone: normalisePhone(input.phone),
    organisationName: oneLine(input.organisationName),
    organisationAddress: oneLine(input.organisationAddress),
  };
}

function lengthFault(field: keyof typeof LENGTHS, text: string): FieldError | undefined {
  const { min, max } = LENGTHS[field];
  const length = Array.from(text).length;
  if (length < min) return { field, code: `account.${snake(field)}_missing` };
  if (length > max) return { field, code: 'account.text_too_long', params: { max } };
  return undefined;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

const emailFault = (email: string): FieldError | undefined =>
  isEmail(email) ? undefined : { field: 'email', code: 'account.email_invalid' };

const phoneFault = (phone: string): FieldError | undefined =>
  phone === '' || PHONE.test(phone) ? undefined : { field: 'phone', code: 'account.phone_invalid' };

/**
 * Reads a registration.
 * @throws InvalidFieldsError with every wrong field, in the order of the form
 */
export function readRegistration(input: Registration): Registration {
  const read = normalise(input);
  const faults = [
    lengthFault('organisationName', read.organisationName),
    lengthFault('organisationAddress', read.organisationAddress),
    lengthFault('fullName', read.fullName),
    emailFault(read.email),
    phoneFault(read.phone),
    findPasswordFault('password', read.password, read.email),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new InvalidFieldsError(faults);
  return read;
}
