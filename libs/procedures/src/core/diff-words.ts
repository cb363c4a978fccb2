import type { Json } from '@portal/kernel';

/** What the entries of a definition are called, for people; by the last name of a path. */
const NAMES: Readonly<Record<string, string>> = {
  key: 'mã thủ tục',
  version: 'tên phiên bản',
  regime: 'chế độ luật',
  nationalCode: 'mã quốc gia',
  title: 'tên',
  summary: 'tóm tắt',
  level: 'cấp',
  kind: 'loại thủ tục',
  filedBy: 'ai được nộp',
  applicants: 'đối tượng thực hiện',
  validFrom: 'ngày bắt đầu',
  validTo: 'ngày kết thúc',
  transition: 'điều khoản chuyển tiếp',
  acceptedBefore: 'tiếp nhận trước ngày',
  rule: 'quy tắc',
  legalBasis: 'căn cứ pháp lý',
  endsOn: 'ngày văn bản hết hiệu lực',
  authority: 'người có thẩm quyền quyết định',
  result: 'kết quả',
  award: 'danh hiệu, hình thức khen thưởng',
  forward: 'trình cấp trên',
  to: 'nơi nhận',
  fee: 'phí, lệ phí',
  onlineLevel: 'mức độ trực tuyến',
  receivingUnit: 'nơi tiếp nhận',
  filingWindow: 'thời gian nộp trong năm',
  opens: 'từ ngày',
  closes: 'đến ngày',
  effect: 'hệ quả',
  eligibility: 'câu hỏi trước khi nộp',
  question: 'câu hỏi',
  passes: 'câu trả lời được đi tiếp',
  refusal: 'lý do không được nộp',
  criteria: 'tiêu chuẩn',
  for: 'áp dụng cho',
  oneOf: 'nhóm lựa chọn',
  text: 'nội dung',
  provenBy: 'giấy tờ chứng minh',
  consultation: 'lấy ý kiến',
  partners: 'nơi được hỏi',
  council: 'hội đồng',
  ballot: 'bỏ phiếu',
  threshold: 'tỉ lệ tối thiểu',
  secret: 'phiếu kín',
  publication: 'công khai',
  where: 'nơi công khai',
  period: 'thời gian',
  components: 'thành phần hồ sơ',
  form: 'mẫu số',
  copyType: 'loại bản',
  copies: 'số bản',
  required: 'bắt buộc',
  when: 'điều kiện',
  condition: 'trường hợp phải nộp',
  accepts: 'định dạng nhận',
  help: 'hướng dẫn',
  sections: 'trang biểu mẫu',
  fields: 'câu hỏi',
  label: 'tên câu hỏi',
  type: 'kiểu',
  options: 'lựa chọn',
  maxLength: 'số ký tự tối đa',
  min: 'nhỏ nhất',
  max: 'lớn nhất',
  notInFuture: 'không ở tương lai',
  prefill: 'điền sẵn từ',
  nomineeCount: 'số đối tượng',
  nomineeKinds: 'đối tượng được đề nghị',
  nameField: 'câu hỏi về tên',
  inDecision: 'cách ghi trong quyết định',
  limits: 'thời hạn',
  reception: 'trả lời tiếp nhận',
  receptionAlert: 'nhắc tiếp nhận',
  legal: 'giải quyết',
  withoutLegal: 'lý do không có thời hạn',
  targetShare: 'mục tiêu nội bộ',
  supplement: 'bổ sung hồ sơ',
  supplementReminders: 'ngày nhắc bổ sung',
  appraisalSupplement: 'yêu cầu bổ sung khi thẩm định',
  secondSupplement: 'bổ sung lần sau',
  atReception: 'khi tiếp nhận',
  atAppraisal: 'khi thẩm định',
  extension: 'gia hạn',
  draftBefore: 'soạn trước',
  giveBefore: 'gửi trước',
  within: 'trong',
  amount: 'số lượng',
  firstDay: 'ngày tính đầu tiên',
  cutOff: 'giờ chốt',
  rollOver: 'khi trùng ngày nghỉ',
  resume: 'sau tạm dừng',
  steps: 'bước xử lý',
  role: 'vai trò',
  unit: 'đơn vị',
  weight: 'số giờ',
  decides: 'bước quyết định',
  citation: 'căn cứ',
  verified: 'xác nhận',
  note: 'ghi chú',
  sources: 'nguồn',
  value: 'giá trị',
  vi: 'tiếng Việt',
  en: 'tiếng Anh',
  who: 'ai',
  what: 'việc gì',
  url: 'địa chỉ',
};

const RANKS = new Map(['id', ...Object.keys(NAMES)].map((key, index) => [key, index]));

const UNITS: Readonly<Record<string, string>> = {
  working_day: 'ngày làm việc',
  working_hour: 'giờ làm việc',
  calendar_day: 'ngày',
};

/** What an entry is called; what has no name is called as it is written. */
export const entryName = (key: string): string =>
  Object.hasOwn(NAMES, key) ? NAMES[key]! : `"${key}"`;

/** Where an entry stands in its group when people read it; what has no name comes last. */
export const entryRank = (key: string): number => RANKS.get(key) ?? RANKS.size;

/** Whether a value is a group of entries. */
export function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const textIn = (value: Json | undefined): string | undefined => {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value['vi'] === 'string' ? value['vi'] : undefined;
};

/** What people call an item of a list: its title, question or text, else its id. */
export function itemName(item: Json): string {
  if (!isRecord(item)) return valueInWords(item);
  const named = ['title', 'label', 'question', 'text', 'vi', 'what', 'id', 'value', 'field']
    .map((key) => textIn(item[key]))
    .find((text) => text !== undefined);
  return `«${named ?? JSON.stringify(item)}»`;
}

function stretchInWords({ amount, unit }: Readonly<Record<string, Json>>): string | undefined {
  if (typeof amount !== 'number' || typeof unit !== 'string') return undefined;
  return Object.hasOwn(UNITS, unit) ? `${amount} ${UNITS[unit]}` : undefined;
}

/** A value of a definition as it is told in a sentence. */
export function valueInWords(value: Json | undefined): string {
  if (value === undefined || value === null) return 'không có';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') return Object.hasOwn(UNITS, value) ? UNITS[value]! : `“${value}”`;
  if (Array.isArray(value)) return value.length === 0 ? 'trống' : value.map(itemName).join(', ');
  return isRecord(value) ? (stretchInWords(value) ?? itemName(value)) : String(value);
}
