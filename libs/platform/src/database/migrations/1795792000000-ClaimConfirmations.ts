import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClaimConfirmations1795792000000 implements MigrationInterface {
  name = 'ClaimConfirmations1795792000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "catalogue_journal_entry" ("sequence" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_id" uuid NOT NULL, "action" character varying(40) NOT NULL, "data" jsonb NOT NULL, "previous_hash" character(64) NOT NULL, "hash" character(64) NOT NULL, CONSTRAINT "pk_catalogue_journal_entry" PRIMARY KEY ("sequence"))',
    );
    await runner.query(
      `CREATE TABLE "claim_confirmation" ("id" uuid NOT NULL, "act_id" uuid NOT NULL, "procedure_key" character varying(80) NOT NULL, "procedure_version" character varying(40) NOT NULL, "field" character varying(200) NOT NULL, "fingerprint" character(64) NOT NULL, "decision_number" character varying(100) NOT NULL, "decision_date" date NOT NULL, "issued_by" character varying(200) NOT NULL, "note" text, "confirmed_by" uuid NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "journal_sequence" integer NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, "revoked_by" uuid, "revoke_reason" text, "revoked_sequence" integer, CONSTRAINT "ck_claim_confirmation_revoked" CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL)
   AND (revoked_at IS NULL) = (revoked_sequence IS NULL)), CONSTRAINT "pk_claim_confirmation" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      'CREATE INDEX "ix_claim_confirmation_act" ON "claim_confirmation"  ("act_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "uq_claim_confirmation_active" ON "claim_confirmation"  ("procedure_key", "procedure_version", "field", "fingerprint") WHERE revoked_at IS NULL',
    );
    // As the journal of dossiers: not even its owner changes a row without removing this first.
    await runner.query(`CREATE TRIGGER catalogue_journal_entry_is_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue_journal_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TRIGGER catalogue_journal_entry_is_append_only ON catalogue_journal_entry',
    );
    await runner.query('DROP INDEX "public"."uq_claim_confirmation_active"');
    await runner.query('DROP INDEX "public"."ix_claim_confirmation_act"');
    await runner.query('DROP TABLE "claim_confirmation"');
    await runner.query('DROP TABLE "catalogue_journal_entry"');
  }
}
