import type { PlainDate } from '@portal/kernel';
import { filingWindowOn, type ProcedureVersion } from '@portal/procedures/core';

/** `12-09` as `09/12`. */
const dayAndMonth = (day: string): string => day.split('-').toReversed().join('/');

/** `từ ngày 01/01 đến hết ngày 09/12 hằng năm`; empty where a version may be filed on any day. */
export function windowInWords({ filingWindow }: Pick<ProcedureVersion, 'filingWindow'>): string {
  if (!filingWindow) return '';
  const { opens, closes } = filingWindow;
  return `từ ngày ${dayAndMonth(opens)} đến hết ngày ${dayAndMonth(closes)} hằng năm`;
}

/** What is told outside of a yearly window that only warns; empty within it, and without one. */
export function windowWarning(version: ProcedureVersion, on: PlainDate): string {
  const { isOpen, mayFile } = filingWindowOn(version, on);
  if (isOpen || !mayFile) return '';
  const word = version.filingWindow?.verified ? '' : ' dự kiến';
  return `Thời gian nhận hồ sơ${word} là ${windowInWords(version)}; hôm nay nằm ngoài thời gian đó. Bạn vẫn nộp được, nhưng hồ sơ có thể được xét vào kỳ sau.`;
}
