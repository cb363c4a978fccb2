import { Client } from 'pg';
import { addDossiers } from '../bulk-dossiers';
import type { Office } from '../office';
import { RECORDING, recordStatements, type Statement } from '../recorder';
import { quantile, timed } from '../statistics';
import { type Credentials, Visitor } from '../visitor';

const SIGN_IN = '/dang-nhap';

/** A page that staff wait for. */
interface Page {
  readonly title: string;
  /** First part of the address of the demonstration's member of staff who opens it. */
  readonly reader: string;
  readonly path: string;
}

/** What came out for one page; milliseconds. */
export interface PageResult {
  readonly title: string;
  readonly statements: number;
  readonly page: { readonly p50: number; readonly p95: number };
  readonly bare: { readonly p50: number; readonly p95: number };
}

/** Pages at one size of the table. */
export interface ReadingReport {
  readonly dossiers: number;
  readonly samples: number;
  readonly pages: readonly PageResult[];
}

/** Who signs in is not part of the page's own question. */
const asksForThePage = ({ text }: Statement): boolean => !text.includes('FROM session');

async function pagesOf(office: Office): Promise<Page[]> {
  const current = await office.onDatabase((client) =>
    client.query<{ id: string }>(
      `SELECT id FROM dossier WHERE step_id = 'appraisal' ORDER BY queue_at LIMIT 1`,
    ),
  );
  return [
    { title: 'Queue, own work (desk)', reader: 'motcua', path: '/' },
    { title: 'Queue, own work (specialist)', reader: 'chuyenvien', path: '/' },
    { title: 'Queue, all open', reader: 'motcua', path: '/?xem=tat-ca' },
    { title: 'Queue, closed, page 40', reader: 'motcua', path: '/?xem=da-ket-thuc&trang=40' },
    {
      title: 'Queue, search by unit',
      reader: 'motcua',
      path: '/?xem=tat-ca&tim=X%C3%A3+s%E1%BB%91+12',
    },
    { title: 'Queue, whole province (inspector)', reader: 'thanhtra', path: '/?xem=tat-ca' },
    { title: 'Case page', reader: 'chuyenvien', path: `/ho-so/${current.rows[0]!.id}` },
  ];
}

const credentialsOf = ({ accounts }: Office, reader: string): Credentials => {
  const account = accounts.accounts.find(({ email }) => email.startsWith(`${reader}@`));
  if (!account) throw new Error(`the demonstration has no ${reader}`);
  return { email: account.email, password: accounts.password };
};

/** Signed-in visitors by reader. */
async function signIn(office: Office, readers: Iterable<string>): Promise<Map<string, Visitor>> {
  const visitors = new Map<string, Visitor>();
  for (const reader of new Set(readers)) {
    const visitor = new Visitor(office.address('back-office'));
    await visitor.signIn(SIGN_IN, credentialsOf(office, reader));
    visitors.set(reader, visitor);
  }
  return visitors;
}

async function open(visitor: Visitor, path: string): Promise<void> {
  const { status } = await visitor.get(path);
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
}

async function send(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, [...values]);
}

const spread = (samples: readonly number[]) => ({
  p50: quantile(samples, 0.5),
  p95: quantile(samples, 0.95),
});

interface Desk {
  readonly visitors: ReadonlyMap<string, Visitor>;
  readonly client: Client;
  readonly samples: number;
}

/** Page and bare statements take turns, so that a busy moment of the machine meets both. */
async function measurePage(
  { visitors, client, samples }: Desk,
  page: Page,
  statements: readonly Statement[],
): Promise<PageResult> {
  const visitor = visitors.get(page.reader)!;
  const pages: number[] = [];
  const bare: number[] = [];
  for (let run = -20; run < samples; run += 1) {
    const pageTime = await timed(() => open(visitor, page.path));
    const bareTime = await timed(() => send(client, statements));
    if (run < 0) continue;
    pages.push(pageTime);
    bare.push(bareTime);
  }
  return {
    title: page.title,
    statements: statements.length,
    page: spread(pages),
    bare: spread(bare),
  };
}

async function record(office: Office, pages: readonly Page[]): Promise<Map<Page, Statement[]>> {
  await office.start('back-office', RECORDING);
  const visitors = await signIn(
    office,
    pages.map(({ reader }) => reader),
  );
  const recorded = new Map<Page, Statement[]>();
  for (const page of pages) {
    const visitor = visitors.get(page.reader)!;
    const statements = await recordStatements(() => open(visitor, page.path));
    recorded.set(page, statements.filter(asksForThePage));
  }
  for (const visitor of visitors.values()) visitor.close();
  return recorded;
}

/**
 * Opens the pages that staff wait for in the compiled back office, among many dossiers, and beside
 * them sends the statements that each was seen to send, one after the other, by bare `pg`.
 * @param dossiers number of sent dossiers in the table
 */
export async function measureReading(
  office: Office,
  dossiers: number,
  samples: number,
): Promise<ReadingReport> {
  await office.onDatabase(async (client) => {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int FROM dossier');
    await addDossiers(client, dossiers - rows[0]!.count);
    await client.query('VACUUM ANALYZE');
  });
  const pages = await pagesOf(office);
  const recorded = await record(office, pages);
  await office.start('back-office');
  const visitors = await signIn(
    office,
    pages.map(({ reader }) => reader),
  );
  const client = new Client({ connectionString: office.databaseUrl });
  await client.connect();
  try {
    const results: PageResult[] = [];
    for (const page of pages) {
      results.push(await measurePage({ visitors, client, samples }, page, recorded.get(page)!));
    }
    return { dossiers, samples, pages: results };
  } finally {
    await client.end();
    for (const visitor of visitors.values()) visitor.close();
    await office.stop('back-office');
  }
}
