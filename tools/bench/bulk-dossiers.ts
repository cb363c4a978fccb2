import type { ClientBase } from 'pg';

/** Organisations among which the copies are spread, so that joins and searches have work to do. */
const PARTIES = 400;

/** Tables below a dossier that are copied with it, parents first. */
const CHILDREN = [
  'supplement_request',
  'decision',
  'attachment',
  'nominee',
  'journal_entry',
  'deadline',
  'outbox',
  'notice',
];

/** Columns that name a row of another copied table. */
const REFERENCES = new Set(['supplement_id', 'decision_id']);

/** The same row of the same copy always gets the same id, so that references can be copied too. */
const copiedId = (column: string): string => `md5(c.id::text || ${column}::text)::uuid`;

async function columnsOf(client: ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_identity = 'NO'
     ORDER BY ordinal_position`,
    [table],
  );
  return rows.map((row) => row.name);
}

function childValue(column: string): string {
  if (column === 'dossier_id') return 'c.id';
  if (column === 'id' || REFERENCES.has(column)) return copiedId(`t.${column}`);
  return `t.${column}`;
}

/** Copies one table for every pair in `copy` (source, id, number, shift). */
async function copyTable(
  client: ClientBase,
  table: string,
  values: (column: string) => string,
): Promise<void> {
  const columns = await columnsOf(client, table);
  const key = table === 'dossier' ? 't.id' : 't.dossier_id';
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map(values).join(', ')} FROM ${table} t JOIN copy c ON c.source = ${key}`,
  );
}

async function planCopies(
  client: ClientBase,
  sources: readonly string[],
  count: number,
): Promise<void> {
  await client.query('DROP TABLE IF EXISTS copy');
  await client.query(
    `CREATE TEMPORARY TABLE copy AS
     SELECT ($1::uuid[])[1 + n % cardinality($1::uuid[])] AS source, gen_random_uuid() AS id,
            n AS number, random() * interval '60 days' AS shift
     FROM generate_series(1, $2::int) n`,
    [sources, count],
  );
  await client.query('CREATE INDEX ON copy (source)');
  await client.query('ANALYZE copy');
}

const SHIFTED = /_at$/;

function dossierValue(column: string): string {
  if (column === 'id') return 'c.id';
  if (column === 'code') return `left(t.code, 14) || right(c.id::text, 12) || right(t.code, 5)`;
  if (column === 'owner_party_id') return `md5('bench party ' || c.number % ${PARTIES})::uuid`;
  return SHIFTED.test(column) ? `t.${column} - c.shift` : `t.${column}`;
}

async function addParties(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO party (id, kind, name, name_folded, created_at)
     SELECT md5('bench party ' || n)::uuid, 'organisation', 'Ủy ban nhân dân xã số ' || n,
            'uy ban nhan dan xa so ' || n, now()
     FROM generate_series(0, ${PARTIES - 1}) n ON CONFLICT DO NOTHING`,
  );
}

/**
 * Adds dossiers that are copies of the demonstration's, evenly of every stage, with all their rows,
 * moved by up to 60 days. The chains of their journals are copies too and do not verify.
 */
export async function addDossiers(client: ClientBase, count: number): Promise<void> {
  await addParties(client);
  const { rows } = await client.query<{ id: string }>(
    // One of every stage, the newest: the demonstration has more finished ones than open ones.
    `SELECT DISTINCT ON (status, step_id) id FROM dossier
     WHERE status <> 'draft' AND code ~ '-[0-9]{6}-[0-9]{4}$'
     ORDER BY status, step_id, submitted_at DESC`,
  );
  await planCopies(
    client,
    rows.map((row) => row.id),
    count,
  );
  await copyTable(client, 'dossier', dossierValue);
  for (const table of CHILDREN) await copyTable(client, table, childValue);
  await client.query('ANALYZE');
}

/** What a draft has and a sent dossier has not. */
const DRAFT_VALUES: Readonly<Record<string, string>> = {
  id: 'c.id',
  status: `'draft'`,
  turn: `'applicant'`,
  version: '1',
  journal_length: '0',
  created_at: 't.created_at',
  updated_at: 't.updated_at',
};

const KEPT_IN_DRAFT =
  /^(procedure_|owner_|created_by|receiving_|channel|form|journal_salt|supplement_count)/;

function draftValue(column: string): string {
  return DRAFT_VALUES[column] ?? (KEPT_IN_DRAFT.test(column) ? `t.${column}` : 'NULL');
}

/**
 * Adds complete drafts with their files, ready to be sent: a sent dossier as it was before.
 * @returns their ids
 */
export async function addDrafts(
  client: ClientBase,
  sentDossierId: string,
  count: number,
): Promise<string[]> {
  await planCopies(client, [sentDossierId], count);
  await copyTable(client, 'dossier', draftValue);
  await copyTable(client, 'attachment', (column) =>
    column === 'filed_at' ? 'NULL' : childValue(column),
  );
  const { rows } = await client.query<{ id: string }>('SELECT id FROM copy');
  return rows.map((row) => row.id);
}
