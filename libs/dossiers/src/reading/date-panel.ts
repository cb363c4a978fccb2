import { type ClockState, clockState } from './clock-state';
import { awaitsRecount, dueSum, type DueSum } from './due-sum';
import { endOf, panelContext, type PanelContext, type PanelInput } from './panel-context';
import { panelFacts, type PanelFact } from './panel-facts';
import { panelSides, type PanelSides } from './panel-sides';

/** The dates of a dossier as one panel shows them to everybody, each from the same computation. */
export interface DatePanel {
  /** What the date is called. */
  readonly label: string;
  /** The date; null when nothing limits the time. */
  readonly at: Date | null;
  /** What is left of it, or how it ended; null without a date. */
  readonly state: ClockState | null;
  /** What must be known beside the date: not confirmed, provisional, awaiting its recount. */
  readonly notes: readonly string[];
  readonly facts: readonly PanelFact[];
  readonly sides: PanelSides;
  /** How the date was computed; null without a date. */
  readonly sum: DueSum | null;
}

const NO_LIMIT =
  'Thủ tục này chưa có thời hạn giải quyết được công bố; kết quả được báo ngay khi có.';
const EXPECTED =
  'Gọi là “dự kiến” vì thời hạn này chưa được tỉnh xác nhận bằng quyết định công bố.';
const PROVISIONAL =
  'Ngày này dựa vào lịch nghỉ lễ chưa được công bố chính thức. Nếu lịch thay đổi, ngày được tính lại và đơn vị trình khen được báo ngay.';
const RECOUNT =
  'Lịch làm việc vừa thay đổi: ngày này đang chờ được tính lại và sẽ được báo khi có ngày mới.';

function labelOf({ clocks, clock }: PanelContext): string {
  if (clock === null) return 'Thời hạn giải quyết';
  const { verified } = clock.computation.rule;
  if (clocks.legal) return verified ? 'Ngày hẹn trả kết quả' : 'Thời hạn dự kiến';
  return verified ? 'Hạn trả lời tiếp nhận' : 'Hạn trả lời tiếp nhận dự kiến';
}

function notesOf({ clock }: PanelContext): string[] {
  if (clock === null) return [NO_LIMIT];
  const { rule, provisional } = clock.computation;
  return [
    ...(rule.verified ? [] : [EXPECTED]),
    ...(provisional ? [PROVISIONAL] : []),
    ...(awaitsRecount(clock) ? [RECOUNT] : []),
  ];
}

/** Makes the panel of a dossier that was sent. */
export function datePanel(input: PanelInput): DatePanel {
  const context = panelContext(input);
  const { clock, dossier } = context;
  return {
    label: labelOf(context),
    at: clock?.deadline.dueAt ?? null,
    state: clock && clockState(clock, dossier, context),
    notes: notesOf(context),
    facts: panelFacts(context),
    sides: panelSides(context, endOf(dossier) !== null),
    sum: clock && dueSum(clock),
  };
}
