import {
  type CountingRule,
  type CountingUnit,
  type ExplanationLanguage,
  MAX_AMOUNT,
  type Pause,
} from '@portal/deadlines/core';
import { quoteInput, UsageError } from '../verb';
import { readClock, readMoment, readPause } from './read-moment';

/** The options as they were typed. */
export interface DeadlineOptions {
  readonly start?: string;
  readonly for?: string;
  readonly pause?: readonly string[];
  readonly resume?: string;
  readonly cutoff?: string;
  readonly firstDay?: string;
  readonly rollOver?: string;
  readonly target?: string;
  readonly citation?: string;
  readonly lang?: string;
}

/** What is to be counted. */
export interface DeadlineRequest {
  /** Its citation is empty when none was given. */
  readonly rule: CountingRule;
  readonly start: Date;
  readonly pauses: readonly Pause[];
  readonly targetShare?: number;
  readonly languages: readonly ExplanationLanguage[];
}

/** Units that a limit is written in, each with where its count begins unless told otherwise. */
const FIRST_DAY = {
  working_day: 'next_working_day',
  working_hour: 'same_moment',
  calendar_day: 'same_moment',
} as const satisfies Partial<Record<CountingUnit, CountingRule['firstDay']>>;
type Unit = keyof typeof FIRST_DAY;

const UNITS = Object.keys(FIRST_DAY) as Unit[];
const AMOUNT_FORM = `write a whole number from 1 to ${MAX_AMOUNT} and one of ${UNITS.join(', ')}, such as "25 working_day"`;

function required(option: string, text: string | undefined, example: string): string {
  if (text !== undefined) return text;
  throw new UsageError(`${option} is missing; write ${option} ${example}.`);
}

function readAmount(text: string): { amount: number; unit: Unit } {
  const [digits = '', name = '', ...more] = text.trim().split(/\s+/);
  const unit = UNITS.find((known) => known === name);
  const amount = /^\d+$/.test(digits) ? Number(digits) : 0;
  if (unit === undefined || more.length > 0 || amount < 1 || amount > MAX_AMOUNT) {
    throw new UsageError(`--for: ${quoteInput(text)} is no amount; ${AMOUNT_FORM}.`);
  }
  return { amount, unit };
}

function readChoice<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`${option}: ${quoteInput(text)} is unknown; write ${choices.join(' or ')}.`);
}

function readShare(text: string): number {
  const share = /^(\d+|\d*\.\d+)$/.test(text) ? Number(text) : 0;
  if (share > 0 && share <= 1) return share;
  throw new UsageError(
    `--target: ${quoteInput(text)} is no share; write a number above 0 and up to 1, such as 0.8.`,
  );
}

function readCitation(text: string): string {
  // The explanation ends the sentence itself.
  const citation = text.trim().replace(/\.$/, '');
  if (citation !== '' && !/[\r\n]/.test(citation)) return citation;
  throw new UsageError(
    '--citation: it is empty or has several lines; write the provision in one line, or leave it out.',
  );
}

function readRule(options: DeadlineOptions): CountingRule {
  const { amount, unit } = readAmount(required('--for', options.for, '"25 working_day"'));
  const firstDays = ['next_working_day', 'same_moment'] as const;
  const rollOvers = ['next_working_day', 'none'] as const;
  const { firstDay = FIRST_DAY[unit], rollOver = 'next_working_day', resume = 'restart' } = options;
  return {
    amount,
    unit,
    firstDay: readChoice('--first-day', firstDay, firstDays),
    ...(options.cutoff === undefined ? {} : { cutOff: readClock('--cutoff', options.cutoff) }),
    rollOver: readChoice('--roll-over', rollOver, rollOvers),
    resume: readChoice('--resume', resume, ['restart', 'continue']),
    citation: options.citation === undefined ? '' : readCitation(options.citation),
    // Whoever types the rule vouches for it.
    verified: true,
  };
}

/** Reads what was typed. @throws UsageError naming the first option that is wrong */
export function readRequest(options: DeadlineOptions): DeadlineRequest {
  const { lang, target, pause = [] } = options;
  const languages = ['vi', 'en'] as const;
  return {
    start: readMoment('--start', required('--start', options.start, '2026-03-02T08:15')),
    rule: readRule(options),
    pauses: pause.map((text) => ({ ...readPause('--pause', text), reason: '' })),
    ...(target === undefined ? {} : { targetShare: readShare(target) }),
    languages: lang === undefined ? languages : [readChoice('--lang', lang, languages)],
  };
}
