import { CodedError, ManualClock } from '@portal/kernel';
import { createLogger, ROOT_DIR } from '@portal/platform';
import {
  CatalogueClaims,
  type ConfirmOrder,
  Confirmations,
  ConfirmationWatcher,
  loadOrganisation,
  loadProcedures,
  ProcedureCatalogue,
  proceduresEntities,
  verifyCatalogueJournal,
} from '@portal/procedures';
import type { Claim } from '@portal/procedures/core';
import { createTestDatabase, type TestDatabase } from '@test/test-database';

const STAFF = '01a205ea-0000-7000-8000-000000000001';
const OTHER = '01a205ea-0000-7000-8000-000000000002';
const organisation = loadOrganisation(ROOT_DIR);
const versions = loadProcedures(ROOT_DIR, organisation).allVersions();

const coded = (code: string) => expect.objectContaining({ code });

describe('confirmations of the catalogue', () => {
  let database: TestDatabase;
  const clock = new ManualClock(new Date('2026-11-23T01:00:00Z'));

  /** A process: catalogue, what it took up, and what it may do. */
  function process() {
    const catalogue = new ProcedureCatalogue(versions);
    const { dataSource } = database;
    const watcher = new ConfirmationWatcher(dataSource, catalogue, createLogger('test', 'silent'));
    const claims = new CatalogueClaims(catalogue, organisation);
    const confirmations = new Confirmations(dataSource, claims, watcher, clock);
    return { catalogue, watcher, confirmations };
  }

  const order = (claims: readonly Claim[], changes: Partial<ConfirmOrder> = {}): ConfirmOrder => ({
    staffId: STAFF,
    kind: claims[0]!.kind,
    fingerprint: claims[0]!.fingerprint,
    places: claims,
    decisionNumber: '12/QĐ-UBND',
    decisionDate: '2026-11-20',
    issuedBy: 'Chủ tịch UBND tỉnh',
    note: '',
    ...changes,
  });

  const openOf = async (confirmations: Confirmations, kind: string): Promise<Claim[]> => {
    const open = (await confirmations.openClaims()).filter((claim) => claim.kind === kind);
    return open.filter(({ fingerprint }) => fingerprint === open[0]!.fingerprint);
  };

  const verify = () => verifyCatalogueJournal(database.dataSource.manager);

  const count = async (table: string): Promise<number> => {
    const [row]: { n: number }[] = await database.dataSource.query(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return row!.n;
  };

  beforeAll(async () => {
    database = await createTestDatabase(proceduresEntities);
  });
  afterAll(() => database.dispose());
  beforeEach(async () => {
    const { dataSource } = database;
    await dataSource.query('ALTER TABLE catalogue_journal_entry DISABLE TRIGGER ALL');
    await dataSource.query('TRUNCATE claim_confirmation, catalogue_journal_entry');
    await dataSource.query('ALTER TABLE catalogue_journal_entry ENABLE TRIGGER ALL');
  });

  it('count in every process, and no longer when they are taken back', async () => {
    const [here, there] = [process(), process()];
    const claims = await openOf(here.confirmations, 'limits.legal');
    const { procedureKey, version } = claims[0]!;
    const dossier = { procedureKey, procedureVersion: version, receivingUnitId: 'ttpvhcc' };
    const rule = (from: typeof here) => from.catalogue.of(dossier).limits.legal!;
    expect(rule(here).verified).toBe(false);

    await expect(here.confirmations.confirm(order(claims))).resolves.toBe(claims.length);
    expect(rule(here)).toMatchObject({ verified: true, note: expect.stringContaining('12/QĐ') });
    expect(rule(there).verified).toBe(false);
    await there.watcher.look();
    expect(rule(there).verified).toBe(true);
    expect(here.catalogue.hash).toBe(process().catalogue.hash);
    expect(await openOf(there.confirmations, 'limits.legal')).not.toContainEqual(claims[0]);

    const actId = (await there.confirmations.history())[0]!.actId;
    await there.confirmations.revoke(actId, OTHER, 'Quyết định bị bãi bỏ.');
    await here.watcher.look();
    expect([rule(here).verified, rule(there).verified]).toEqual([false, false]);
    expect(await openOf(there.confirmations, 'limits.legal')).toContainEqual(claims[0]);
    expect(await verify()).toEqual({ entries: 2, broken: null });
    // What was taken back can be confirmed anew.
    await here.confirmations.confirm(order(claims));
    expect(await verify()).toEqual({ entries: 3, broken: null });
  });

  it('may be of some places only', async () => {
    const { confirmations } = process();
    const claims = await openOf(confirmations, 'limits.supplement');
    await confirmations.confirm(order(claims, { places: claims.slice(0, 2) }));
    expect(await openOf(confirmations, 'limits.supplement')).toHaveLength(claims.length - 2);
  });

  it('are written once when two administrators confirm at the same time', async () => {
    const [here, there] = [process(), process()];
    const claims = await openOf(here.confirmations, 'limits.legal');
    const ends = await Promise.allSettled([
      here.confirmations.confirm(order(claims)),
      there.confirmations.confirm(order(claims.slice(0, 1), { staffId: OTHER })),
    ]);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused.map(({ reason }) => reason as CodedError)).toEqual([
      coded('confirmation.already_confirmed'),
    ]);
    expect(await count('catalogue_journal_entry')).toBe(1);
    expect(await verify()).toEqual({ entries: 1, broken: null });
  });

  it('do not count for a statement that was worded anew, which can be confirmed again', async () => {
    const first = process();
    const claims = await openOf(first.confirmations, 'limits.legal');
    await first.confirmations.confirm(order(claims));
    await database.dataSource.query(`UPDATE claim_confirmation SET fingerprint = repeat('a', 64)`);
    const later = process();
    await later.watcher.look();
    const { procedureKey, version } = claims[0]!;
    expect(later.catalogue.get(procedureKey, version).limits.legal!.verified).toBe(false);
    expect(await openOf(later.confirmations, 'limits.legal')).toContainEqual(claims[0]);
    await expect(later.confirmations.confirm(order(claims))).resolves.toBe(claims.length);
  });

  it('say every fault of the form at once, and write nothing', async () => {
    const { confirmations } = process();
    const claims = await openOf(confirmations, 'limits.legal');
    const codes = async (changes: Partial<ConfirmOrder>): Promise<string[]> => {
      try {
        await confirmations.confirm(order(claims, changes));
        return [];
      } catch (error) {
        return (error as CodedError).fields.map(({ code }) => code.split('.')[1]!);
      }
    };
    expect(
      await codes({ places: [], decisionNumber: ' ', decisionDate: '', issuedBy: '' }),
    ).toEqual(['places_missing', 'number_missing', 'date_missing', 'issuer_missing']);
    expect(await codes({ decisionNumber: 'ab' })).toEqual(['number_length']);
    expect(await codes({ decisionNumber: 'a'.repeat(101) })).toEqual(['number_length']);
    expect(await codes({ decisionDate: '2026-02-30' })).toEqual(['date_invalid']);
    expect(await codes({ decisionDate: '2026-11-24' })).toEqual(['date_in_future']);
    expect(await codes({ decisionDate: '1999-12-31' })).toEqual(['date_too_early']);
    expect(await codes({ issuedBy: 'a'.repeat(201), note: 'a'.repeat(2001) })).toEqual([
      'issuer_too_long',
      'text_too_long',
    ]);
    expect([await count('claim_confirmation'), await count('catalogue_journal_entry')]).toEqual([
      0, 0,
    ]);
  });

  it('are refused for what no file says, and for what says nothing yet', async () => {
    const { confirmations } = process();
    const claims = await openOf(confirmations, 'limits.legal');
    const places = [{ ...claims[0]!, version: '1999-01-01' }];
    await expect(confirmations.confirm(order(claims, { places }))).rejects.toEqual(
      coded('confirmation.not_found'),
    );
    const empty = await openOf(confirmations, 'oneStopShop.hotline');
    await expect(confirmations.confirm(order(empty))).rejects.toEqual(
      coded('confirmation.nothing_to_confirm'),
    );
  });

  it('are revoked once, with a reason', async () => {
    const { confirmations } = process();
    await confirmations.confirm(order(await openOf(confirmations, 'limits.legal')));
    const actId = (await confirmations.history())[0]!.actId;
    await expect(confirmations.revoke(actId, STAFF, ' ')).rejects.toMatchObject({
      fields: [coded('confirmation.reason_missing')],
    });
    await confirmations.revoke(actId, STAFF, 'Nhầm');
    await expect(confirmations.revoke(actId, STAFF, 'Nhầm')).rejects.toEqual(
      coded('confirmation.already_revoked'),
    );
    for (const id of ['x', STAFF]) {
      await expect(confirmations.revoke(id, STAFF, 'Nhầm')).rejects.toEqual(
        coded('confirmation.not_found'),
      );
    }
  });

  describe('and their journal', () => {
    beforeEach(async () => {
      const { confirmations } = process();
      const note = 'Theo họp ngày 19/11.';
      const [legal, supplement] = [
        await openOf(confirmations, 'limits.legal'),
        await openOf(confirmations, 'limits.supplement'),
      ];
      await confirmations.confirm(order(legal, { note }));
      await confirmations.confirm(order(supplement));
      const actId = (await confirmations.history())[0]!.actId;
      await confirmations.revoke(actId, OTHER, 'Quyết định bị bãi bỏ.');
    });

    const tamper = async (sql: string): Promise<void> => {
      // What only somebody with the rights of the owner could do.
      await database.dataSource.query('ALTER TABLE catalogue_journal_entry DISABLE TRIGGER ALL');
      await database.dataSource.query(sql);
      await database.dataSource.query('ALTER TABLE catalogue_journal_entry ENABLE TRIGGER ALL');
    };

    it('holds no free text', async () => {
      const rows = await database.dataSource.query('SELECT data FROM catalogue_journal_entry');
      expect(JSON.stringify(rows)).not.toMatch(/họp|bãi bỏ/);
      expect(await verify()).toEqual({ entries: 3, broken: null });
    });

    it.each([
      'UPDATE catalogue_journal_entry SET action = action',
      'DELETE FROM catalogue_journal_entry',
      'TRUNCATE catalogue_journal_entry',
    ])('refuses %s', async (sql) => {
      await expect(database.dataSource.query(sql)).rejects.toThrow(
        'journal entries are never changed or removed',
      );
    });

    it.each([
      [
        `UPDATE catalogue_journal_entry SET data = data || '{"x":1}' WHERE sequence = 2`,
        2,
        'altered',
      ],
      ['DELETE FROM catalogue_journal_entry WHERE sequence = 2', 3, 'missing'],
      ['DELETE FROM catalogue_journal_entry WHERE sequence = 3', 3, 'missing'],
      [
        `UPDATE catalogue_journal_entry SET previous_hash = repeat('0', 64) WHERE sequence = 2`,
        2,
        'reordered',
      ],
      [
        `UPDATE claim_confirmation SET decision_number = '99' WHERE journal_sequence = 1`,
        1,
        'contradicted',
      ],
      [`UPDATE claim_confirmation SET note = 'khác' WHERE journal_sequence = 1`, 1, 'contradicted'],
      [
        `UPDATE claim_confirmation SET revoke_reason = 'khác' WHERE journal_sequence = 2`,
        3,
        'contradicted',
      ],
      [
        `UPDATE claim_confirmation SET confirmed_by = '${OTHER}' WHERE journal_sequence = 1`,
        1,
        'contradicted',
      ],
      ['DELETE FROM claim_confirmation WHERE journal_sequence = 1', 1, 'contradicted'],
      [
        `UPDATE claim_confirmation SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL,
        revoked_sequence = NULL`,
        3,
        'contradicted',
      ],
    ])('tells of %s', async (sql, sequence, reason) => {
      await tamper(sql);
      expect((await verify()).broken).toEqual({ sequence, reason });
    });
  });
});
