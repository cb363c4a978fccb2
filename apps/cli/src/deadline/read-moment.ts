import { findPlainDate, fromOfficeTime } from '@portal/kernel';
import type { Pause } from '@portal/deadlines/core';
import { quoteInput, UsageError } from '../verb';

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MOMENT = /^(.{10})T(\d\d:\d\d)(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/;
const FORM = 'write YYYY-MM-DDTHH:MM, such as 2026-03-02T08:15, with Z or +07:00 for another zone';

/** Minute of the day of `HH:MM`; undefined when it is no time of the day. */
function findMinute(clock: string): number | undefined {
  const [, hours, minutes] = CLOCK.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Minutes ahead of UTC; the widest zones of the world are 14 hours off. */
function findOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const minutes = findMinute(zone.slice(1));
  if (minutes === undefined || minutes > 14 * 60) return undefined;
  return zone.startsWith('-') ? -minutes : minutes;
}

function findMoment(text: string): Date | undefined {
  const [, day = '', clock = '', , zone] = MOMENT.exec(text) ?? [];
  const date = findPlainDate(day);
  const minute = findMinute(clock);
  if (date === undefined || minute === undefined) return undefined;
  if (zone === undefined) return fromOfficeTime({ date, minute });
  const offset = findOffset(zone);
  if (offset === undefined) return undefined;
  return new Date(Date.parse(`${date}T${clock}Z`) - offset * 60_000);
}

/**
 * Reads a moment: the office's wall clock, or with `Z` or `±HH:MM` that zone's. Seconds are allowed
 * and dropped, as on the clock stamped on a receipt.
 * @throws UsageError
 */
export function readMoment(option: string, text: string): Date {
  const moment = findMoment(text);
  if (moment) return moment;
  throw new UsageError(`${option}: ${quoteInput(text)} is no moment; ${FORM}.`);
}

/**
 * Reads `<from>/<to>`, or `<from>/` while the pause lasts. Whether it is reversed is for the engine.
 * @throws UsageError
 */
export function readPause(option: string, text: string): Omit<Pause, 'reason'> {
  const [from, to, ...more] = text.split('/');
  if (from === undefined || to === undefined || more.length > 0) {
    const form =
      'write <from>/<to>, such as 2026-03-10T09:00/2026-03-12T10:00, or <from>/ while it lasts';
    throw new UsageError(`${option}: ${quoteInput(text)} is no pause; ${form}.`);
  }
  return { from: readMoment(option, from), to: to === '' ? null : readMoment(option, to) };
}

/** Reads `HH:MM` as minute of the day. @throws UsageError */
export function readClock(option: string, text: string): number {
  const minute = findMinute(text);
  if (minute !== undefined) return minute;
  throw new UsageError(
    `${option}: ${quoteInput(text)} is no time of the day; write HH:MM, such as 15:00.`,
  );
}
