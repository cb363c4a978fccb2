import { Deadline, type DeadlineKind } from '@portal/deadlines';
import { explainDue } from '@portal/deadlines/core';
import type { NoticeData, NoticePayloads } from '@portal/notifications';
import type { Organisation } from '@portal/procedures';
import { ExtensionDraft, JournalEntry } from '../entities';
import type { MovedDates } from '../journal/system-events';
import { confirmedClock } from '../reading/confirmed-clock';
import type { Facts } from './dossier-facts';
import { headsOf, holders } from './recipients';

const stepTitleOf = ({ procedure }: Facts, stepId: string | null): string =>
  procedure.steps.find((step) => step.id === stepId)?.title.vi ?? '';

function limitNameOf(facts: Facts, kind: DeadlineKind, stepId: string | null): string {
  if (kind === 'reception') return 'Thời gian trả lời tiếp nhận';
  if (kind === 'step') return `Thời gian của bước “${stepTitleOf(facts, stepId)}”`;
  return 'Thời hạn giải quyết hồ sơ';
}

/** Who holds the dossier is warned as its holder, everybody else as the head. */
async function isHead(
  { manager, dossier, recipient }: Facts,
  organisation: Organisation,
): Promise<boolean> {
  const held = await holders(manager, dossier);
  if (held.includes(recipient.id) || dossier.holderUnitId === null) return false;
  const heads = await headsOf(manager, organisation, dossier.holderUnitId);
  return heads.includes(recipient.id);
}

export async function timeWarning(
  facts: Facts,
  organisation: Organisation,
): Promise<NoticeData['staff.time_warning']> {
  const { deadlineId, mark } = facts.payload as NoticePayloads['staff.time_warning'];
  const { kind, stepId, dueAt } = await facts.manager.findOneByOrFail(Deadline, { id: deadlineId });
  const unitId = facts.dossier.holderUnitId ?? facts.dossier.receivingUnitId;
  return {
    ...facts.common,
    partyName: facts.partyName,
    limitName: limitNameOf(facts, kind, stepId),
    mark,
    endsAt: dueAt,
    unitName: organisation.getUnit(unitId).name.vi,
    toHead: await isHead(facts, organisation),
  };
}

export async function extensionDraft(facts: Facts): Promise<NoticeData['staff.extension_draft']> {
  const { draftId } = facts.payload as NoticePayloads['staff.extension_draft'];
  const draft = await facts.manager.findOneByOrFail(ExtensionDraft, { id: draftId });
  const { trigger, causeStepId, dueAt, forecastAt, proposedDueAt, giveBy } = draft;
  return {
    ...facts.common,
    partyName: facts.partyName,
    dueAt,
    forecastAt,
    forecastLate: trigger === 'forecast_late',
    causeStep: causeStepId === null ? null : stepTitleOf(facts, causeStepId),
    proposedDueAt,
    giveBy,
  };
}

export async function dateMoved(facts: Facts): Promise<NoticeData['dossier.date_moved']> {
  const { manager, deadlines, dossier, procedure, common } = facts;
  const sequence = Number((facts.payload as NoticePayloads['dossier.date_moved']).sequence);
  const entry = await manager.findOneByOrFail(JournalEntry, { dossierId: dossier.id, sequence });
  const { moved, reason } = entry.data as unknown as MovedDates;
  const clock = moved.legal ? 'legal' : 'supplement';
  const { from, to } = moved[clock]!;
  const explained = confirmedClock(
    await deadlines.explain(manager, dossier.id, clock),
    clock === 'legal' ? procedure.limits.legal : null,
  );
  return {
    ...common,
    clock,
    from: new Date(from),
    to: new Date(to),
    dueIsExpected: clock === 'legal' && procedure.limits.legal?.verified === false,
    reason,
    // The target is the office's own.
    explanation: explained
      ? explainDue({ ...explained.computation, target: null }, 'vi').lines
      : [],
  };
}
