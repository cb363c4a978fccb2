import { Staff } from '@portal/identity';
import { formatDate, type PlainDate } from '@portal/kernel';
import { askedComponents, type ProcedureVersion } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { Circumstances } from '../actions/circumstances';
import type { LawMove } from '../entities';
import type { FileRow } from '../reading/file-rows';
import {
  type BeforeAfter,
  componentDifference,
  limitDifference,
  stepDifference,
} from './differences';
import { basisNames, ownBasis } from './law-names';
import { lawMoveRefusal } from './later-law';

/** What differs under the later law, for a leader who considers it. */
export interface LaterLawView {
  readonly basis: readonly string[];
  readonly validFrom: PlainDate;
  readonly citation: string;
  readonly limit: BeforeAfter;
  readonly steps: ReturnType<typeof stepDifference>;
  readonly componentsAdded: readonly string[];
  readonly componentsGone: readonly string[];
  /** Required under the later law, and no file of the dossier is for it. */
  readonly componentsMissing: readonly string[];
  /** Who decides. */
  readonly authority: BeforeAfter;
}

/** One change of law that a leader made. */
export interface LawMoveView {
  readonly at: Date;
  readonly by: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly reason: string;
}

/** Under which law a dossier goes on, and whether another one could count; for staff alone. */
export interface CaseLaw {
  readonly version: string;
  readonly basis: readonly string[];
  readonly validFrom: PlainDate;
  /** Why it is this law although another one is in force; empty while it is the only one. */
  readonly note: string;
  /** Null: the dossier stays where it is. */
  readonly later: LaterLawView | null;
  readonly moves: readonly LawMoveView[];
}

function differences(
  { procedure: from, dossier }: Circumstances,
  to: ProcedureVersion,
  files: readonly FileRow[],
): LaterLawView {
  const { added, gone } = componentDifference(from, to);
  const filed = new Set(files.map(({ componentId }) => componentId));
  return {
    basis: ownBasis(to, from),
    validFrom: to.validFrom,
    citation: to.transition?.citation ?? '',
    limit: limitDifference(from, to),
    steps: stepDifference(from, to),
    componentsAdded: added.map(({ title }) => title.vi),
    componentsGone: gone.map(({ title }) => title.vi),
    componentsMissing: askedComponents(to, dossier.form.answers)
      .filter(({ id, required }) => required && !filed.has(id))
      .map(({ title }) => title.vi),
    authority: { before: from.authority.vi, after: to.authority.vi },
  };
}

const GOES_ON = 'Hồ sơ tiếp tục được giải quyết theo quy định khi nộp';

const REASONS: Readonly<Record<string, (citation: string) => string>> = {
  'dossier.law_without_transition': () =>
    `${GOES_ON}: quy định mới không nói về hồ sơ đang giải quyết.`,
  'dossier.law_stays': (citation) => `${GOES_ON}, theo ${citation}.`,
  'dossier.law_not_covered': (citation) =>
    `${GOES_ON}: hồ sơ không thuộc diện được chuyển theo ${citation}.`,
  'dossier.law_other_receiver': (citation) =>
    `${GOES_ON}, trừ khi quy định mới có lợi hơn (${citation}). Không chuyển được vì quy định mới do cấp xã tiếp nhận.`,
  'dossier.law_step_missing': (citation) =>
    `${GOES_ON}, trừ khi quy định mới có lợi hơn (${citation}). Chưa chuyển được vì bước đang thực hiện không có trong quy định mới.`,
};

function noteOf(circumstances: Circumstances, movable: boolean): string {
  const { later, dossier } = circumstances;
  if (later === null || dossier.turn === 'nobody' || dossier.decidedAt !== null) return '';
  const next = `Từ ${formatDate(later.validFrom)} có quy định mới (${ownBasis(later, circumstances.procedure).join('; ')}).`;
  const citation = later.transition?.citation ?? '';
  const refusal = lawMoveRefusal(circumstances, later);
  if (refusal) return `${next} ${REASONS[refusal.code]?.(citation) ?? ''}`.trim();
  const rule = `${GOES_ON}, trừ khi quy định mới có lợi hơn cho người được khen (${citation}).`;
  const who = movable
    ? 'Lãnh đạo của đơn vị tham gia giải quyết có thể chuyển hồ sơ, có nêu lý do.'
    : 'Chỉ chuyển được khi hồ sơ đang ở một bước xử lý của cơ quan.';
  return `${next} ${rule} ${who}`;
}

async function moveViews(
  manager: EntityManager,
  moves: readonly LawMove[],
): Promise<LawMoveView[]> {
  const views: LawMoveView[] = [];
  for (const { movedAt, movedById, fromVersion, toVersion, reason } of moves) {
    // A change of a draft was its applicant's own matter, and is told by the journal.
    if (reason === null) continue;
    const staff = await manager.findOneByOrFail(Staff, { id: movedById });
    views.push({ at: movedAt, by: staff.fullName, fromVersion, toVersion, reason });
  }
  return views;
}

/** What a case page needs to know of the dossier's law. */
export interface CaseLawInput {
  readonly circumstances: Circumstances;
  readonly moves: readonly LawMove[];
  readonly files: readonly FileRow[];
  /** Whether the dossier stands where the lifecycle lets a leader move it. */
  readonly movable: boolean;
}

/** Says under which law a dossier goes on, and why. */
export async function readCaseLaw(
  manager: EntityManager,
  { circumstances, moves, files, movable }: CaseLawInput,
): Promise<CaseLaw> {
  const { procedure, later } = circumstances;
  const allowed = movable && lawMoveRefusal(circumstances, later) === null;
  return {
    version: procedure.version,
    basis: basisNames(procedure),
    validFrom: procedure.validFrom,
    note: noteOf(circumstances, movable),
    later: allowed && later ? differences(circumstances, later, files) : null,
    moves: await moveViews(manager, moves),
  };
}
