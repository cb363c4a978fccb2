import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, CodedError, isId, newId, toOfficeTime } from '@portal/kernel';
import { isUniqueViolation } from '@portal/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Claim } from '../core';
import { appendCatalogueEntry, lockCatalogueJournal } from './catalogue-journal';
import { CatalogueClaims } from './catalogue-claims';
import { ClaimConfirmation, UNIQUE_ACTIVE_CONFIRMATION } from './claim-confirmation.entity';
import { confirmedData, revokedData } from './confirmation-acts';
import { ConfirmationWatcher } from './confirmation-watcher';
import { claimsIn, type ConfirmOrder, readOrder, readReason } from './read-order';

type Row = Omit<ClaimConfirmation, 'journalSequence'>;

const printOf = (row: {
  procedureKey: string;
  procedureVersion: string;
  field: string;
  fingerprint: string;
}): string => [row.procedureKey, row.procedureVersion, row.field, row.fingerprint].join(' ');

const alreadyConfirmed = (): CodedError =>
  new CodedError('conflict', 'confirmation.already_confirmed');

/** What the province has confirmed of the catalogue, and what it still has to. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly claims: CatalogueClaims,
    private readonly watcher: ConfirmationWatcher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every statement that is unverified in its file, confirmed meanwhile or not. */
  allClaims(): readonly Claim[] {
    return this.claims.all();
  }

  /** The statements that nobody has confirmed yet. */
  async openClaims(manager: EntityManager = this.dataSource.manager): Promise<Claim[]> {
    const rows = await manager.findBy(ClaimConfirmation, { revokedAt: IsNull() });
    const confirmed = new Set(rows.map(printOf));
    return this.allClaims().filter(
      (claim) => !confirmed.has(printOf({ ...claim, procedureVersion: claim.version })),
    );
  }

  /** Every confirmation, also those taken back, the newest act first. */
  history(): Promise<ClaimConfirmation[]> {
    return this.dataSource.manager.find(ClaimConfirmation, {
      order: { confirmedAt: 'DESC', actId: 'DESC', id: 'ASC' },
    });
  }

  /**
   * Records a decision of the province about a statement, with its journal entry.
   * @returns how many places are confirmed by it
   * @throws InvalidFieldsError with every fault; CodedError `confirmation.not_found` (no such statement
   *   in the files), `confirmation.nothing_to_confirm` (it says nothing yet),
   *   `confirmation.already_confirmed` (somebody was faster in one of the places)
   */
  async confirm(order: ConfirmOrder): Promise<number> {
    const at = this.clock.now();
    const decision = readOrder(order, toOfficeTime(at).date);
    const claims = this.claimsToConfirm(order);
    const actId = newId(at);
    const rows: Row[] = claims.map(({ procedureKey, version, field, fingerprint }) => ({
      id: newId(at),
      actId,
      procedureKey,
      procedureVersion: version,
      field,
      fingerprint,
      ...decision,
      confirmedBy: order.staffId,
      confirmedAt: at,
      revokedAt: null,
      revokedBy: null,
      revokeReason: null,
      revokedSequence: null,
    }));
    await this.insert(rows);
    await this.watcher.refresh();
    return rows.length;
  }

  /**
   * Takes a confirmation back wherever it still counts, with its journal entry.
   * @throws InvalidFieldsError; CodedError `confirmation.not_found`, `confirmation.already_revoked`
   */
  async revoke(actId: string, staffId: string, typedReason: string): Promise<void> {
    if (!isId(actId)) throw new CodedError('not_found', 'confirmation.not_found');
    const reason = readReason(typedReason);
    const at = this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await lockCatalogueJournal(tx);
      const rows = await tx.findBy(ClaimConfirmation, { actId });
      if (rows.length === 0) throw new CodedError('not_found', 'confirmation.not_found');
      const active = rows.filter(({ revokedAt }) => revokedAt === null);
      if (active.length === 0) throw new CodedError('conflict', 'confirmation.already_revoked');
      const revokedSequence = await appendCatalogueEntry(tx, {
        at,
        actorId: staffId,
        action: 'revoke_confirmation',
        data: revokedData(active, reason),
      });
      const change = { revokedAt: at, revokedBy: staffId, revokeReason: reason, revokedSequence };
      await tx.update(ClaimConfirmation, { actId, revokedAt: IsNull() }, change);
    });
    await this.watcher.refresh();
  }

  private claimsToConfirm({ kind, fingerprint, places }: ConfirmOrder): Claim[] {
    const same = this.allClaims().filter(
      (claim) => claim.kind === kind && claim.fingerprint === fingerprint,
    );
    const claims = claimsIn(same, places);
    if (claims.length !== places.length) {
      throw new CodedError('not_found', 'confirmation.not_found');
    }
    if (claims.some(({ confirmable }) => !confirmable)) {
      throw new CodedError('conflict', 'confirmation.nothing_to_confirm');
    }
    return claims;
  }

  private async insert(rows: readonly Row[]): Promise<void> {
    const { confirmedAt, confirmedBy } = rows[0]!;
    try {
      await this.dataSource.transaction(async (tx) => {
        await lockCatalogueJournal(tx);
        const active = await tx.findBy(ClaimConfirmation, { revokedAt: IsNull() });
        const confirmed = new Set(active.map(printOf));
        if (rows.some((row) => confirmed.has(printOf(row)))) throw alreadyConfirmed();
        const journalSequence = await appendCatalogueEntry(tx, {
          at: confirmedAt,
          actorId: confirmedBy,
          action: 'confirm_claim',
          data: confirmedData(rows),
        });
        await tx.insert(
          ClaimConfirmation,
          rows.map((row) => ({ ...row, journalSequence })),
        );
      });
    } catch (error) {
      if (isUniqueViolation(error, UNIQUE_ACTIVE_CONFIRMATION)) throw alreadyConfirmed();
      throw error;
    }
  }
}
