import { EmptyField } from '../papers/empty-form';
import { DocumentData } from '../papers/index-of-papers';
import { PaperBase } from '../papers/paper-base';

const base: PaperBase = {
  agency: {
    parent: 'Ủy ban nhân dân tỉnh Hà Tĩnh',
    name: 'Sở Nội vụ',
    unit: 'Bộ phận Tiếp nhận và Trả kết quả',
    place: 'Hà Tĩnh',
    address: 'Số 02A Nguyễn Chí Thanh, phường Thành Sen, tỉnh Hà Tĩnh',
    hotline: '0239 3 855 123',
    email: 'motcua@vinhdanh.example.vn',
  },
  code: '000.00.06.H27-261123-0001',
  issuedAt: new Date('2026-11-23T02:35:00Z'),
  lookupUrl: 'https://vinhdanh.example.vn/tra-cuu',
  procedureTitle: 'Tặng thưởng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh về thành tích đột xuất',
  demonstration: false,
};

function emptyField(
  label: string,
  shape: EmptyField['shape'],
  more: Partial<EmptyField> = {},
): EmptyField {
  return { label, shape, count: 1, options: [], hint: '', optional: false, ...more };
}

const applicant = {
  name: 'Ủy ban nhân dân xã Kỳ Xuân',
  address: 'Thôn Xuân Tiến, xã Kỳ Xuân, tỉnh Hà Tĩnh',
  phone: '0912 345 678',
  email: 'ubnd.kyxuan@example.vn',
};

const officer = {
  name: 'Nguyễn Thị Hồng Thắm',
  position: 'Chuyên viên',
  phone: '0239 3 855 124',
};

const { code: _code, ...withoutCode } = base;

const emptyForm: DocumentData['empty-form'] = {
  ...withoutCode,
  validity: 'từ 01/10/2026',
  legalBasis: ['Luật số 06/2022/QH15', 'Nghị định số 152/2025/NĐ-CP'],
  sections: [
    {
      title: 'Cơ quan, đơn vị trình khen',
      hint: 'Ghi tên đầy đủ.',
      fields: [
        emptyField('Tên cơ quan, đơn vị', 'line'),
        emptyField('Ngày tờ trình', 'date', { hint: 'ngày ký', optional: true }),
        emptyField('Năm thành lập', 'year'),
        emptyField('Số định danh', 'boxes', { count: 12 }),
        emptyField('Nhận kết quả', 'choice', { options: ['Trực tuyến', 'Bưu chính công ích'] }),
        emptyField('Lý do', 'lines', { count: 3 }),
      ],
    },
  ],
  nominees: [
    {
      title: 'Cá nhân được đề nghị',
      hint: '',
      rows: 3,
      fields: [
        emptyField('Họ và tên', 'line'),
        emptyField('Giới tính', 'choice', { options: ['Nữ', 'Nam'] }),
        emptyField('Tóm tắt thành tích', 'lines', { count: 4 }),
      ],
    },
    { title: 'Tập thể', hint: '', rows: 0, fields: [emptyField('Tên tập thể', 'line')] },
  ],
  components: [
    { title: 'Tờ trình', note: 'Mẫu số 01', copies: '1 bản chính' },
    { title: 'Báo cáo thành tích', note: '', copies: '1 bản chính' },
  ],
};

/** Every paper filled in as on an ordinary day. */
export const samplePapers: DocumentData = {
  acknowledgement: {
    ...base,
    lookupKey: '7QK4-M2XD',
    filedFor: applicant.name,
    filedBy: 'Trần Đức Lương',
    filedAt: base.issuedAt,
    nomineeCount: 3,
    files: [
      {
        component: 'Tờ trình đề nghị khen thưởng',
        name: 'Tờ trình số 45 đề nghị tặng Bằng khen đột xuất.pdf',
        size: 1_482_330,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
      {
        component: 'Báo cáo tóm tắt thành tích',
        name: 'Báo cáo thành tích cứu người – Lê Văn Hoàng.docx',
        size: 312_004,
        sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      },
    ],
    next: [
      {
        what: 'Bộ phận Tiếp nhận và Trả kết quả kiểm tra hồ sơ và trả lời qua thư điện tử',
        by: new Date('2026-11-24T02:35:00Z'),
      },
      {
        what: 'Khi hồ sơ đầy đủ, bạn nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
        by: null,
      },
    ],
  },
  receipt: {
    ...base,
    applicant,
    owner: null,
    fee: 'Không thu phí',
    components: [
      { title: 'Tờ trình đề nghị khen thưởng (Mẫu số 01)', electronic: 1 },
      { title: 'Báo cáo tóm tắt thành tích có xác nhận của cơ quan trình khen', electronic: 3 },
    ],
    sets: 1,
    legalLimit: '10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ',
    receivedAt: base.issuedAt,
    due: {
      at: new Date('2026-12-07T02:35:00Z'),
      verified: false,
      provisional: false,
      explanation: [
        'Nhận hồ sơ lúc 09:35, Thứ Hai, 23/11/2026.',
        'Thời hạn dự kiến (chưa được tỉnh xác nhận): 10 ngày làm việc, tính từ ngày làm việc liền sau ngày nhận, giữ nguyên giờ nhận. Căn cứ: Quyết định số 638/QĐ-BNV năm 2025.',
        'Không tính 4 ngày nghỉ hằng tuần: 28/11, 29/11, 05/12, 06/12/2026.',
        'Đến hạn lúc 09:35, Thứ Hai, 07/12/2026.',
      ],
    },
    resultPlace: 'Bộ phận Tiếp nhận và Trả kết quả, Sở Nội vụ, hoặc tài khoản trực tuyến',
    register: null,
    officer,
    filedOnline: true,
  },
  'supplement-slip': {
    ...base,
    number: '12/HDHS',
    applicant,
    components: [
      {
        title: 'Báo cáo tóm tắt thành tích',
        electronic: 1,
        note: 'Thiếu xác nhận của cơ quan trình khen ở trang 2',
      },
      { title: 'Văn bản xác nhận của cơ quan công an', electronic: 1, note: null },
    ],
    reason: 'Hồ sơ chưa đủ căn cứ để thẩm định thành tích đột xuất.',
    answerBy: new Date('2026-12-14T10:00:00Z'),
    resume: 'restart',
    officer,
  },
  'refusal-slip': {
    ...base,
    number: '3/HDHS',
    applicant,
    reason:
      'Thành tích nêu trong hồ sơ đã được Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen; không khen thưởng nhiều lần cho một thành tích.',
    legalBasis: ['Khoản 2 Điều 5 Luật Thi đua, khen thưởng số 06/2022/QH15'],
    officer,
    filedOnline: true,
  },
  'empty-form': emptyForm,
};
