import type { QueueFilter, QueueView } from '@portal/dossiers';
import { normaliseText } from '@portal/kernel';

/** Words of the address, in the order of the tabs. */
export const VIEW_SLUGS: Readonly<Record<QueueView, string>> = {
  mine: 'cua-toi',
  overdue: 'qua-han',
  waiting: 'cho-bo-sung',
  all: 'tat-ca',
  closed: 'da-ket-thuc',
};

/** The tabs in their order. */
export const QUEUE_VIEWS: readonly QueueView[] = ['mine', 'overdue', 'waiting', 'all', 'closed'];

const MAX_TEXT = 100;
const MAX_PAGE = 10_000;

/** Control characters stand in no code and no name, and the database refuses U+0000. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\p{Cc}/gu, ' ') : '';

/** Reads the filter from an address; what is not understood falls back to the first view. */
export function readQueueFilter(query: Readonly<Record<string, unknown>>): QueueFilter {
  const slug = textOf(query['xem']);
  const page = Number.parseInt(textOf(query['trang']), 10);
  return {
    view: QUEUE_VIEWS.find((view) => VIEW_SLUGS[view] === slug) ?? 'mine',
    text: normaliseText(textOf(query['tim'])).slice(0, MAX_TEXT),
    page: page >= 1 && page <= MAX_PAGE ? page : 1,
  };
}

/** The address that shows a filter; what is usual is left out. */
export function queueAddress({ view, text, page }: QueueFilter): string {
  const query = new URLSearchParams();
  if (view !== 'mine') query.set('xem', VIEW_SLUGS[view]);
  if (text !== '') query.set('tim', text);
  if (page > 1) query.set('trang', String(page));
  const written = query.toString();
  return written === '' ? '/' : `/?${written}`;
}
