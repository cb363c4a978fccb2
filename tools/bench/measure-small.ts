import type { Office } from './office';
import { quantile, sample } from './statistics';
import { Visitor } from './visitor';

/** Single costs that the rest rests on. */
export interface SmallReport {
  /** Milliseconds of the official receipt as PDF over HTTP, everything included. */
  readonly receipt: { readonly p50: number; readonly p95: number; readonly bytes: number };
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

/** Measures the receipt in the compiled intake. */
export async function measureSmall(office: Office, samples: number): Promise<SmallReport> {
  return { receipt: await receiptOf(office, samples) };
}
