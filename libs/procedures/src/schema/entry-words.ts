/**
 * What an editor shows for an entry of a definition file. Found by the whole path (list positions left
 * out), else by the last name alone.
 */
export const ENTRY_WORDS: Readonly<Record<string, string>> = {
  // The file as a whole.
  basedOn:
    'Phiên bản cùng thư mục mà tệp này dựa vào, ví dụ "2025-07-01": chỉ ghi những mục khác; mục nào ghi thì thay cả mục đó.',
  key: 'Mã của thủ tục, cũng là tên thư mục: chữ thường không dấu, số và gạch nối.',
  version: 'Tên phiên bản, cũng là tên tệp (không có .yaml); thường là ngày đầu tiên áp dụng.',
  regime: 'Chế độ luật. A: đến 2023; B: đến 30/06/2025; C: từ 01/07/2025; D: từ 01/10/2026.',
  nationalCode: 'Mã thủ tục trên Cổng Dịch vụ công quốc gia; value: null khi chưa biết.',
  title: 'Tên thủ tục như trong quyết định công bố.',
  summary: 'Một hai câu cho người nộp: khen ai, về việc gì.',
  level:
    'Cấp quyết định. province: tỉnh; district: huyện; commune: xã; state: trung ương, tỉnh chỉ trình.',
  kind: 'internal: nội bộ giữa các cơ quan nhà nước; public: công dân được nộp.',
  'kind.value': 'internal: nội bộ giữa các cơ quan nhà nước; public: công dân được nộp.',
  'onlineLevel.value': 'full: toàn trình; partial: một phần; information: chỉ cung cấp thông tin.',
  filedBy: 'Ai được nộp. organisation: cơ quan, đơn vị; person: cá nhân.',
  applicants: 'Đối tượng thực hiện thủ tục, bằng lời.',
  validFrom: 'Ngày nộp đầu tiên theo phiên bản này, "YYYY-MM-DD".',
  validTo:
    'Ngày nộp cuối cùng; null khi chưa biết: phiên bản sau tự kết thúc phiên bản này vào ngày trước ngày đầu tiên của nó.',
  transition: 'Hồ sơ của phiên bản trước: điều khoản chuyển tiếp; null khi luật không nói.',
  'transition.rule':
    'earlier: theo quy định cũ; earlier_unless_more_favourable: theo quy định cũ, trừ khi quy định mới có lợi hơn.',
  'transition.acceptedBefore': 'Áp dụng cho hồ sơ được tiếp nhận trước ngày này.',
  legalBasis: 'Căn cứ pháp lý.',
  'legalBasis.endsOn': 'Ngày cuối cùng văn bản còn hiệu lực, khi đã biết.',
  authority: 'Người có thẩm quyền quyết định và đơn vị (unit) của người đó.',
  'authority.unit': 'Đơn vị của người quyết định, mã trong config/organisation.yaml.',
  result: 'Kết quả của thủ tục.',
  award: 'Danh hiệu hoặc hình thức khen thưởng được đề nghị.',
  forward:
    'Thủ tục tỉnh chỉ trình lên: trình ai, thời hạn của họ; null khi tỉnh hoặc xã quyết định.',
  fee: 'none: không thu phí, lệ phí.',
  onlineLevel: 'full: toàn trình; partial: một phần; information: chỉ cung cấp thông tin.',
  receivingUnit: 'Đơn vị tiếp nhận, mã trong config/organisation.yaml; commune: xã nơi nộp.',
  filingWindow: 'Thời gian nộp hằng năm; null: nộp quanh năm.',
  'filingWindow.opens': 'Ngày đầu tiên nhận, "MM-DD"; muộn hơn closes khi kéo qua năm mới.',
  'filingWindow.closes': 'Ngày cuối cùng nhận, "MM-DD".',
  'filingWindow.effect':
    'warn: nộp ngoài thời gian thì được nhắc; refuse: không nhận (chỉ khi verified: true).',
  eligibility: 'Câu hỏi trước khi nộp. Câu đầu tiên hỏi về bí mật nhà nước.',
  'eligibility.passes': 'Câu trả lời được đi tiếp. yes: có; no: không.',
  'eligibility.effect': 'refuse: không cho nộp (chỉ khi verified: true); warn: chỉ nhắc.',
  'eligibility.refusal': 'Vì sao câu trả lời kia không được, và nên làm gì thay vào đó.',
  criteria: 'Điều kiện, tiêu chuẩn khen thưởng và cái gì chứng minh.',
  'criteria.for': 'Áp dụng cho loại đối tượng nào; bỏ trống: mọi loại.',
  'criteria.oneOf': 'Các tiêu chuẩn cùng tên nhóm là các lựa chọn thay nhau.',
  'criteria.provenBy': 'Thành phần hồ sơ (component) hoặc trường (field) chứng minh.',
  consultation: 'Cơ quan được lấy ý kiến.',
  council: 'Hội đồng xét và cách biểu quyết; null khi không có.',
  'council.ballot': 'Bỏ phiếu: tỉ lệ tối thiểu trên tổng số thành viên; null: chỉ cần biên bản.',
  publication: 'Công khai lấy ý kiến: ở đâu, bao lâu; null khi không có.',
  components: 'Thành phần hồ sơ.',
  'components.copyType': 'original: bản chính; copy: bản sao; electronic: bản điện tử.',
  'components.required': 'true: bắt buộc (hoặc bắt buộc khi điều kiện when đúng).',
  'components.when': 'Chỉ bắt buộc khi điều kiện này đúng; phải kèm condition bằng lời.',
  'components.condition': 'Khi nào phải nộp, bằng lời.',
  'components.accepts': 'Loại tệp nhận: pdf, jpeg, png, docx.',
  sections: 'Các phần của biểu mẫu; mỗi phần là một trang.',
  nomineeCount: 'Số đối tượng ít nhất (min) và nhiều nhất (max) trong một hồ sơ.',
  nomineeKinds: 'Loại đối tượng được khen và các câu hỏi về từng đối tượng.',
  'nomineeKinds.id':
    'individual: cá nhân; posthumous: truy tặng; collective: tập thể; household: hộ gia đình.',
  'nomineeKinds.nameField': 'Trường nêu tên đối tượng; kiểu text, bắt buộc.',
  'nomineeKinds.inDecision':
    'Cách ghi trong danh sách, quyết định; {fullName} là câu trả lời của trường đó.',
  limits: 'Thời hạn.',
  'limits.reception': 'Thời hạn trả lời tiếp nhận sau khi nộp.',
  'limits.receptionAlert': 'Khi nào nhắc bộ phận tiếp nhận; ngắn hơn reception.',
  'limits.legal': 'Thời hạn giải quyết theo luật; null khi không có (kèm withoutLegal).',
  'limits.withoutLegal': 'Vì sao không có thời hạn; chỉ khi legal: null.',
  'limits.targetShare': 'Mục tiêu nội bộ, phần của thời hạn luật; bỏ trống là 0.8.',
  'limits.supplement': 'Thời hạn bổ sung của người nộp.',
  'limits.supplementReminders': 'Các mốc nhắc bổ sung, theo đơn vị của supplement.',
  'limits.appraisalSupplement':
    'Khi thẩm định được yêu cầu bổ sung trong bao lâu; null: không giới hạn.',
  'limits.secondSupplement': 'Ai duyệt yêu cầu bổ sung từ lần thứ hai.',
  'limits.secondSupplement.atReception.unit': 'Mã đơn vị trong config/organisation.yaml.',
  'limits.secondSupplement.atAppraisal.unit': 'Mã đơn vị trong config/organisation.yaml.',
  'limits.extension': 'Hẹn lại một lần, kèm xin lỗi; null: không được hẹn lại.',
  steps:
    'Các bước xử lý; đúng một bước quyết định (decides: true). Trả kết quả không phải là bước.',
  '*.role': 'leader: lãnh đạo; deputy: cấp phó.',
  'steps.role':
    'reception_clerk: một cửa; specialist: chuyên viên; unit_head: trưởng phòng; leader: lãnh đạo; clerk_of_records: văn thư; council_member: thành viên hội đồng.',
  'steps.unit': 'Đơn vị thực hiện, mã trong config/organisation.yaml.',
  'steps.weight': 'Số giờ làm việc của bước; phần thời gian là tỉ lệ trên tổng.',
  'steps.decides': 'true cho bước quyết định.',
  sources: 'Nguồn riêng của tệp; nguồn dùng chung ở config/procedures/sources.yaml.',
  // Names that mean the same wherever they stand.
  '*.use':
    'Phần dùng chung "<tệp>.<phần>" ở config/procedures/parts; mục ghi bên cạnh thay mục của phần đó.',
  '*.vi': 'Tiếng Việt.',
  '*.en': 'Tiếng Anh.',
  '*.verified':
    'true: đã đọc trong nguồn (sources); false: chưa, ghi lý do ở note và hiện là "dự kiến".',
  '*.note': 'Lý do chưa xác minh, hoặc điều cần biết.',
  '*.sources': 'Mã nguồn trong config/procedures/sources.yaml.',
  '*.citation': 'Điều, khoản, văn bản.',
  '*.unit': 'working_day: ngày làm việc; working_hour: giờ làm việc; calendar_day: ngày.',
  '*.firstDay':
    'next_working_day: tính từ ngày làm việc kế tiếp; same_moment: tính ngay từ lúc nhận.',
  '*.rollOver':
    'next_working_day: hết hạn vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp; none: không.',
  '*.resume': 'restart: đủ hồ sơ thì tính lại từ đầu; continue: tính tiếp phần còn lại.',
  '*.cutOff': 'Phút trong ngày, từ đó trở đi tính là đến vào ngày làm việc sau.',
  '*.type':
    'text: một dòng; textarea: nhiều dòng; select: danh sách; radios: lựa chọn; date: ngày; year: năm; email; phone: điện thoại; citizen_number: số định danh; number: số.',
  '*.fields': 'Các câu hỏi.',
  '*.label': 'Câu hỏi, nhãn.',
  '*.help': 'Gợi ý dưới câu hỏi.',
  '*.required': 'true: phải trả lời.',
  '*.maxLength': 'Số ký tự nhiều nhất; bắt buộc và chỉ dùng với text, textarea.',
  '*.options': 'Các lựa chọn; bắt buộc và chỉ dùng với select, radios.',
  '*.notInFuture': 'Không được muộn hơn ngày nộp; chỉ với date, year.',
  '*.prefill': 'Điền sẵn từ tài khoản (account) hoặc chủ hồ sơ (party).',
  '*.when': 'Chỉ hỏi khi điều kiện đúng, ví dụ { field: delivery, equals: post }.',
};
