import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, base64url: 43 characters. */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A secret that only its holder has: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text can be a token at all: asked before it costs a query. */
export function isToken(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * What is stored in place of a token (SHA-256, hexadecimal): a copy of the table opens no session.
 * No salt and no slow hash: 256 random bits cannot be guessed.
 */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
