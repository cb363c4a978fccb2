import type { Dossier } from '@portal/dossiers';
import { formatInstant } from '@portal/kernel';
import type { Now } from '../office-now';
import { timeLeftInWords } from '../queue/working-time';

/** A date of the dates panel. */
export interface DateFact {
  readonly key: string;
  readonly value: string;
  readonly note: string;
}

/** Whether a date is being counted towards; `paused` while the dossier waits for its applicant. */
type Counting = boolean | 'paused';
type Open = readonly [key: string, instant: Date | null, counting: Counting];

const COUNTING: Readonly<Record<Dossier['turn'], Counting>> = {
  office: true,
  applicant: 'paused',
  nobody: false,
};

/** The dates of a dossier that staff work by; those that still run say what is left. */
export function datesOf(dossier: Dossier, { at, calendar }: Now): DateFact[] {
  const running = COUNTING[dossier.turn];
  const undecided = dossier.decidedAt === null && dossier.finishedAt === null;
  const facts: Open[] = [
    ['Nộp lúc', dossier.submittedAt, false],
    ['Phải trả lời tiếp nhận trước', unlessAccepted(dossier), running],
    ['Tiếp nhận lúc', dossier.acceptedAt, false],
    ['Hạn bổ sung của đơn vị', dossier.turn === 'applicant' ? dossier.supplementDueAt : null, true],
    ['Hạn của bước hiện tại', dossier.stepId === null ? null : dossier.stepDueAt, running],
    ['Ngày mục tiêu (nội bộ)', dossier.targetAt, false],
    ['Ngày hẹn trả kết quả', dossier.dueAt, undecided && running],
    ['Quyết định lúc', dossier.decidedAt, false],
    ['Kết thúc lúc', dossier.finishedAt, false],
  ];
  return facts.flatMap(([key, instant, counting]): DateFact[] => {
    if (instant === null) return [];
    const left = counting === true ? timeLeftInWords(calendar, at, instant) : '';
    const note = counting === 'paused' ? PAUSED : left;
    return [{ key, value: formatInstant(instant), note }];
  });
}

const PAUSED = 'đang tạm dừng; tính lại khi đơn vị bổ sung xong';

const unlessAccepted = ({ acceptedAt, finishedAt, receptionDueAt }: Dossier): Date | null =>
  acceptedAt === null && finishedAt === null ? receptionDueAt : null;
