import { type OpenClock, readLatestClocks } from '@portal/deadlines';
import type { WorkingCalendar } from '@portal/deadlines/core';
import { CodedError, type PlainDate, toOfficeTime } from '@portal/kernel';
import type { DataSource } from 'typeorm';
import { type RehearsedDate, rehearseDates } from './rehearse-dates';
import { type RehearsedForm, rehearseForm, type VersionPair } from './rehearse-form';
import { type RehearsedStep, rehearseStep } from './rehearse-step';
import { type SentDossier, sentDossiers } from './sent-dossiers';

/** A stored dossier as another version would have treated it. */
export interface RehearsedDossier extends RehearsedForm {
  readonly code: string;
  readonly filedOn: PlainDate;
  /** Null: a date cannot be counted with the calendars at hand. */
  readonly dates: readonly RehearsedDate[] | null;
  readonly step: RehearsedStep | null;
}

/** Which dossiers are tried under which version. */
export interface RehearsalOrder extends VersionPair {
  readonly calendar: WorkingCalendar;
  /** First day of filing. */
  readonly since: PlainDate;
  /** At most so many, the newest. */
  readonly limit: number;
  /** Told dossier by dossier, the newest first. */
  readonly onDossier: (dossier: RehearsedDossier) => void;
  readonly onProgress?: (count: number) => void;
}

function byDossier(clocks: readonly OpenClock[]): ReadonlyMap<string, readonly OpenClock[]> {
  const grouped = new Map<string, OpenClock[]>();
  for (const clock of clocks) {
    grouped.set(clock.dossierId, [...(grouped.get(clock.dossierId) ?? []), clock]);
  }
  return grouped;
}

function datesOf(
  { calendar, ...pair }: RehearsalOrder,
  dossier: SentDossier,
  clocks: readonly OpenClock[],
): RehearsedDossier['dates'] {
  try {
    return rehearseDates(calendar, pair, dossier, clocks);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return null;
  }
}

function rehearse(
  order: RehearsalOrder,
  dossier: SentDossier,
  clocks: readonly OpenClock[],
): RehearsedDossier {
  return {
    code: dossier.code,
    filedOn: toOfficeTime(dossier.submittedAt).date,
    ...rehearseForm(order, dossier),
    dates: datesOf(order, dossier, clocks),
    step: rehearseStep(order, dossier.stepId),
  };
}

/**
 * Replays dossiers that were filed under one version against another; changes nothing, in a
 * transaction that could not. Memory stays level however many there are.
 */
export async function rehearseVersion(
  dataSource: DataSource,
  order: RehearsalOrder,
): Promise<void> {
  await dataSource.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    let count = 0;
    for await (const batch of sentDossiers(tx, { ...order, version: order.before })) {
      const ids = batch.map(({ id }) => id);
      const clocks = byDossier(await readLatestClocks(tx, ids));
      for (const dossier of batch) {
        order.onDossier(rehearse(order, dossier, clocks.get(dossier.id) ?? []));
      }
      count += batch.length;
      order.onProgress?.(count);
    }
  });
}
