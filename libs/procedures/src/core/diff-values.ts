import { findPlainDate, formatDate, type Json } from '@portal/kernel';
import { COPY_TYPES, ROLES, UNITS, VALUES } from './claim-words';
import { entryName, isRecord } from './diff-words';

/** What the words of the schema mean; under entries that take only such words. */
const WORDS: Readonly<Record<string, string>> = {
  ...UNITS,
  ...ROLES,
  ...COPY_TYPES,
  ...VALUES,
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  state: 'cấp trung ương',
  organisation: 'tổ chức',
  person: 'cá nhân',
  next_working_day: 'ngày làm việc tiếp theo',
  same_moment: 'cùng thời điểm',
  none: 'không',
  restart: 'tính lại từ đầu',
  continue: 'tính tiếp',
  refuse: 'không cho nộp',
  warn: 'cảnh báo',
  yes: 'có',
  no: 'không',
  earlier: 'theo quy định cũ',
  earlier_unless_more_favourable: 'theo quy định cũ, trừ khi quy định mới có lợi hơn',
  individual: 'cá nhân',
  posthumous: 'cá nhân đã mất',
  collective: 'tập thể',
  household: 'hộ gia đình',
  text: 'một dòng chữ',
  textarea: 'đoạn văn',
  select: 'danh sách chọn',
  radios: 'chọn một',
  date: 'ngày',
  year: 'năm',
  email: 'thư điện tử',
  phone: 'số điện thoại',
  citizen_number: 'số định danh cá nhân',
  number: 'số',
};

/** Entries that take only words of the schema. */
const TAKES_WORDS = new Set([
  ...['level', 'value', 'filedBy', 'copyType', 'role', 'unit', 'firstDay', 'rollOver', 'resume'],
  ...['effect', 'passes', 'rule', 'for', 'type', 'fee'],
]);
/** Names that look like days and are none. */
const NAMES_A_VERSION = 'version';
/** Entries that say nothing about what came or went as a whole. */
const BESIDE_THE_POINT = new Set(['en', 'verified', 'note', 'sources']);

const textIn = (value: Json | undefined): string | undefined => {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value['vi'] === 'string' ? value['vi'] : undefined;
};

function partsInWords(record: Readonly<Record<string, Json>>): string {
  const parts = Object.entries(record).filter(([key]) => !BESIDE_THE_POINT.has(key));
  if (parts.length === 0) return JSON.stringify(record);
  return parts.map(([key, part]) => `${entryName(key)} ${valueInWords(part, key)}`).join('; ');
}

/**
 * What people call an item of a list: its title, question or text, else all that it says.
 * @param list name of the entry that holds the list
 */
export function itemName(item: Json, list = ''): string {
  if (!isRecord(item)) return valueInWords(item, list);
  const named = ['title', 'label', 'question', 'text', 'vi', 'where', 'to', 'what']
    .concat(['id', 'value', 'field', 'component'])
    .map((key) => textIn(item[key]))
    .find((text) => text !== undefined);
  return `«${named ?? partsInWords(item)}»`;
}

function stretchInWords({ amount, unit }: Readonly<Record<string, Json>>): string | undefined {
  if (typeof amount !== 'number' || typeof unit !== 'string') return undefined;
  return Object.hasOwn(UNITS, unit) ? `${amount} ${UNITS[unit]}` : undefined;
}

function textInWords(text: string, key: string): string {
  if (TAKES_WORDS.has(key) && Object.hasOwn(WORDS, text)) return WORDS[text]!;
  const day = key === NAMES_A_VERSION ? undefined : findPlainDate(text);
  return day ? formatDate(day) : `“${text}”`;
}

const listInWords = (items: readonly Json[], key: string): string =>
  items.length === 0 ? 'trống' : items.map((item) => itemName(item, key)).join(', ');

/**
 * A value of a definition as it is told in a sentence.
 * @param key name of the entry that holds it
 */
export function valueInWords(value: Json | undefined, key = ''): string {
  if (value === undefined || value === null) return 'không có';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') return textInWords(value, key);
  if (isRecord(value)) return stretchInWords(value) ?? itemName(value);
  return listInWords(value, key);
}
