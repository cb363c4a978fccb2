import { type DossierView, JournalEntry } from '@portal/dossiers';
import { StaffDirectory } from '@portal/identity';
import type { EntityManager } from 'typeorm';

/** The last thing that was done to a dossier, and by whom. */
export interface LastChange {
  readonly at: Date;
  readonly title: string;
  /** Unit, and for staff the person. */
  readonly by: string;
  readonly action: string;
  readonly actorId: string | null;
  /** Head of the journal's chain. */
  readonly sequence: number;
  readonly hash: string;
}

/** Reads the newest journal entry with the names that stand behind its ids. */
export async function readLastChange(
  manager: EntityManager,
  staff: StaffDirectory,
  view: DossierView,
): Promise<LastChange | null> {
  const entry = await manager.findOne(JournalEntry, {
    where: { dossierId: view.dossier.id },
    order: { sequence: 'DESC' },
  });
  const event = view.timeline[0];
  if (!entry || !event) return null;
  const { at, action, actorId, sequence, hash } = entry;
  const person =
    entry.actorKind === 'staff' && actorId !== null
      ? (await staff.profiles([actorId])).get(actorId)
      : undefined;
  const by = person ? `${person.fullName}, ${event.by}` : event.by;
  return { at, title: event.title, by, action, actorId, sequence, hash };
}
