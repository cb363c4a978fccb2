import {
  type DeadlineKind,
  type RecountProgress,
  surveyOpenClocks,
  type WorkingCalendar,
} from '@portal/deadlines';
import type { EntityManager } from 'typeorm';

/** A promised date that another calendar would move. */
export interface DateThatWouldMove {
  readonly code: string;
  readonly clock: DeadlineKind;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Which promised dates of open dossiers a calendar would move; changes nothing.
 * @param onMoved told date by date
 */
export function surveyDossiers(
  manager: EntityManager,
  calendar: WorkingCalendar,
  onMoved: (date: DateThatWouldMove) => void,
): Promise<RecountProgress> {
  return surveyOpenClocks(manager, calendar, async (clocks) => {
    const ids = [...new Set(clocks.map(({ clock }) => clock.dossierId))];
    const rows: { id: string; code: string }[] = await manager.query(
      'SELECT id, code FROM dossier WHERE id = ANY($1::uuid[])',
      [ids],
    );
    const codes = new Map(rows.map(({ id, code }) => [id, code]));
    for (const { clock, dates } of clocks) {
      const [from, to] = [clock.dueAt, dates.dueAt];
      if (from.getTime() === to.getTime()) continue;
      const code = codes.get(clock.dossierId) ?? clock.dossierId;
      onMoved({ code, clock: clock.kind, from, to });
    }
  });
}
