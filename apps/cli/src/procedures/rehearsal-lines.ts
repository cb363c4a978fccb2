import type {
  PromisedClock,
  RefusalReason,
  RehearsedDate,
  RehearsedDossier,
  RehearsedStep,
} from '@portal/dossiers';
import { formatDate, formatInstantShort, formatOfficeIso, toOfficeTime } from '@portal/kernel';

/** What each clock's date is called. */
export const CLOCK_WORDS: Readonly<Record<PromisedClock, string>> = {
  reception: 'hạn tiếp nhận',
  legal: 'ngày hẹn trả kết quả',
  supplement: 'hạn bổ sung',
};

const REASONS: Readonly<Record<string, string>> = {
  'answers.required': 'bắt buộc, hồ sơ không có',
  'answers.choice_required': 'bắt buộc chọn, hồ sơ không có',
  'answers.not_text': 'không phải dạng chữ',
  'answers.too_long': 'dài hơn mức cho phép',
  'answers.not_an_option': 'câu trả lời không còn trong danh sách',
  'answers.date_invalid': 'không phải một ngày',
  'answers.date_out_of_range': 'ngày ngoài khoảng cho phép',
  'answers.date_in_future': 'ngày muộn hơn ngày nộp',
  'answers.year_invalid': 'năm ngoài khoảng cho phép',
  'answers.email_invalid': 'không đúng dạng thư điện tử',
  'answers.phone_invalid': 'không đúng dạng số điện thoại',
  'answers.citizen_number_invalid': 'không đúng dạng số định danh',
  'answers.number_invalid': 'không phải một số',
  'answers.number_too_small': 'nhỏ hơn mức cho phép',
  'answers.number_too_large': 'lớn hơn mức cho phép',
  'answers.nominee_kind_required': 'loại đối tượng không còn trong thủ tục',
  'answers.nominees_too_few': 'ít đối tượng hơn mức cho phép',
  'answers.nominees_too_many': 'nhiều đối tượng hơn mức cho phép',
  'dossier.component_missing': 'giấy tờ bắt buộc, hồ sơ không có',
  'procedure.outside_filing_window': 'nộp ngoài thời gian nhận hồ sơ',
};

/** `Nhãn của trường: bắt buộc, hồ sơ không có`. */
export function reasonInWords({ code, label }: RefusalReason): string {
  const words = REASONS[code] ?? code;
  return label === '' ? words : `${label}: ${words}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1).replace('.', ',')} %`;

function stepInWords({ title, from, to }: RehearsedStep): string {
  const step = `bước “${title}”`;
  if (to === null) return `${step} không còn`;
  const changes = [
    ...(from.role === to.role ? [] : [`vai trò ${from.role} → ${to.role}`]),
    ...(from.unit === to.unit ? [] : [`đơn vị ${from.unit} → ${to.unit}`]),
    ...(from.share === to.share ? [] : [`thời gian ${percent(from.share)} → ${percent(to.share)}`]),
  ];
  return `${step}: ${changes.join(', ')}`;
}

const instant = (at: Date | null): string => (at === null ? 'không có' : formatInstantShort(at));

/** Whether a date is another one. */
export const moves = ({ from, to }: RehearsedDate): boolean => from?.getTime() !== to?.getTime();

function datesInWords(dates: RehearsedDossier['dates']): string[] {
  if (dates === null) return ['ngày hẹn: thiếu lịch làm việc của năm cần tính'];
  return dates
    .filter(moves)
    .map(({ clock, from, to }) => `${CLOCK_WORDS[clock]} ${instant(from)} → ${instant(to)}`);
}

/** Widths of the first columns: codes have at most 40 characters, real ones 31. */
const columns = (code: string, filedOn: string, outcome: string): string =>
  `${code.padEnd(31)}  ${filedOn.padEnd(10)}  ${outcome.padEnd(9)}`;

/** The heads of the columns of `dossierLine`. */
export const HEADING = `${columns('Mã hồ sơ', 'Ngày nộp', 'Kết quả')}  Lý do, điều thay đổi`;

/** One dossier as a row of the table. */
export function dossierLine(dossier: RehearsedDossier): string {
  const { code, filedOn, refusals, dropped, dates, step } = dossier;
  const told = [
    ...refusals.map(reasonInWords),
    ...dropped.map((label) => `không hỏi nữa: ${label}`),
    ...datesInWords(dates),
    ...(step ? [stepInWords(step)] : []),
  ];
  const outcome = refusals.length > 0 ? 'TỪ CHỐI' : 'nhận';
  return `${columns(code, formatDate(filedOn), outcome)}  ${told.join('; ') || 'không đổi'}`;
}

const iso = (at: Date | null): string | null => at && formatOfficeIso(toOfficeTime(at));

/** One dossier for programs. */
export function dossierAsJson(dossier: RehearsedDossier) {
  const { code, filedOn, refusals, dropped, dates, step } = dossier;
  return {
    code,
    filedOn,
    refused: refusals.length > 0,
    reasons: refusals.map((each) => ({ ...each, words: reasonInWords(each) })),
    dropped: [...dropped],
    dates:
      dates
        ?.filter(moves)
        .map(({ clock, from, to }) => ({ clock, from: iso(from), to: iso(to) })) ?? null,
    step: step && { title: step.title, from: { ...step.from }, to: step.to && { ...step.to } },
  };
}
