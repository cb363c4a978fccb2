import type { DeadlineExplanation } from '@portal/deadlines';
import type { PanelContext } from './panel-context';
import { timeLeftInWords } from './working-time';

/** A line of the panel: a date, or words. */
export interface PanelFact {
  readonly key: string;
  /** Null: `value` says it. */
  readonly at: Date | null;
  readonly value: string;
  /** Empty: nothing to add. */
  readonly note: string;
}

const dated = (key: string, at: Date | null, note = ''): PanelFact[] =>
  at === null ? [] : [{ key, at, value: '', note }];

function countedNote({ computation, deadline }: DeadlineExplanation): string {
  const { rule, paused, pauses } = computation;
  if (deadline.endedAt === null && paused && rule.resume === 'restart') {
    return 'sẽ tính lại từ đầu khi bổ sung xong';
  }
  if (deadline.endedAt === null && paused) return 'thời gian chờ bổ sung được cộng thêm';
  if (pauses.some(({ effect }) => effect === 'restarted')) {
    return 'tính lại từ đầu sau khi bổ sung';
  }
  const { received, start } = computation;
  const moved = received.date !== start.date || received.minute !== start.minute;
  return moved ? 'nhận ngoài giờ làm việc hoặc sau giờ chốt' : '';
}

function countedFrom({ clock }: PanelContext): PanelFact[] {
  if (clock === null) return [];
  return dated('Tính thời hạn từ', clock.computation.countedFromAt, countedNote(clock));
}

/** What is left until a date while the office works towards it. */
function left({ calendar, at, dossier, clock }: PanelContext, until: Date | null): string {
  const over = dossier.turn === 'nobody' || dossier.decidedAt !== null;
  if (until === null || over) return '';
  if (dossier.turn === 'applicant') return clock?.computation.paused ? 'đang tạm dừng' : '';
  return timeLeftInWords(calendar, at, until);
}

/** Those of the office: the applicant would read the target as a promise (decision record 6). */
function staffFacts(context: PanelContext): PanelFact[] {
  const { dossier, reader } = context;
  if (reader !== 'staff') return [];
  const stepDueAt = dossier.stepId === null ? null : dossier.stepDueAt;
  return [
    ...dated('Hạn của bước hiện tại', stepDueAt, left(context, stepDueAt)),
    ...dated('Ngày mục tiêu (nội bộ)', dossier.targetAt, left(context, dossier.targetAt)),
  ];
}

function answerBy({ dossier, calendar, at }: PanelContext): PanelFact[] {
  const { turn, supplementDueAt } = dossier;
  if (turn !== 'applicant' || supplementDueAt === null) return [];
  return dated('Hạn bổ sung', supplementDueAt, timeLeftInWords(calendar, at, supplementDueAt));
}

/** The dates of a dossier in the order of its life, and whose turn it is. */
export function panelFacts(context: PanelContext): PanelFact[] {
  const { dossier, turn } = context;
  return [
    ...dated('Nộp lúc', dossier.submittedAt),
    ...dated('Tiếp nhận lúc', dossier.acceptedAt),
    ...countedFrom(context),
    ...answerBy(context),
    ...staffFacts(context),
    ...dated('Quyết định lúc', dossier.decidedAt),
    ...dated('Kết thúc lúc', dossier.finishedAt),
    { key: 'Lượt xử lý', at: null, value: turn, note: '' },
  ];
}
