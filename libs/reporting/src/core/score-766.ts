import type { Progress766 } from './dossier-tally';

/**
 * Most points of the group "tiến độ giải quyết" of QĐ 766/QĐ-TTg. Seen in the code of a provincial
 * system, not in the text of the decision (one-stop-shop.md §7, §11): unverified.
 */
export const PROGRESS_POINTS = 20;

/**
 * Points for progress in tenths: the share on time of the group's maximum. A threshold from which on
 * the full score is given is not known for this group, so none is taken: unverified.
 * @returns null when no dossier was handled
 */
export function progressPoints({ onTime, late }: Progress766): number | null {
  const total = onTime + late;
  return total === 0 ? null : Math.round((onTime / total) * PROGRESS_POINTS * 10);
}
