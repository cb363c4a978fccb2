import {
  type DossierFigures,
  type Progress766,
  PROGRESS_POINTS,
  progressPoints,
  type Report,
} from '@portal/reporting';
import { drawBars, type Series } from './bar-chart';
import { countsInWords, NOTHING, withShares } from './figures-in-words';
import { type Section, sectionOf } from './section';
import { tableOf } from './table';

const TITLES = ['Đúng hạn', 'Quá hạn'] as const;

const SERIES: readonly Series[] = [
  { text: TITLES[0], tone: 'on_time' },
  { text: TITLES[1], tone: 'late' },
];

const countsOf = ({ onTime, late }: Progress766): number[] => [onTime, late];

const barOf = (title: string, progress: Progress766) => ({
  title: `${title}: ${progress.onTime + progress.late} hồ sơ`,
  parts: countsOf(progress),
  values: countsInWords(TITLES, countsOf(progress)),
});

function points(progress: Progress766): string {
  const tenths = progressPoints(progress);
  if (tenths === null) return NOTHING;
  return `${(tenths / 10).toLocaleString('vi-VN')} / ${PROGRESS_POINTS}`;
}

const line = (name: string, { touched, progress }: DossierFigures) => ({
  name,
  cells: [touched, ...withShares(countsOf(progress)), progress.lateByRequests, points(progress)],
});

/** The group "tiến độ giải quyết" of QĐ 766/QĐ-TTg (one-stop-shop.md §7). */
export function progressSection({ total, before }: Report): Section {
  return sectionOf({
    id: 'bo-chi-so-766',
    title: 'Tiến độ theo bộ chỉ số 766',
    paragraphs: [
      'Quyết định số 766/QĐ-TTg ngày 23/06/2022: mọi hồ sơ có thời hạn chạy trong kỳ. Thời điểm kết thúc là lúc xử lý xong, nếu không có thì lúc trả kết quả, rồi lúc dừng hoặc từ chối; hồ sơ chờ bổ sung kết thúc lúc yêu cầu; hồ sơ chưa xong được tính đến cuối kỳ. Kết thúc chậm nhất vào giờ hẹn trả là đúng hạn. Yêu cầu bổ sung quá một lần là quá hạn, dù ngày nào. Thời gian chờ bổ sung không tính vào thời hạn.',
    ],
    chart: drawBars({
      id: 'bieu-do-766',
      title: 'Tiến độ theo bộ chỉ số 766: đúng hạn, quá hạn',
      series: SERIES,
      rows: [barOf('Kỳ này', total.progress), barOf('Kỳ trước', before.progress)],
      scale: 'share',
    }),
    tables: [
      tableOf(
        { hidden: 'Tiến độ giải quyết' },
        ['Kỳ', 'Tất cả', ...TITLES, 'Vì bổ sung quá một lần', 'Điểm quy đổi'],
        [line('Kỳ này', total), line('Kỳ trước', before)],
      ),
    ],
    unverified: [
      `Điểm quy đổi: mức tối đa ${PROGRESS_POINTS} của nhóm tiến độ mới thấy trong mã nguồn của một hệ thống cấp tỉnh; ngưỡng được điểm tối đa của nhóm này chưa đọc được, nên điểm tính theo đúng tỉ lệ.`,
      'Các nhóm khác của bộ chỉ số (công khai, dịch vụ trực tuyến, thanh toán, số hóa, hài lòng): trọng số chưa đọc được trong văn bản, và hệ thống chưa có đủ dữ liệu, nên không tính.',
    ],
  });
}
