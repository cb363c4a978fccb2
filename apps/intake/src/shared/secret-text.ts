import type { FormData } from '@portal/web';

/** A password as typed: not trimmed, because a space may be part of it. */
export function secretText(form: FormData, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}
