import { Pool } from 'pg';
import { addDrafts } from '../bulk-dossiers';
import { type Office, POOL_SIZE } from '../office';
import { RECORDING, recordStatements } from '../recorder';
import { inParallel, median, type Throughput } from '../statistics';
import { Visitor } from '../visitor';
import { readFiling, type RecordedFiling, replayFiling } from './replay';

const CONCURRENCIES = [1, 8, 32] as const;

/** Filings in one round: short ones, so that a busy moment of the machine meets both sides. */
const ROUND_SIZES: Readonly<Record<number, number>> = { 1: 50, 8: 150, 32: 200 };

/** Filings after which the compiler of the engine has nothing left to learn. */
const WARM_UP = 1_500;

/** What came out for one number of senders; the rounds alternate, the values are their medians. */
export interface FilingResult {
  readonly concurrency: number;
  readonly http: Throughput;
  readonly bare: Throughput;
  /** Of filings per second, HTTP to bare, of each round. */
  readonly ratios: readonly number[];
}

/** Everything that is known of filing. */
export interface FilingReport {
  readonly statements: readonly string[];
  readonly poolSize: number;
  readonly rounds: number;
  readonly results: readonly FilingResult[];
}

interface Bench {
  readonly office: Office;
  readonly visitor: Visitor;
  readonly pool: Pool;
  /** The sent dossier whose copies are the drafts. */
  readonly model: { readonly id: string; readonly email: string };
}

/** The intake's own draft form: it was filled in before, the declaration is all that is missing. */
async function file(visitor: Visitor, dossierId: string): Promise<void> {
  const form = { version: '1', declaration: 'yes' };
  const { status, headers } = await visitor.post(`/ho-so/${dossierId}/nop`, form);
  if (status !== 303 || !headers.location?.endsWith('/da-nop')) {
    throw new Error(`filing was answered with ${status} ${headers.location ?? ''}`);
  }
}

async function findModel(office: Office): Promise<Bench['model']> {
  return office.onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; email: string }>(
      `SELECT d.id, a.email FROM dossier d JOIN account a ON a.id = d.created_by_account_id
       WHERE d.status = 'submitted' ORDER BY d.submitted_at LIMIT 1`,
    );
    return rows[0]!;
  });
}

const drafts = ({ office, model }: Pick<Bench, 'office' | 'model'>, count: number) =>
  office.onDatabase((client) => addDrafts(client, model.id, count));

async function record(bench: Bench): Promise<RecordedFiling> {
  const [rehearsal, dossierId] = await drafts(bench, 2);
  await file(bench.visitor, rehearsal!);
  const before = await bench.office.onDatabase((client) =>
    client.query<{ now: Date }>('SELECT clock_timestamp() AS now'),
  );
  const statements = await recordStatements(() => file(bench.visitor, dossierId!));
  const filed = await bench.office.onDatabase((client) =>
    client.query<{ code: string }>('SELECT code FROM dossier WHERE id = $1', [dossierId]),
  );
  return readFiling(statements, {
    dossierId: dossierId!,
    code: filed.rows[0]!.code,
    since: before.rows[0]!.now.getTime(),
  });
}

/** One side after the other; who begins takes turns. */
async function round(
  bench: Bench,
  filing: RecordedFiling,
  { concurrency, bareFirst }: { concurrency: number; bareFirst: boolean },
): Promise<{ http: Throughput; bare: Throughput }> {
  const size = ROUND_SIZES[concurrency]!;
  const ids = await drafts(bench, size * 2);
  const overHttp = () =>
    inParallel(ids.slice(0, size), concurrency, (id) => file(bench.visitor, id));
  const byPg = () =>
    inParallel(ids.slice(size), concurrency, (id) => replayFiling(bench.pool, filing, id));
  if (bareFirst) {
    const bare = await byPg();
    return { http: await overHttp(), bare };
  }
  const http = await overHttp();
  return { http, bare: await byPg() };
}

const middle = (runs: readonly Throughput[]): Throughput => ({
  perSecond: median(runs.map((run) => run.perSecond)),
  p50: median(runs.map((run) => run.p50)),
  p95: median(runs.map((run) => run.p95)),
});

async function measureAt(
  bench: Bench,
  filing: RecordedFiling,
  { concurrency, rounds }: { concurrency: number; rounds: number },
): Promise<FilingResult> {
  const runs: { http: Throughput; bare: Throughput }[] = [];
  for (let run = 0; run < rounds; run += 1) {
    runs.push(await round(bench, filing, { concurrency, bareFirst: run % 2 === 1 }));
  }
  return {
    concurrency,
    http: middle(runs.map((run) => run.http)),
    bare: middle(runs.map((run) => run.bare)),
    ratios: runs.map((run) => run.http.perSecond / run.bare.perSecond),
  };
}

/** A statement in a few words. */
const summaryOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 90);

/**
 * Files complete drafts over HTTP in the compiled intake, and beside it sends the statements that one
 * such request was seen to send, by bare `pg`, as often, by as many, through as many connections.
 */
export async function measureFiling(office: Office, rounds: number): Promise<FilingReport> {
  const model = await findModel(office);
  const visitor = new Visitor(office.address('intake'));
  const pool = new Pool({ connectionString: office.databaseUrl, max: POOL_SIZE });
  const bench: Bench = { office, visitor, pool, model };
  try {
    await office.start('intake', RECORDING);
    const credentials = { email: model.email, password: office.accounts.password };
    await visitor.signIn('/tai-khoan/dang-nhap', credentials);
    const filing = await record(bench);
    await office.start('intake');
    await inParallel(await drafts(bench, WARM_UP), 8, (id) => file(visitor, id));
    await inParallel(await drafts(bench, WARM_UP), 8, (id) => replayFiling(pool, filing, id));
    const results: FilingResult[] = [];
    for (const concurrency of CONCURRENCIES) {
      results.push(await measureAt(bench, filing, { concurrency, rounds }));
    }
    const statements = [...filing.before, ...filing.transaction].map(({ text }) => summaryOf(text));
    return { statements, poolSize: POOL_SIZE, rounds, results };
  } finally {
    visitor.close();
    await pool.end();
    await office.stop('intake');
  }
}
