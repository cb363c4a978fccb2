import type { ProcedureVersion } from '@portal/procedures/core';
import { type EntityManager, IsNull } from 'typeorm';
import { ExtensionDraft } from '../entities';

/** The drafted apology and new date of a dossier, as long as it is at stake. */
export interface ExtensionView {
  /** The forecast is late; else the limit is merely near. */
  readonly forecastLate: boolean;
  /** Title of the step that took most beyond its budget; null when none did. */
  readonly causeStep: string | null;
  readonly forecastAt: Date;
  /** Days beyond the limit, in words: `1 ngày làm việc`. */
  readonly proposedDays: string;
  readonly proposedDueAt: Date;
  /** By when the applicant must have it. */
  readonly giveBy: Date;
  /** The provision, as people may look it up. */
  readonly citation: string;
}

/** Reads the open draft of a dossier; null when there is none. */
export async function readExtension(
  manager: EntityManager,
  dossierId: string,
  { limits, steps }: ProcedureVersion,
): Promise<ExtensionView | null> {
  const draft = await manager.findOneBy(ExtensionDraft, { dossierId, settledAt: IsNull() });
  if (!draft || !limits.extension) return null;
  const { trigger, causeStepId, forecastAt, proposedDueAt, giveBy } = draft;
  const unit = limits.legal?.unit === 'calendar_day' ? 'ngày' : 'ngày làm việc';
  return {
    forecastLate: trigger === 'forecast_late',
    causeStep: steps.find((step) => step.id === causeStepId)?.title.vi ?? null,
    forecastAt,
    proposedDays: `${draft.proposedDays} ${unit}`,
    proposedDueAt,
    giveBy,
    citation: limits.extension.citation,
  };
}
