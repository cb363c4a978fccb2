import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Statement } from '../recorder';

/** One filing as the intake sent it, ready to be sent again for other drafts. */
export interface RecordedFiling {
  /** Statements before the transaction (who asks). */
  readonly before: readonly Statement[];
  /** From START TRANSACTION to COMMIT, on one connection. */
  readonly transaction: readonly Statement[];
  readonly dossierId: string;
  readonly code: string;
  /** Milliseconds since 1970 before which every id is somebody else's. */
  readonly since: number;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Milliseconds since 1970 in a UUID of version 7 (RFC 9562). */
const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

function freshId(like: string): string {
  const random = randomBytes(10).toString('hex');
  return `${like.slice(0, 15)}${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** Splits what was recorded for one request. @throws Error when it holds no whole transaction */
export function readFiling(
  statements: readonly Statement[],
  facts: Pick<RecordedFiling, 'dossierId' | 'code' | 'since'>,
): RecordedFiling {
  const start = statements.findIndex(({ text }) => text === 'START TRANSACTION');
  const end = statements.findIndex(({ text }) => text === 'COMMIT');
  if (start < 0 || end < start) throw new Error('no transaction was recorded');
  const transaction = statements.slice(start, end + 1);
  if (new Set(transaction.map(({ connection }) => connection)).size > 1) {
    throw new Error('the transaction was not alone');
  }
  return { ...facts, before: statements.slice(0, start), transaction };
}

/** Replaces in the parameters what belonged to the recorded filing. */
class Replacement {
  private readonly ids = new Map<string, string>();
  private code: string;

  constructor(
    private readonly filing: RecordedFiling,
    draftId: string,
  ) {
    this.ids.set(filing.dossierId, draftId);
    this.code = filing.code;
  }

  /** The serial number that the database gave goes into the code, as in the intake. */
  learn({ rows }: QueryResult<{ last_serial?: number }>): void {
    const serial = rows[0]?.last_serial;
    if (serial === undefined) return;
    this.code = this.filing.code.replace(/\d+$/, String(serial).padStart(4, '0'));
  }

  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((entry) => this.value(entry));
    if (typeof value !== 'string') return value;
    return value
      .replaceAll(this.filing.code, this.code)
      .replace(UUID, (id, version) => this.ids.get(id) ?? this.fresh(id, version));
  }

  private fresh(id: string, version: string): string {
    if (version !== '7' || momentOf(id) < this.filing.since) return id;
    const made = freshId(id);
    this.ids.set(id, made);
    return made;
  }
}

async function sendAll(client: PoolClient, filing: RecordedFiling, draftId: string): Promise<void> {
  const replacement = new Replacement(filing, draftId);
  for (const { text, values } of filing.transaction) {
    const own = values.map((value) => replacement.value(value));
    replacement.learn(await client.query(text, own));
  }
}

/** Sends the statements of one filing for another draft: same order, same transaction, fresh ids. */
export async function replayFiling(
  pool: Pool,
  filing: RecordedFiling,
  draftId: string,
): Promise<void> {
  for (const { text, values } of filing.before) await pool.query(text, [...values]);
  const client = await pool.connect();
  try {
    await sendAll(client, filing, draftId);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
