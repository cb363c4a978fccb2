import { normaliseText } from '@portal/kernel';

/** RFC 5321 §4.5.3.1.3: a path has at most 256 octets with its brackets. */
const MAX_LENGTH = 254;

/** Whatever a mail program could take for more than one address is refused, and control characters. */
const SHAPE =
  /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+\.[^\s@<>()[\],;:"\\\p{C}.]{2,}$/u;

/** The form that is stored and compared: NFC, trimmed, lower case. */
export function normaliseEmail(typed: string): string {
  return normaliseText(typed).toLowerCase();
}

/** Whether a normalised text has the shape of one e-mail address. */
export function isEmail(email: string): boolean {
  return email.length <= MAX_LENGTH && SHAPE.test(email);
}
