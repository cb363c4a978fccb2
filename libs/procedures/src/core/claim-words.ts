import type { Json } from '@portal/kernel';
import { after, joined, jsonAt, listAt, textAt } from './json-text';

/** Says a statement in Vietnamese; `unitName` tells the name of a unit by its id. */
export type ClaimWords = (statement: Json, unitName: (id: string) => string) => string;

/** Units of time limits. */
export const UNITS: Readonly<Record<string, string>> = {
  working_day: 'ngày làm việc',
  working_hour: 'giờ làm việc',
  calendar_day: 'ngày',
};

/** Roles of staff. */
export const ROLES: Readonly<Record<string, string>> = {
  reception_clerk: 'cán bộ tiếp nhận',
  specialist: 'chuyên viên',
  unit_head: 'trưởng phòng',
  leader: 'lãnh đạo',
  deputy: 'cấp phó được ủy quyền',
  clerk_of_records: 'văn thư',
  council_member: 'ủy viên Hội đồng',
};

/** How a document is handed in. */
export const COPY_TYPES: Readonly<Record<string, string>> = {
  original: 'bản chính',
  copy: 'bản sao',
  electronic: 'bản điện tử',
};

/** Kinds of procedures and levels of online service. */
export const VALUES: Readonly<Record<string, string>> = {
  internal: 'Thủ tục nội bộ giữa các cơ quan nhà nước',
  public: 'Thủ tục hành chính cho tổ chức, cá nhân',
  full: 'Dịch vụ công trực tuyến toàn trình',
  partial: 'Dịch vụ công trực tuyến một phần',
  information: 'Chỉ cung cấp thông tin trực tuyến',
};

/** What is not in the list is said as it stands. */
const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? words[value]! : value;

const citation = (statement: Json): string => after('căn cứ: ', textAt(statement, 'citation'));

const stretchWords = (json: Json | undefined): string =>
  json === undefined || json === null
    ? ''
    : `${textAt(json, 'amount')} ${wordOf(UNITS, textAt(json, 'unit'))}`;

/** `09-12` as `12/09`: day before month, as people write it. */
const dayOfYear = (text: string): string => text.split('-').toReversed().join('/');

const named = (json: Json): string => textAt(json, 'vi');

/** Vietnamese text with where it was taken from. */
export const textWords: ClaimWords = (statement) => joined(named(statement), citation(statement));

/** A value that may be missing. */
export const valueWords: ClaimWords = (statement) => {
  const value = textAt(statement, 'value');
  return value === '' ? 'Chưa có nội dung' : wordOf(VALUES, value);
};

export const ruleWords: ClaimWords = (rule) => joined(stretchWords(rule), citation(rule));

export const withoutLegalWords: ClaimWords = () => 'Không quy định thời hạn giải quyết';

export const transitionWords: ClaimWords = (statement) =>
  joined(
    textAt(statement, 'rule') === 'earlier'
      ? 'Hồ sơ dở dang theo quy định cũ'
      : 'Hồ sơ dở dang theo quy định cũ, trừ khi quy định mới có lợi hơn',
    after('được tiếp nhận trước ngày ', textAt(statement, 'acceptedBefore')),
    citation(statement),
  );

export const filingWindowWords: ClaimWords = (statement) =>
  joined(
    `Nhận hồ sơ từ ${dayOfYear(textAt(statement, 'opens'))} đến ${dayOfYear(textAt(statement, 'closes'))}`,
    textAt(statement, 'effect') === 'refuse'
      ? 'ngoài thời gian này không nhận'
      : 'ngoài thời gian này chỉ nhắc, vẫn nhận',
    citation(statement),
  );

export const eligibilityWords: ClaimWords = (statement) =>
  joined(
    textAt(statement, 'question', 'vi'),
    textAt(statement, 'passes') === 'yes' ? 'trả lời “Có” thì đạt' : 'trả lời “Không” thì đạt',
    citation(statement),
  );

export const criterionWords: ClaimWords = (statement) =>
  joined(textAt(statement, 'text', 'vi'), citation(statement));

