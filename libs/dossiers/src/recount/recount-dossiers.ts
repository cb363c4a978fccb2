import {
  type RecountedClock,
  recountOpenClocks,
  type RecountProgress,
  type WorkingCalendar,
} from '@portal/deadlines';
import { enqueueNotices, type NoticeOrder } from '@portal/notifications';
import type { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { type DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { Dossier, ExtensionDraft, SupplementRequest } from '../entities';
import type { JournalData } from '../entities/journal-entry.entity';
import { appendJournalEntry } from '../journal/append-entry';
import { followers } from '../notices/recipients';
import { type MovedDates, RECOUNT_ACTION } from '../journal/system-events';
import { movedDates } from './moved-dates';
import { type ClocksOfDossier, recountColumns } from './recount-columns';

/** Dossiers of one transaction: few enough that nobody waits long for their rows. */
const BATCH = 100;

/** What counting dossiers anew stands on, and why it is done. */
export interface RecountOrder {
  readonly dataSource: DataSource;
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
  readonly at: Date;
  /** In the operator's words; stands in the journal and in the mails, so no personal data. */
  readonly reason: string;
  readonly onProgress?: (progress: RecountProgress) => void;
}

function byDossier(clocks: readonly RecountedClock[]): Map<string, ClocksOfDossier> {
  const grouped = new Map<string, Map<RecountedClock['clock']['kind'], RecountedClock>>();
  for (const recounted of clocks) {
    const { dossierId, kind } = recounted.clock;
    const own = grouped.get(dossierId) ?? new Map<typeof kind, RecountedClock>();
    grouped.set(dossierId, own.set(kind, recounted));
  }
  return grouped;
}

/** The applicant hears of a promise, or of an own limit, that moved. */
async function tell(
  tx: EntityManager,
  { dossier, at }: { readonly dossier: Dossier; readonly at: Date },
  { moved }: MovedDates,
  sequence: number,
): Promise<void> {
  if (!moved.legal && !moved.supplement) return;
  const orders = (await followers(tx, dossier)).map((id): NoticeOrder => ({
    kind: 'dossier.date_moved',
    dossierId: dossier.id,
    recipient: { kind: 'account', id },
    payload: { sequence: String(sequence) },
    at,
  }));
  await enqueueNotices(tx, orders);
}

/** What a dossier's other rows repeat of its dates. */
async function follow(
  tx: EntityManager,
  dossier: Dossier,
  clocks: ClocksOfDossier,
  at: Date,
): Promise<void> {
  const supplement = clocks.get('supplement');
  if (supplement?.moved) {
    const open = { dossierId: dossier.id, number: dossier.supplementCount };
    await tx.update(SupplementRequest, open, { dueAt: supplement.dates.dueAt });
  }
  if (clocks.get('legal')?.moved) {
    // The date that a draft of extension was made for is another.
    const open = { dossierId: dossier.id, settledAt: IsNull() };
    await tx.update(ExtensionDraft, open, { settledAt: at });
  }
}

async function recountDossier(
  order: RecountOrder,
  tx: EntityManager,
  dossier: Dossier,
  clocks: ClocksOfDossier,
): Promise<void> {
  const { calendar, catalogue, organisation, at, reason } = order;
  const procedure = catalogue.of(dossier);
  const columns = recountColumns({
    calendar,
    organisation,
    now: at,
    procedure,
    dossier,
    clocks,
  });
  const moved = [...clocks.values()].filter((each) => each.moved);
  if (moved.length === 0) {
    // No date is another, yet the way to it may be: the place in the queue.
    if (Object.keys(columns).length > 0) await tx.update(Dossier, { id: dossier.id }, columns);
    return;
  }
  await follow(tx, dossier, clocks, at);
  const sequence = dossier.journalLength + 1;
  const version = dossier.version + 1;
  await tx.update(
    Dossier,
    { id: dossier.id },
    { ...columns, version, journalLength: sequence, updatedAt: at },
  );
  const dates = movedDates(reason, moved);
  await appendJournalEntry(tx, {
    dossierId: dossier.id,
    sequence,
    at,
    actor: { kind: 'system', id: null },
    action: RECOUNT_ACTION,
    data: dates as unknown as JournalData,
  });
  await tell(tx, { dossier, at }, dates, sequence);
}

async function lockDossiers(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT id FROM dossier WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
}

/**
 * Counts the clocks of all dossiers by a calendar: each dossier's clocks, columns, journal entry and
 * owed notices are one transaction. Safe to run again after it was cut off: what was done stays done
 * and is not told twice.
 */
export function recountDossiers(order: RecountOrder): Promise<RecountProgress> {
  const { dataSource, calendar, onProgress } = order;
  return recountOpenClocks(dataSource, calendar, {
    batch: BATCH,
    lock: lockDossiers,
    changed: async (tx, clocks) => {
      const grouped = byDossier(clocks);
      const dossiers = await tx.findBy(Dossier, { id: In([...grouped.keys()]) });
      for (const dossier of dossiers) {
        await recountDossier(order, tx, dossier, grouped.get(dossier.id)!);
      }
    },
    ...(onProgress && { onProgress }),
  });
}
