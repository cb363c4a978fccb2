import {
  type CountedPause,
  type DueComputation,
  explainDue,
  type ExplanationLanguage,
  type SkippedDay,
} from '@portal/deadlines/core';
import { formatOfficeIso, type Json, toOfficeTime } from '@portal/kernel';

/** Stand for what only a procedure and a dossier know: the provision, and why the clock stood. */
const UNTOLD = {
  vi: { citation: 'quy tắc nêu trên dòng lệnh', reason: 'nêu trên dòng lệnh' },
  en: { citation: 'the rule was given on the command line', reason: 'given on the command line' },
} as const;

/** The explanation, sentence by sentence. */
export function explain(computation: DueComputation, language: ExplanationLanguage): string[] {
  const { citation, reason } = UNTOLD[language];
  const { rule, pauses } = computation;
  const told: DueComputation = {
    ...computation,
    rule: { ...rule, citation: rule.citation || citation },
    pauses: pauses.map((pause) => ({ ...pause, reason })),
  };
  return explainDue(told, language).lines;
}

function showPause({ from, to, effect, addedMinutes, addedDays }: CountedPause): Json {
  return {
    from: formatOfficeIso(toOfficeTime(from)),
    to: to && formatOfficeIso(toOfficeTime(to)),
    effect,
    addedWorkingMinutes: addedMinutes,
    addedDays,
  };
}

function showSkipped({ date, reason, name, source, verified }: SkippedDay): Json {
  if (!name) return { date, reason };
  return {
    date,
    reason,
    name: { ...name },
    source: source?.title ?? null,
    verified: verified ?? null,
  };
}

/** The computation as programs read it. */
export function showDeadline(computation: DueComputation): Json {
  const { due, target, received, start, countedFrom, counted, provisional, paused } = computation;
  return {
    ok: true,
    due: formatOfficeIso(due),
    provisional,
    calendars: { ...computation.calendars },
    counted,
    skipped: computation.skipped.map(showSkipped),
    pauses: computation.pauses.map(showPause),
    explanation: {
      vi: explain(computation, 'vi').join('\n'),
      en: explain(computation, 'en').join('\n'),
    },
    received: formatOfficeIso(received),
    arrived: formatOfficeIso(start),
    countedFrom: formatOfficeIso(countedFrom),
    target: target && formatOfficeIso(target),
    paused,
  };
}
