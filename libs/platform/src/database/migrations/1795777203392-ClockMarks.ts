import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClockMarks1795777203392 implements MigrationInterface {
  name = 'ClockMarks1795777203392';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "extension_draft" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "trigger" character varying(16) NOT NULL, "cause" character varying(24) NOT NULL, "cause_step_id" character varying(60), "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "forecast_at" TIMESTAMP WITH TIME ZONE NOT NULL, "proposed_days" integer NOT NULL, "proposed_due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "give_by" TIMESTAMP WITH TIME ZONE NOT NULL, "drafted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_extension_draft" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "extension_draft_of_dossier" ON "extension_draft"  ("dossier_id", "drafted_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "extension_draft_open" ON "extension_draft"  ("dossier_id") WHERE settled_at IS NULL',
    );
    await runner.query('ALTER TABLE "deadline" ADD "counted_from_at" TIMESTAMP WITH TIME ZONE');
    // Clocks that were counted anew after a supplement count from the end of their last pause.
    await runner.query(`UPDATE "deadline" d SET "counted_from_at" = COALESCE(
      (SELECT max(p.to_at) FROM "deadline_pause" p
       WHERE p.deadline_id = d.id AND d.rule->>'resume' = 'restart'), d.started_at)`);
    await runner.query(`ALTER TABLE "deadline" ALTER COLUMN "counted_from_at" SET NOT NULL`);
    await runner.query('ALTER TABLE "deadline" ADD "marks" jsonb NOT NULL DEFAULT \'[]\'');
    await runner.query('ALTER TABLE "deadline" ADD "marks_passed" integer NOT NULL DEFAULT \'0\'');
    await runner.query('ALTER TABLE "deadline" ADD "next_mark_at" TIMESTAMP WITH TIME ZONE');
    await runner.query('ALTER TABLE "deadline" ADD "extension" jsonb');
    await runner.query('ALTER TABLE "deadline" ADD "ended_by" uuid');
    await runner.query('ALTER TABLE "dossier" ADD "extension_draft_at" TIMESTAMP WITH TIME ZONE');
    await runner.query(
      'CREATE INDEX "ix_deadline_mark" ON "deadline"  ("next_mark_at", "id") WHERE next_mark_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "dossier_extension_due" ON "dossier"  ("extension_draft_at", "id") WHERE extension_draft_at IS NOT NULL',
    );
    await runner.query(
      'ALTER TABLE "extension_draft" ADD CONSTRAINT "fk_extension_draft_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "extension_draft" DROP CONSTRAINT "fk_extension_draft_dossier"',
    );
    await runner.query('DROP INDEX "public"."dossier_extension_due"');
    await runner.query('DROP INDEX "public"."ix_deadline_mark"');
    await runner.query('ALTER TABLE "dossier" DROP COLUMN "extension_draft_at"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "ended_by"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "extension"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "next_mark_at"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "marks_passed"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "marks"');
    await runner.query('ALTER TABLE "deadline" DROP COLUMN "counted_from_at"');
    await runner.query('DROP INDEX "public"."extension_draft_open"');
    await runner.query('DROP INDEX "public"."extension_draft_of_dossier"');
    await runner.query('DROP TABLE "extension_draft"');
  }
}
