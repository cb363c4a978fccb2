import type { PlainDate } from '@portal/kernel';
import type { ProcedureVersion } from './procedure-version';

/** When a procedure may be filed, seen from a day. */
export interface FilingWindowState {
  readonly isOpen: boolean;
  /** False outside of the window when a verified rule closes it. */
  readonly mayFile: boolean;
}

/** Whether a day lies in the yearly window of a version; without one every day does. */
export function filingWindowOn(
  { filingWindow }: Pick<ProcedureVersion, 'filingWindow'>,
  on: PlainDate,
): FilingWindowState {
  if (!filingWindow) return { isOpen: true, mayFile: true };
  const { opens, closes, effect } = filingWindow;
  const day = on.slice(5);
  const isOpen = opens <= closes ? opens <= day && day <= closes : opens <= day || day <= closes;
  return { isOpen, mayFile: isOpen || effect === 'warn' };
}
