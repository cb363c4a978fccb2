import type { DeadlineKind } from '@portal/deadlines';
import { formatInstant } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import { JournalEntry } from '../entities';
import { type Action, isDiscreetAction } from '../lifecycle';
import {
  DRAFT_EXTENSION_ACTION,
  type MovedDate,
  type MovedDates,
  RECOUNT_ACTION,
} from '../journal/system-events';

/** One event of a dossier's history in plain words; names the office, not the person. */
export interface TimelineEvent {
  readonly at: Date;
  readonly title: string;
  readonly by: string;
  /** What more there is to say; none for most. */
  readonly text?: string;
}

/** Events that no action of a person brings about. */
type SystemEvent = typeof RECOUNT_ACTION | typeof DRAFT_EXTENSION_ACTION;

const TITLES: Readonly<Record<Action | SystemEvent, string>> = {
  submit: 'Đã nộp hồ sơ',
  accept: 'Đã tiếp nhận hồ sơ',
  request_supplement: 'Yêu cầu bổ sung giấy tờ',
  propose_supplement: 'Trình lãnh đạo duyệt yêu cầu bổ sung',
  approve_supplement: 'Lãnh đạo duyệt yêu cầu bổ sung, đã gửi đơn vị',
  decline_supplement: 'Lãnh đạo không duyệt yêu cầu bổ sung',
  answer_supplement: 'Đã gửi phần bổ sung',
  refuse: 'Không tiếp nhận hồ sơ',
  advance: 'Chuyển sang bước tiếp theo',
  decide: 'Đã có quyết định',
  move_version: 'Chuyển sang quy định mới có lợi hơn',
  hand_over: 'Đã trả kết quả',
  withdraw: 'Đã rút hồ sơ',
  close_unanswered: 'Dừng xử lý vì quá hạn bổ sung',
  recount: 'Tính lại thời hạn theo lịch làm việc',
  draft_extension: 'Soạn dự thảo xin lỗi, hẹn lại',
};

/** What is the office's own matter until it acts on it. */
const INTERNAL: ReadonlySet<string> = new Set([DRAFT_EXTENSION_ACTION]);

const MOVED: Readonly<Record<DeadlineKind, string>> = {
  reception: 'Hạn trả lời tiếp nhận',
  legal: 'Ngày hẹn trả kết quả',
  step: 'Hạn của bước',
  supplement: 'Hạn bổ sung',
};

/** Dates of steps are the office's own. */
function recountInWords({ data }: JournalEntry, staff: boolean): string {
  const { moved, reason } = data as unknown as MovedDates;
  const dates = (Object.entries(moved) as [DeadlineKind, MovedDate][])
    .filter(([kind]) => staff || kind !== 'step')
    .map(([kind, { from, to }]) => {
      const [before, now] = [from, to].map((instant) => formatInstant(new Date(instant)));
      return `${MOVED[kind]}: từ ${before} thành ${now}.`;
    });
  return [...dates, `Lý do: ${reason}`].join(' ');
}

/** The reason stands in the notice; the journal holds its hash. */
function moveInWords({ data }: JournalEntry): string {
  const { fromVersion, toVersion } = data as Readonly<Record<string, string>>;
  return `Phiên bản quy định: từ ${fromVersion} sang ${toVersion}.`;
}

/** What more there is to say of an entry. */
function textOf(entry: JournalEntry, staff: boolean): { text?: string } {
  if (entry.action === RECOUNT_ACTION) return { text: recountInWords(entry, staff) };
  return entry.action === 'move_version' ? { text: moveInWords(entry) } : {};
}

/** How the applicant reads what the office does not tell of itself. */
const TITLES_FOR_APPLICANT: Readonly<Partial<Record<Action, string>>> = {
  approve_supplement: TITLES.request_supplement,
};

/** Who reads, and what is needed to put names to ids. */
export interface TimelineNames {
  readonly side: 'applicant' | 'staff';
  readonly procedure: ProcedureVersion;
  readonly organisation: Organisation;
}

function titleOf(entry: JournalEntry, { procedure, side }: TimelineNames): string {
  const action = entry.action as Action | SystemEvent;
  const title = (side === 'applicant' && TITLES_FOR_APPLICANT[action as Action]) || TITLES[action];
  const { step } = entry.data as { step?: string | null };
  const found = procedure.steps.find((candidate) => candidate.id === step);
  return entry.action === 'advance' && found ? `${title}: ${found.title.vi}` : title;
}

function byOf(entry: JournalEntry, unitOfStaff: ReadonlyMap<string, string>, names: TimelineNames) {
  if (entry.actorKind === 'applicant') return 'Đơn vị trình khen';
  const unitId = entry.actorId === null ? undefined : unitOfStaff.get(entry.actorId);
  return unitId ? names.organisation.getUnit(unitId).name.vi : 'Hệ thống';
}

async function unitsOfStaff(
  manager: EntityManager,
  entries: readonly JournalEntry[],
): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ actorKind, actorId }) =>
    actorKind === 'staff' && actorId !== null ? [actorId] : [],
  );
  const rows: { id: string; unit_id: string }[] = await manager.query(
    `SELECT id, unit_id FROM staff WHERE id = ANY($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.unit_id]));
}

/** The history of a dossier, newest first; for its applicant without the office's own affairs. */
export async function readTimeline(
  manager: EntityManager,
  dossierId: string,
  names: TimelineNames,
): Promise<TimelineEvent[]> {
  const all = await manager.find(JournalEntry, {
    where: { dossierId },
    order: { sequence: 'DESC' },
  });
  const entries = all.filter(
    ({ action }) => names.side === 'staff' || !(INTERNAL.has(action) || isDiscreetAction(action)),
  );
  const units = await unitsOfStaff(manager, entries);
  return entries.map((entry) => ({
    at: entry.at,
    title: titleOf(entry, names),
    by: byOf(entry, units, names),
    ...textOf(entry, names.side === 'staff'),
  }));
}
