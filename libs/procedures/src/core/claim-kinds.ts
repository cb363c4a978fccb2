import * as words from './claim-words';

/** A kind of statement: what its place is called, and how it is said. */
export interface ClaimKind {
  /** Such as `Thời hạn giải quyết`; heading of all statements of the kind. */
  readonly heading: string;
  /** Word before the name of one of several, such as `Bước` in `Bước «Thẩm định»`. */
  readonly one?: string;
  /** Where one of several says its name. */
  readonly name?: readonly string[];
  readonly words: words.ClaimWords;
}

const TITLE = ['title', 'vi'] as const;

/** Every place where a statement may stand; parts of `limits` and `oneStopShop` are kinds of their own. */
export const CLAIM_KINDS: Readonly<Record<string, ClaimKind>> = {
  'limits.legal': { heading: 'Thời hạn giải quyết', words: words.ruleWords },
  'limits.withoutLegal': {
    heading: 'Không quy định thời hạn giải quyết',
    words: words.withoutLegalWords,
  },
  'limits.reception': { heading: 'Thời hạn tiếp nhận', words: words.ruleWords },
  'limits.receptionAlert': { heading: 'Nhắc tiếp nhận hồ sơ', words: words.ruleWords },
  'limits.supplement': { heading: 'Thời hạn bổ sung hồ sơ', words: words.ruleWords },
  'limits.appraisalSupplement': {
    heading: 'Thời hạn yêu cầu bổ sung khi thẩm định',
    words: words.ruleWords,
  },
  'limits.secondSupplement': {
    heading: 'Duyệt yêu cầu bổ sung lần sau',
    words: words.secondSupplementWords,
  },
  'limits.extension': { heading: 'Xin lỗi và hẹn lại', words: words.extensionWords },
  nationalCode: { heading: 'Mã thủ tục hành chính', words: words.valueWords },
  title: { heading: 'Tên thủ tục', words: words.textWords },
  kind: { heading: 'Loại thủ tục', words: words.valueWords },
  applicants: { heading: 'Đối tượng nộp hồ sơ', words: words.textWords },
  transition: { heading: 'Quy định chuyển tiếp', words: words.transitionWords },
  legalBasis: { heading: 'Căn cứ pháp lý', words: words.textWords },
  authority: { heading: 'Cơ quan có thẩm quyền quyết định', words: words.textWords },
  result: { heading: 'Kết quả giải quyết', words: words.textWords },
  award: { heading: 'Hình thức khen thưởng, danh hiệu', words: words.textWords },
  forward: { heading: 'Chuyển cấp trên', words: words.forwardWords },
  onlineLevel: { heading: 'Mức độ trực tuyến', words: words.valueWords },
  filingWindow: { heading: 'Thời gian nhận hồ sơ trong năm', words: words.filingWindowWords },
  eligibility: {
    heading: 'Câu hỏi điều kiện',
    one: 'Câu hỏi điều kiện',
    name: ['question', 'vi'],
    words: words.eligibilityWords,
  },
  criteria: { heading: 'Tiêu chuẩn khen thưởng', words: words.criterionWords },
  consultation: { heading: 'Lấy ý kiến các cơ quan', words: words.consultationWords },
  council: { heading: 'Hội đồng xét', words: words.councilWords },
  publication: { heading: 'Công khai lấy ý kiến', words: words.publicationWords },
  components: {
    heading: 'Thành phần hồ sơ',
    one: 'Thành phần hồ sơ',
    name: TITLE,
    words: words.componentWords,
  },
  sections: {
    heading: 'Phần của biểu mẫu',
    one: 'Phần biểu mẫu',
    name: TITLE,
    words: words.fieldsWords,
  },
  nomineeKinds: {
    heading: 'Đối tượng được đề nghị',
    one: 'Đối tượng',
    name: TITLE,
    words: words.fieldsWords,
  },
  steps: { heading: 'Bước xử lý', one: 'Bước', name: TITLE, words: words.stepWords },
  province: { heading: 'Tên tỉnh', words: words.textWords },
  units: { heading: 'Đơn vị', one: 'Đơn vị', name: ['name', 'vi'], words: words.unitWords },
  communes: { heading: 'Danh sách xã, phường', words: words.communesWords },
  codeFormat: { heading: 'Cách đánh mã hồ sơ', words: words.codeWords },
  workQueue: { heading: 'Thứ tự hàng đợi', words: words.workQueueWords },
  officeHours: { heading: 'Giờ làm việc', words: words.officeHoursWords },
  'oneStopShop.address': { heading: 'Địa chỉ bộ phận một cửa', words: words.valueWords },
  'oneStopShop.hotline': { heading: 'Điện thoại bộ phận một cửa', words: words.valueWords },
  'oneStopShop.email': { heading: 'Thư điện tử bộ phận một cửa', words: words.valueWords },
  'oneStopShop.website': { heading: 'Trang thông tin bộ phận một cửa', words: words.valueWords },
};

const OF_TWO_PARTS = new Set(['limits', 'oneStopShop']);

/** Kind of the statement at a path. */
export function claimKindOf(field: string): string {
  const [head = '', next = ''] = field.split('.');
  return OF_TWO_PARTS.has(head) ? `${head}.${next}` : head;
}

/** What is told of a kind; one that is not in the table is called by its path. */
export function getClaimKind(kind: string): ClaimKind {
  return Object.hasOwn(CLAIM_KINDS, kind)
    ? CLAIM_KINDS[kind]!
    : { heading: `Mục ${kind}`, words: words.textWords };
}
