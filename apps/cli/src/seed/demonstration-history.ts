/** A dossier of the past months that was decided and handed over. People and deeds are invented. */
export interface PastDossier {
  /** Index into the units. */
  readonly unit: number;
  /** Working days before now at which it was accepted: more than its limit, for it is finished. */
  readonly acceptedDaysAgo: number;
  /**
   * Part of the legal limit that its handling took: below 1 early, above it late; 1 is on time,
   * decided shortly before the hour of the due date.
   */
  readonly pace: number;
  /** The step that took more than its part, if one did. */
  readonly slowStep?: string;
  readonly eventPlace: string;
  readonly reason: string;
  readonly nominee: {
    readonly fullName: string;
    readonly gender: 'male' | 'female';
    readonly dateOfBirth: string;
  };
}

type Row = readonly [
  unit: number,
  acceptedDaysAgo: number,
  pace: number,
  slowStep: string,
  eventPlace: string,
  reason: string,
  fullName: string,
  gender: 'male' | 'female',
  dateOfBirth: string,
];

/** Oldest first, so that the codes run with time. */
const ROWS: readonly Row[] = [
  [
    1,
    112,
    1.15,
    'appraisal',
    'Xã Kỳ Anh',
    'Dập tắt đám cháy ở chợ xã.',
    'Lê Thị Hòa',
    'female',
    '1979-09-02',
  ],
  [
    0,
    105,
    0.6,
    '',
    'Sông La',
    'Cứu người trên thuyền bị lật.',
    'Phan Văn Tiến',
    'male',
    '1990-01-25',
  ],
  [
    0,
    92,
    1,
    'opinions',
    'Phường Thành Sen',
    'Trả lại tài sản lớn nhặt được.',
    'Võ Minh Tuấn',
    'male',
    '1995-07-19',
  ],
  [1, 86, 0.75, '', 'Xã Can Lộc', 'Bắt đối tượng trộm cắp.', 'Đặng Văn Quý', 'male', '1988-03-30'],
  [
    0,
    80,
    1.25,
    'office-verification',
    'Xã Cẩm Xuyên',
    'Cứu người bị điện giật.',
    'Hồ Thị Thủy',
    'female',
    '1992-10-08',
  ],
  [
    1,
    74,
    0.55,
    '',
    'Xã Nghi Xuân',
    'Cứu ngư dân gặp nạn gần bờ.',
    'Nguyễn Văn Hải',
    'male',
    '1975-06-14',
  ],
  [
    1,
    62,
    0.95,
    'opinions',
    'Xã Đức Thọ',
    'Giữ đê trong đêm nước lên.',
    'Cao Văn Sáng',
    'male',
    '1981-08-17',
  ],
  [
    1,
    52,
    1.1,
    'appraisal',
    'Xã Vũ Quang',
    'Dập tắt đám cháy rừng.',
    'Hà Thị Lý',
    'female',
    '1984-05-28',
  ],
  [
    0,
    46,
    0.7,
    '',
    'Xã Cẩm Xuyên',
    'Cứu học sinh bị nước cuốn.',
    'Ngô Văn Kiên',
    'male',
    '1998-09-12',
  ],
  [
    1,
    41,
    1,
    'opinions',
    'Hồ Kẻ Gỗ',
    'Báo tin kịp thời về sự cố đập.',
    'Đoàn Văn Bình',
    'male',
    '1970-01-07',
  ],
  [
    0,
    35,
    0.75,
    '',
    'Xã Lộc Hà',
    'Cứu thuyền viên khi bão vào.',
    'Phùng Thị Yến',
    'female',
    '1989-04-04',
  ],
  [
    1,
    29,
    1.05,
    'department-submission',
    'Xã Kỳ Anh',
    'Truy đuổi kẻ cướp giật.',
    'Tạ Văn Dũng',
    'male',
    '1991-12-30',
  ],
  [
    0,
    24,
    0.7,
    '',
    'Sông Ngàn Phố',
    'Cứu ba người trong lũ.',
    'Mai Thị Hiền',
    'female',
    '1994-06-06',
  ],
  [
    1,
    19,
    0.6,
    '',
    'Phường Thành Sen',
    'Sơ cứu người bị tai nạn.',
    'Chu Văn Phong',
    'male',
    '1996-03-15',
  ],
];

/** What the figures of the past months are made of. */
export const HISTORY: readonly PastDossier[] = ROWS.map(
  ([unit, acceptedDaysAgo, pace, slowStep, eventPlace, reason, fullName, gender, dateOfBirth]) => ({
    unit,
    acceptedDaysAgo,
    pace,
    ...(slowStep !== '' && { slowStep }),
    eventPlace: `${eventPlace}, tỉnh Hà Tĩnh`,
    reason,
    nominee: { fullName, gender, dateOfBirth },
  }),
);
