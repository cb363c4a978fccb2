import type { RehearsedDate, RehearsedDossier } from '@portal/dossiers';
import { formatDate, type Json, type PlainDate } from '@portal/kernel';
import { CLOCK_WORDS, reasonInWords } from './rehearsal-lines';

const DAY = 86_400_000;

interface Move {
  readonly code: string;
  readonly clock: RehearsedDate['clock'];
  /** In days, negative when it is earlier. */
  readonly days: number;
}

/** What was rehearsed. */
export interface RehearsalFacts {
  readonly before: string;
  readonly since: PlainDate;
  readonly limit: number;
}

/** Counts what a rehearsal finds; as large as there are different reasons, however many dossiers. */
export class RehearsalTally {
  private count = 0;
  private refused = 0;
  private uncounted = 0;
  private readonly reasons = new Map<string, number>();
  private readonly dates = { earlier: 0, later: 0, same: 0, added: 0, removed: 0 };
  private largest: Move | null = null;

  add({ code, refusals, dates }: RehearsedDossier): void {
    this.count += 1;
    if (refusals.length > 0) this.refused += 1;
    for (const each of refusals) {
      const words = reasonInWords(each);
      this.reasons.set(words, (this.reasons.get(words) ?? 0) + 1);
    }
    if (dates === null) this.uncounted += 1;
    for (const date of dates ?? []) this.addDate(code, date);
  }

  private addDate(code: string, { clock, from, to }: RehearsedDate): void {
    if (from === null || to === null) {
      this.dates[from === null ? 'added' : 'removed'] += 1;
      return;
    }
    const days = (to.getTime() - from.getTime()) / DAY;
    if (days === 0) {
      this.dates.same += 1;
      return;
    }
    this.dates[days < 0 ? 'earlier' : 'later'] += 1;
    if (Math.abs(days) > Math.abs(this.largest?.days ?? 0)) this.largest = { code, clock, days };
  }

  private reasonsByNumber(): [words: string, count: number][] {
    return [...this.reasons].toSorted(([, a], [, b]) => b - a);
  }

  private dateLines(): string[] {
    const { earlier, later, same, added, removed } = this.dates;
    const counts = `${earlier} sớm hơn, ${later} muộn hơn, ${same} không đổi`;
    const limits = `${added} thêm hạn, ${removed} bỏ hạn`;
    const { largest } = this;
    return [
      `Ngày hẹn: ${counts}${added + removed > 0 ? `, ${limits}` : ''}.`,
      ...(largest
        ? [
            `Dời nhiều nhất: ${daysInWords(largest.days)} (${CLOCK_WORDS[largest.clock]}, ${largest.code}).`,
          ]
        : []),
      ...(this.uncounted > 0 ? [`${this.uncounted} hồ sơ thiếu lịch làm việc để tính ngày.`] : []),
    ];
  }

  /** The summary for people. */
  lines({ before, since, limit }: RehearsalFacts): string[] {
    const range = `nộp theo phiên bản ${before} từ ${formatDate(since)}`;
    if (this.count === 0) return [`Không có hồ sơ nào ${range}.`];
    return [
      `Đã diễn lại ${this.count} hồ sơ ${range}: ${this.refused} bị từ chối, ${this.count - this.refused} nhận.`,
      ...this.reasonsByNumber().map(([words, count]) => `  ${count} × ${words}`),
      ...this.dateLines(),
      ...(this.count === limit ? [`Chỉ lấy ${limit} hồ sơ mới nhất (--limit).`] : []),
      'Không có gì bị thay đổi.',
    ];
  }

  /** The summary for programs. */
  asJson(limit: number): Json {
    const { count, refused, dates, largest, uncounted } = this;
    return {
      ...{ dossiers: count, refused, uncounted, limited: count === limit },
      reasons: this.reasonsByNumber().map(([words, times]) => ({ words, count: times })),
      dates: { ...dates, largestMove: largest && { ...largest } },
    };
  }
}

function daysInWords(days: number): string {
  const amount = Math.abs(days).toFixed(1).replace('.', ',').replace(',0', '');
  return `${days < 0 ? 'sớm hơn' : 'muộn hơn'} ${amount} ngày`;
}
