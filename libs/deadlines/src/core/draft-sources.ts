import type { CalendarSource } from './calendar-year';

/** What a drafted calendar leans on; the same entries stand in the calendars of the configuration. */
export const DRAFT_SOURCES = {
  blld112: {
    title: 'Bộ luật Lao động 45/2019/QH14, Điều 111(3), 112 (văn bản hợp nhất)',
    url: 'https://github.com/diepxuan/diepxuan.github.io/blob/fbaa690e1c9ff35deabbf5e9a8b8830ce3d54048/van-ban/lao-dong/lao-dong.md',
  },
  lunar: {
    title: 'Ngày âm lịch, kiểm tra bằng tính toán (thuật toán Hồ Ngọc Đức, UTC+7)',
    url: null,
  },
  nq28_2026: {
    title:
      'Nghị quyết 28/2026/QH16 (Ngày Văn hóa Việt Nam 24/11, nghỉ hưởng nguyên lương, hiệu lực 01/7/2026)',
    url: null,
    also: [
      'https://plo.vn/nguoi-lao-dong-ca-nuoc-duoc-nghi-trong-ngay-van-hoa-viet-nam-24-11-post891154.html',
      'https://dantri.com.vn/noi-vu/sua-bo-luat-lao-dong-de-them-mot-ngay-nghi-ngay-van-hoa-viet-nam-20260225151756397.htm',
    ],
    note: 'Toàn văn: xaydungchinhsach.chinhphu.vn/toan-van-nghi-quyet-so-28-2026-qh16-[...]119260508142130402.htm (không giữ được phần giữa của địa chỉ). Hai bài còn lại là bối cảnh: Nghị quyết 80-NQ/TW ngày 07/01/2026.',
  },
} satisfies Record<string, CalendarSource>;