export const consultationWords: ClaimWords = (statement) =>
  joined(`Hỏi ý kiến: ${listAt(statement, 'partners').map(named).join(', ')}`, citation(statement));

export const councilWords: ClaimWords = (statement) => {
  const threshold = Number(textAt(statement, 'ballot', 'threshold'));
  const secret = jsonAt(statement, 'ballot', 'secret') === true ? 'bỏ phiếu kín' : 'biểu quyết';
  return joined(
    named(statement),
    threshold > 0 ? `${secret}, đạt từ ${Math.round(threshold * 100)} % tổng số thành viên` : '',
    citation(statement),
  );
};

export const publicationWords: ClaimWords = (statement) =>
  joined(
    textAt(statement, 'where', 'vi'),
    after('ít nhất ', stretchWords(jsonAt(statement, 'period'))),
    citation(statement),
  );

export const forwardWords: ClaimWords = (statement) =>
  joined(
    after('Chuyển đến: ', textAt(statement, 'to', 'vi')),
    ...listAt(statement, 'limits').map(
      (limit) =>
        `${textAt(limit, 'who', 'vi')}: ${textAt(limit, 'what', 'vi')} trong ${stretchWords(jsonAt(limit, 'within'))}`,
    ),
    citation(statement),
  );

export const componentWords: ClaimWords = (statement) =>
  joined(
    textAt(statement, 'title', 'vi'),
    after('mẫu ', textAt(statement, 'form')),
    `${textAt(statement, 'copies')} ${wordOf(COPY_TYPES, textAt(statement, 'copyType'))}`,
    jsonAt(statement, 'required') === true ? 'bắt buộc' : 'không bắt buộc',
    textAt(statement, 'condition', 'vi'),
  );

const questions = (statement: Json): string =>
  listAt(statement, 'fields')
    .map((field) => textAt(field, 'label', 'vi'))
    .join(', ');

/** A page of the form, or a kind of nominee: what is asked. */
export const fieldsWords: ClaimWords = (statement) =>
  joined(textAt(statement, 'title', 'vi'), after('hỏi: ', questions(statement)));

export const secondSupplementWords: ClaimWords = (statement, unitName) => {
  const approver = (place: string): string =>
    `${wordOf(ROLES, textAt(statement, place, 'role'))} ${unitName(textAt(statement, place, 'unit'))}`;
  return joined(
    `Từ lần bổ sung thứ hai phải được duyệt: khi tiếp nhận do ${approver('atReception')}`,
    `khi thẩm định do ${approver('atAppraisal')}`,
    citation(statement),
  );
};

export const extensionWords: ClaimWords = (statement) =>
  joined(
    `Soạn thư xin lỗi trước hạn ${stretchWords(jsonAt(statement, 'draftBefore'))}`,
    `báo trước hạn ít nhất ${stretchWords(jsonAt(statement, 'giveBefore'))}`,
    citation(statement),
  );

export const stepWords: ClaimWords = (statement, unitName) =>
  joined(
    textAt(statement, 'title', 'vi'),
    `${wordOf(ROLES, textAt(statement, 'role'))}, ${unitName(textAt(statement, 'unit'))}`,
    `${textAt(statement, 'weight')} giờ làm việc trong kế hoạch`,
    jsonAt(statement, 'decides') === true ? 'bước quyết định' : '',
  );

export const unitWords: ClaimWords = (statement) => textAt(statement, 'name', 'vi');

export const communesWords: ClaimWords = (statement) =>
  `${listAt(statement, 'list').length} xã, phường`;

export const codeWords: ClaimWords = (statement) => `Mẫu ${textAt(statement, 'template')}`;

export const workQueueWords: ClaimWords = (statement) =>
  `Hồ sơ không còn kịp hẹn được xếp lùi ${textAt(statement, 'setBackDays')} ngày làm việc`;

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

export const officeHoursWords: ClaimWords = (statement) =>
  joined(
    listAt(statement, 'workingDays')
      .map((day) => WEEKDAYS[Number(day) - 1] ?? '')
      .join(', '),
    listAt(statement, 'sessions')
      .map((session) => `${textAt(session, 'from')}-${textAt(session, 'to')}`)
      .join(' và '),
  );
