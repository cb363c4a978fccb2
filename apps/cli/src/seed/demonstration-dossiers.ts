/** How far a dossier of the demonstration has come. */
export type DemonstrationStage =
  | 'draft'
  | 'submitted'
  | 'supplement'
  | 'accepted'
  | { readonly step: string }
  | 'decided'
  | 'handed_over'
  | 'refused';

/** A dossier of the demonstration. People and deeds are invented. */
export interface DemonstrationDossier {
  /** Index into the units. */
  readonly unit: number;
  /** Working days (of eight hours, parts allowed) before now at which it was sent. */
  readonly sentDaysAgo: number;
  readonly stage: DemonstrationStage;
  /** A commune that receives it, under a procedure of its level; the province's desk otherwise. */
  readonly at?: { readonly procedureKey: string; readonly communeId: string };
  readonly eventPlace: string;
  readonly reason: string;
  readonly nominees: readonly Readonly<Record<string, string>>[];
}

const individual = (
  fullName: string,
  gender: 'male' | 'female',
  dateOfBirth: string,
  achievementSummary: string,
) => ({
  kind: 'individual',
  fullName,
  gender,
  dateOfBirth,
  position: 'Nông dân',
  workplace: 'Thôn Đông Hạ, xã Cẩm Xuyên, tỉnh Hà Tĩnh',
  achievementSummary,
});

/** Newest last, so that the codes run with time. */
export const DOSSIERS: readonly DemonstrationDossier[] = [
  {
    unit: 1,
    sentDaysAgo: 18,
    stage: 'handed_over',
    eventPlace: 'Xã Kỳ Anh, tỉnh Hà Tĩnh',
    reason: 'Phát hiện và báo tin kịp thời, giúp lực lượng chức năng dập tắt đám cháy rừng.',
    nominees: [
      individual(
        'Nguyễn Văn Đông',
        'male',
        '1979-05-12',
        'Phát hiện cháy rừng lúc rạng sáng, báo tin và cùng dân quân dập lửa trong hai giờ.',
      ),
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 14,
    stage: 'decided',
    eventPlace: 'Sông Ngàn Sâu, tỉnh Hà Tĩnh',
    reason: 'Cứu người bị nạn trong đợt lũ.',
    nominees: [
      individual(
        'Trần Thị Đào',
        'female',
        '1985-02-03',
        'Chèo thuyền cứu bốn người bị nước lũ cuốn trôi.',
      ),
      {
        kind: 'collective',
        name: 'Đội xung kích phòng, chống thiên tai xã Cẩm Xuyên',
        address: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
        achievementSummary: 'Di dời 120 hộ dân đến nơi an toàn trong một đêm.',
      },
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 9,
    stage: { step: 'appraisal' },
    eventPlace: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
    reason: 'Nhường đất, tài sản để mở đường dân sinh sau bão.',
    nominees: [
      {
        kind: 'household',
        headName: 'Lê Thị Đượm',
        address: 'Thôn Đông Hạ, xã Cẩm Xuyên, tỉnh Hà Tĩnh',
        achievementSummary: 'Hiến 320 m² đất vườn và tự dỡ tường rào để mở đường cứu hộ.',
      },
    ],
  },
  {
    unit: 1,
    sentDaysAgo: 6,
    stage: { step: 'assignment' },
    eventPlace: 'Phường Thành Sen, tỉnh Hà Tĩnh',
    reason: 'Dũng cảm truy đuổi, bắt giữ đối tượng cướp giật.',
    nominees: [
      individual(
        'Phạm Đức Hùng',
        'male',
        '1991-11-20',
        'Truy đuổi và khống chế đối tượng cướp giật, trả lại tài sản cho người bị hại.',
      ),
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 4,
    stage: 'supplement',
    eventPlace: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
    reason: 'Sáng kiến che chắn chuồng trại giúp cả thôn giữ được đàn gia súc trong đợt rét.',
    nominees: [
      individual(
        'Hoàng Thị Sen',
        'female',
        '1972-08-15',
        'Hướng dẫn 60 hộ che chắn chuồng trại, không để gia súc chết rét.',
      ),
    ],
  },
  {
    unit: 1,
    sentDaysAgo: 3,
    stage: 'refused',
    eventPlace: 'Tỉnh Hà Tĩnh',
    reason: 'Đề nghị khen thưởng tổng kết năm.',
    nominees: [
      individual('Đinh Văn Khoa', 'male', '1980-01-09', 'Hoàn thành nhiệm vụ được giao trong năm.'),
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 0.25,
    stage: 'submitted',
    eventPlace: 'Cảng Vũng Áng, tỉnh Hà Tĩnh',
    reason: 'Cứu tàu cá bị nạn trên biển.',
    nominees: [
      individual(
        'Nguyễn Hữu Lộc',
        'male',
        '1988-06-30',
        'Điều khiển tàu vượt sóng cấp 7 cứu sáu ngư dân bị nạn.',
      ),
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 0.25,
    stage: 'submitted',
    at: { procedureKey: 'giay-khen-ubnd-xa-dot-xuat', communeId: 'xa-can-loc' },
    eventPlace: 'Xã Can Lộc, tỉnh Hà Tĩnh',
    reason: 'Cứu hai học sinh bị nước cuốn trên đường đi học về.',
    nominees: [
      individual(
        'Phan Văn Lợi',
        'male',
        '1991-08-20',
        'Nhảy xuống dòng nước xiết, đưa hai em nhỏ vào bờ an toàn.',
      ),
    ],
  },
  {
    unit: 0,
    sentDaysAgo: 0,
    stage: 'draft',
    eventPlace: '',
    reason: '',
    nominees: [],
  },
];
