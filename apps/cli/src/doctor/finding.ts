/** What one check of the installation found. */
export interface Finding {
  readonly check: string;
  /** `warn` lets the service run, `fail` does not. */
  readonly state: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  /** How to mend it; empty when there is nothing to mend. */
  readonly mend: string;
}

export const ok = (check: string, detail: string): Finding => ({
  check,
  state: 'ok',
  detail,
  mend: '',
});

export const warn = (check: string, detail: string, mend: string): Finding => ({
  check,
  state: 'warn',
  detail,
  mend,
});

export const fail = (check: string, detail: string, mend: string): Finding => ({
  check,
  state: 'fail',
  detail,
  mend,
});
