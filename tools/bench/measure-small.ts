import { join } from 'node:path';
import { loadWorkingCalendar } from '@portal/deadlines';
import { countDue, type CountingRule } from '@portal/deadlines/core';
import { ROOT_DIR } from '@portal/platform';
import type { Office } from './office';
import { median, quantile, sample } from './statistics';
import { Visitor } from './visitor';

/** Single costs that the rest rests on. */
export interface SmallReport {
  /** Milliseconds of the official receipt as PDF over HTTP, everything included. */
  readonly receipt: { readonly p50: number; readonly p95: number; readonly bytes: number };
  /** Due dates that one core counts in a second. */
  readonly dueDatesPerSecond: number;
}

/** Twenty working days from a moment within three years: what most award procedures ask for. */
const RULE: CountingRule = {
  amount: 20,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'none',
  resume: 'restart',
  citation: 'benchmark',
  verified: false,
};

const COUNTS = 1_000_000;
const MINUTES_PER_YEAR = 525_600;

function dueDatesPerSecond(): number {
  const calendar = loadWorkingCalendar(join(ROOT_DIR, 'config'));
  // Office minutes count from 1970; the official calendars reach from 2023 to 2026.
  const first = (2024 - 1970) * 365.25 * 1_440;
  const speeds = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now();
    for (let run = 0; run < COUNTS; run += 1) {
      // Steps of a prime number of minutes meet every weekday and time of day.
      countDue(calendar, RULE, Math.floor(first) + ((run * 7_919) % (2 * MINUTES_PER_YEAR)));
    }
    return COUNTS / ((performance.now() - began) / 1_000);
  });
  return median(speeds);
}

async function receiptOf(office: Office, samples: number): Promise<SmallReport['receipt']> {
  const { rows } = await office.onDatabase((client) =>
    client.query<{ id: string; email: string }>(
      `SELECT d.id, a.email FROM dossier d JOIN account a ON a.id = d.created_by_account_id
       WHERE d.accepted_at IS NOT NULL ORDER BY d.accepted_at LIMIT 1`,
    ),
  );
  const { id, email } = rows[0]!;
  await office.start('intake');
  const visitor = new Visitor(office.address('intake'));
  try {
    await visitor.signIn('/tai-khoan/dang-nhap', { email, password: office.accounts.password });
    let bytes = 0;
    const fetchPaper = async (): Promise<void> => {
      const { status, body } = await visitor.get(`/ho-so/${id}/giay-tiep-nhan.pdf`);
      if (status !== 200) throw new Error(`the receipt was answered with ${status}`);
      bytes = body.length;
    };
    await sample(10, fetchPaper);
    const times = await sample(samples, fetchPaper);
    return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), bytes };
  } finally {
    visitor.close();
    await office.stop('intake');
  }
}

/** Measures the receipt in the compiled intake and the counting of due dates in this process. */
export async function measureSmall(office: Office, samples: number): Promise<SmallReport> {
  return {
    receipt: await receiptOf(office, samples),
    dueDatesPerSecond: dueDatesPerSecond(),
  };
}
