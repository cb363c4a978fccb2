import type { ProcedureVersion } from '@portal/procedures/core';
import { procedurePath } from '../paths';
import { LEVELS, levelName, ONLINE_LEVELS } from './catalogue-words';
import { legalLimitText } from './procedure-cards';

/** `Nghị định số 152/2025/NĐ-CP`, without its date and what it is about. */
export const shortBasis = (text: string): string => text.split(/ ngày \d| \(/, 1)[0]!.trim();

/** The texts of law of a version by number; what no source confirms says so. */
export const shortBases = ({ legalBasis }: Pick<ProcedureVersion, 'legalBasis'>): string[] =>
  legalBasis.map(({ vi, verified }) => `${shortBasis(vi)}${verified ? '' : ' (chưa xác nhận)'}`);

const rowOf = (version: ProcedureVersion) => [
  { text: version.nationalCode.value ?? 'Chưa có' },
  { text: version.title.vi, href: procedurePath(version.key), header: true },
  { text: levelName(version) },
  { text: version.authority.vi },
  { text: legalLimitText(version) },
  { text: 'Không' },
  { text: ONLINE_LEVELS[version.onlineLevel.value] },
  { text: shortBases(version).join('; ') },
];

const HEAD = [
  'Mã',
  'Tên thủ tục',
  'Cấp',
  'Người quyết định',
  'Thời hạn giải quyết',
  'Phí, lệ phí',
  'Trực tuyến',
  'Căn cứ pháp lý',
].map((text) => ({ text }));

/**
 * One table of all procedures, to be read on paper as well.
 * @param versions those in force
 * @param typed value of the level filter; one that does not exist shows all
 */
export function publishedTable(versions: readonly ProcedureVersion[], typed: unknown) {
  const level = LEVELS.find(({ value }) => value === typed);
  const shown = level ? versions.filter((version) => version.level === level.is) : versions;
  const offered = LEVELS.filter(({ is }) => versions.some((version) => version.level === is));
  return {
    caption: level ? `Thủ tục ${level.text.toLowerCase()}` : 'Tất cả thủ tục đang áp dụng',
    head: HEAD,
    rows: shown.map(rowOf),
    count: shown.length,
    levels: offered.map(({ value, text }) => ({ value, text })),
    form: { cap: level?.value ?? '' },
  };
}
