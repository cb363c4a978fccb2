import { OUTCOME_WORDS, type Urgency } from '@portal/dossiers';

/** A coloured word; the colour never stands alone. */
export interface Tag {
  readonly text: string;
  readonly colour: string;
}

/** A tag with what it means, for those who do not see its colour or wonder about it. */
export interface UrgencyTag extends Tag {
  readonly meaning: string;
  /** No longer counts towards a limit. */
  readonly ended: boolean;
}

const open = (text: string, colour: string, meaning: string): UrgencyTag => ({
  text,
  colour,
  meaning,
  ended: false,
});

const ended = (text: string, colour: string, meaning: string): UrgencyTag => ({
  ...open(text, colour, meaning),
  ended: true,
});

/** The word, colour and meaning of each urgency; how a dossier ended is told in the words of the law. */
export const URGENCY_TAGS: Readonly<Record<Urgency, UrgencyTag>> = {
  overdue: open('Quá hạn', 'red', 'đã qua ngày hẹn trả kết quả'),
  step_overdue: open('Quá hạn bước', 'orange', 'đã qua hạn của bước này'),
  step_soon: open('Sắp đến hạn bước', 'yellow', 'đã dùng từ 80% thời gian của bước này'),
  in_time: open('Còn hạn', 'green', 'bước này còn đủ thời gian'),
  waiting: open('Chờ đơn vị', 'blue', 'thời hạn tạm dừng trong lúc chờ bổ sung'),
  early: ended(OUTCOME_WORDS.early, 'green', 'xong trước ngày đến hạn'),
  on_time: ended(OUTCOME_WORDS.on_time, 'green', 'xong trong ngày đến hạn, trước giờ hẹn'),
  late: ended(OUTCOME_WORDS.late, 'red', 'xong sau khi đã đến hạn'),
  closed: ended('Đã kết thúc', 'grey', 'dừng lại mà không có kết quả'),
};
