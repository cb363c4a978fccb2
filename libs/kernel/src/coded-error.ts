/** Why a request was refused, in terms that any transport can translate. */
export type ErrorKind =
  | 'invalid' // the input is wrong and can be mended (HTTP 422)
  | 'unauthenticated' // nobody is signed in (401)
  | 'forbidden' // the role may not (403)
  | 'not_found' // does not exist, or its existence is private (404)
  | 'conflict' // the state has moved on (409)
  | 'too_large' // a file or form over its limit (413)
  | 'rate_limited' // too many tries (429)
  | 'unavailable'; // a service that is needed is away; try again (503)

/** Values that a message needs; never personal data, because they are logged. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** One wrong field of a form. */
export interface FieldError {
  /** Path of the field as the form names it, such as `nominees.0.fullName`. */
  readonly field: string;
  /** Stable code; its Vietnamese sentence stands in the message catalogue. */
  readonly code: string;
  readonly params?: ErrorParams;
}

/**
 * An expected refusal. The code is stable and is what tests and other systems rely on; the sentence
 * that a person reads comes from the message catalogue of `web` under the same code.
 */
export class CodedError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'CodedError';
  }
}

/** Many wrong fields at once: a form is refused with all its faults, not with the first. */
export class InvalidFieldsError extends CodedError {
  constructor(fields: readonly FieldError[]) {
    super('invalid', 'form.invalid', { count: fields.length }, fields);
    this.name = 'InvalidFieldsError';
  }
}

/**
 * Something that the operator has to mend before a process can start: the message says all of it, so it
 * is told without where in the program it was found.
 */
export class OperatorError extends Error {}
