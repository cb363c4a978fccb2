import type { Urgency } from '@portal/dossiers';

/** A coloured word; the colour never stands alone. */
export interface Tag {
  readonly text: string;
  readonly colour: string;
}

/** The word and colour of each urgency. */
export const URGENCY_TAGS: Readonly<Record<Urgency, Tag>> = {
  overdue: { text: 'Quá hạn', colour: 'red' },
  step_overdue: { text: 'Quá hạn bước', colour: 'orange' },
  soon: { text: 'Cần làm ngay', colour: 'yellow' },
  in_time: { text: 'Còn hạn', colour: 'green' },
  waiting: { text: 'Chờ đơn vị', colour: 'blue' },
  closed: { text: 'Đã kết thúc', colour: 'grey' },
};
