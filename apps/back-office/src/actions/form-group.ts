import type { FormData } from '@portal/web';

/** A group of fields (`items.khac-1.text` in `items`); empty when there is none. */
export function formGroup(form: FormData, name: string): FormData {
  const value = form[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}
