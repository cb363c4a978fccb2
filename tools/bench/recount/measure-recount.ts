import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import type { ClientBase } from 'pg';
import type { Office } from '../office';
import type { CalendarName } from './recount-calendars';

/** Counting all open deadlines anew, beside the bare UPDATE of the same rows. */
export interface RecountReport {
  readonly deadlines: number;
  /** Seconds of each round. */
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  /** Ours by bare, round by round. */
  readonly ratios: readonly number[];
  /** Bytes: the most that the counting process ever held. */
  readonly maxRss: number;
}

interface Counted {
  readonly counted: number;
  readonly moved: number;
  readonly seconds: number;
  readonly maxRss: number;
}

/** Clocks of 20 and 25 working days, begun within two months, one in ten paused once meanwhile. */
const FILL = `
  INSERT INTO deadline (id, dossier_id, kind, rule, started_at, counted_from_at, due_at, due_date,
                        target_share, target_at, calendars, provisional, marks, next_mark_at)
  SELECT gen_random_uuid(), gen_random_uuid(), 'legal',
    jsonb_build_object('amount', 20 + (n % 2) * 5, 'unit', 'working_day',
      'firstDay', 'next_working_day', 'rollOver', 'next_working_day', 'resume', 'restart',
      'citation', 'benchmark', 'verified', true),
    s.at, s.at, s.at + interval '30 days', (s.at + interval '30 days')::date, 0.8,
    s.at + interval '24 days', '{}', false, '[{"name":"all","share":1}]', s.at + interval '30 days'
  FROM generate_series(1, $1::int) AS n,
    LATERAL (SELECT timestamptz '2026-11-16 08:00+07' + (n % 28) * interval '1 day'
                    + (n % 480) * interval '1 minute' AS at) s`;

const FILL_PAUSES = `
  INSERT INTO deadline_pause (id, deadline_id, from_at, to_at, reason)
  SELECT gen_random_uuid(), id, started_at + interval '1 day', started_at + interval '3 days', 'supplement'
  FROM deadline WHERE abs(hashtext(id::text)) % 10 = 0`;

/** The least that writing the same columns of the same rows can cost. */
const BARE_UPDATE = `
  UPDATE deadline SET due_at = due_at + interval '100 days', due_date = due_date + 100,
    target_at = target_at + interval '100 days', counted_from_at = counted_from_at,
    next_mark_at = next_mark_at + interval '100 days', provisional = NOT provisional,
    calendars = calendars || '{"2025": "x"}'
  WHERE ended_at IS NULL`;

/** Rows that are dead, and what waits for the disk, shall not be paid for by who comes next. */
async function tidy(client: ClientBase): Promise<void> {
  await client.query('VACUUM (ANALYZE) deadline');
  await client.query('CHECKPOINT');
}

function recount(office: Office, calendar: CalendarName): Counted {
  const program = join(ROOT_DIR, 'dist/tools/bench/recount/recount-process.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, calendar], {
    env: { PATH: process.env.PATH, ...office.environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`counting anew failed:\n${stderr}`);
  return JSON.parse(stdout) as Counted;
}

async function bareSeconds(client: ClientBase): Promise<number> {
  const began = performance.now();
  await client.query(BARE_UPDATE);
  return (performance.now() - began) / 1_000;
}

/** Fills an installation with open clocks and counts them anew, by turns with the bare UPDATE. */
export async function measureRecount(
  office: Office,
  deadlines: number,
  rounds: number,
): Promise<RecountReport> {
  return office.onDatabase(async (client) => {
    await client.query('SET statement_timeout = 0');
    await client.query('DELETE FROM deadline');
    await client.query(FILL, [deadlines]);
    await client.query(FILL_PAUSES);
    const calendars: readonly CalendarName[] = ['with-a-day-off', 'installed'];
    const ours: number[] = [];
    const bare: number[] = [];
    let maxRss = 0;
    for (let round = 0; round < rounds; round += 1) {
      await tidy(client);
      const counted = recount(office, calendars[round % 2]!);
      if (counted.moved !== deadlines) throw new Error(`${counted.moved} clocks moved, not all`);
      ours.push(counted.seconds);
      maxRss = Math.max(maxRss, counted.maxRss);
      await tidy(client);
      bare.push(await bareSeconds(client));
    }
    const ratios = ours.map((seconds, round) => seconds / bare[round]!);
    return { deadlines, ours, bare, ratios, maxRss };
  });
}
