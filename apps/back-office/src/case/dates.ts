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

type Open = readonly [key: string, instant: Date | null, counts: boolean];

/** The dates of a dossier that staff work by; those that still run say what is left. */
export function datesOf(dossier: Dossier, { at, calendar }: Now): DateFact[] {
  const running = dossier.turn === 'office';
  const undecided = dossier.decidedAt === null && dossier.finishedAt === null;
  const facts: Open[] = [
    ['Nộp lúc', dossier.submittedAt, false],
    ['Phải trả lời tiếp nhận trước', unlessAccepted(dossier), running],
    ['Tiếp nhận lúc', dossier.acceptedAt, false],
    ['Hạn bổ sung của đơn vị', dossier.turn === 'applicant' ? dossier.supplementDueAt : null, true],
    ['Hạn của bước hiện tại', dossier.stepId === null ? null : dossier.stepDueAt, running],
    ['Ngày mục tiêu (nội bộ)', dossier.targetAt, false],
    ['Ngày hẹn trả kết quả', dossier.dueAt, running && undecided],
    ['Quyết định lúc', dossier.decidedAt, false],
    ['Kết thúc lúc', dossier.finishedAt, false],
  ];
  return facts.flatMap(([key, instant, counts]): DateFact[] => {
    if (instant === null) return [];
    const note = counts ? timeLeftInWords(calendar, at, instant) : '';
    return [{ key, value: formatInstant(instant), note }];
  });
}

const unlessAccepted = ({ acceptedAt, finishedAt, receptionDueAt }: Dossier): Date | null =>
  acceptedAt === null && finishedAt === null ? receptionDueAt : null;
