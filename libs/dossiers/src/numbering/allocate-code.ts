import type { PlainDate } from '@portal/kernel';
import { type CodeFormat, dossierCodePrefix, formatDossierCode } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';

/**
 * Takes the next dossier code of a series. The counter's row stays locked until the transaction
 * ends, so codes are consecutive and none is lost when a transaction fails: call it late.
 */
export async function allocateCode(
  tx: EntityManager,
  format: CodeFormat,
  date: PlainDate,
): Promise<string> {
  const rows: { last_serial: number }[] = await tx.query(
    `INSERT INTO code_counter (series, last_serial) VALUES ($1, 1)
     ON CONFLICT (series) DO UPDATE SET last_serial = code_counter.last_serial + 1
     RETURNING last_serial`,
    [dossierCodePrefix(format, date)],
  );
  return formatDossierCode(format, { date, serial: rows[0]!.last_serial });
}
