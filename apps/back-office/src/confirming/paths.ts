import type { Claim } from '@portal/procedures/core';

/** List of what the province still has to confirm. */
export const OPEN_PATH = '/quan-tri/can-xac-nhan';
/** List of what it has confirmed. */
export const CONFIRMED_PATH = '/quan-tri/da-xac-nhan';
/** Where it is written how to make a new version, for who has the files at hand. */
export const HOW_TO = 'docs/how-to/new-procedure.md';

/** Page of a statement, in all its places. */
export const claimPath = ({ kind, fingerprint }: Pick<Claim, 'kind' | 'fingerprint'>): string =>
  `${OPEN_PATH}/${kind}/${fingerprint}`;

/** The two lists as tabs. */
export const tabs = (current: string): object[] =>
  [
    { title: 'Cần xác nhận', href: OPEN_PATH },
    { title: 'Đã xác nhận', href: CONFIRMED_PATH },
  ].map((tab) => ({ ...tab, current: tab.href === current }));
