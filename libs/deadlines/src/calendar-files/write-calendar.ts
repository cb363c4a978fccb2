import { Document, isScalar, isSeq, type Pair, type Scalar, visit } from 'yaml';
import type { CalendarYear } from '../core';

/** Keys whose values are words for people: always quoted, so that no word is taken for syntax. */
const WORDS = new Set(['title', 'url', 'also', 'note', 'vi', 'en']);

const HEADER =
  ' Lịch nghỉ và làm việc năm {year} của cơ quan nhà nước; không có ở đây nghĩa là tuần bình thường.';
const PROVISIONAL =
  ' TẠM: chưa có thông báo chính thức. Mục verified: false là phỏng đoán; thay bằng thông báo chính thức khi có.';

function quote(node: unknown): void {
  if (isSeq(node)) node.items.forEach(quote);
  if (!isScalar(node) || typeof node.value !== 'string') return;
  node.type = node.value.includes("'") ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
}

function style({ key, value }: Pair<Scalar<string>>): void {
  const name = key.value;
  if (WORDS.has(name)) quote(value);
  // The keys of an entry's sources stand in one line; the sources themselves are a map.
  else if (name === 'sources' && isSeq(value)) value.flow = true;
}

/**
 * Writes a calendar as `config/calendars/<year>.yaml` holds it: block style, words quoted, a header
 * that says what the file is and, when provisional, what in it is a guess.
 */
export function writeCalendar(year: CalendarYear): string {
  const document = new Document(year, { aliasDuplicateObjects: false });
  visit(document, { Pair: (_, pair) => style(pair as Pair<Scalar<string>>) });
  const header = HEADER.replace('{year}', String(year.year));
  document.commentBefore = year.status === 'provisional' ? `${header}\n${PROVISIONAL}` : header;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  // No blank line between header and calendar, as in the other files.
  return text.replace('\n\n', '\n');
}
