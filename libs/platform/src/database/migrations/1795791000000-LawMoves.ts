import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LawMoves1795791000000 implements MigrationInterface {
  name = 'LawMoves1795791000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "law_move" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "from_version" character varying(40) NOT NULL, "from_hash" character(64) NOT NULL, "to_version" character varying(40) NOT NULL, "to_hash" character(64) NOT NULL, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "moved_by_kind" character varying(16) NOT NULL, "moved_by_id" uuid NOT NULL, "reason" text, "due_before" TIMESTAMP WITH TIME ZONE, CONSTRAINT "law_move_reason" CHECK ((moved_by_kind = \'staff\') = (reason IS NOT NULL)), CONSTRAINT "law_move_by" CHECK (moved_by_kind IN (\'applicant\', \'staff\')), CONSTRAINT "pk_law_move" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "law_move_dossier" ON "law_move"  ("dossier_id", "moved_at") ',
    );
    await runner.query(
      'ALTER TABLE "law_move" ADD CONSTRAINT "fk_law_move_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "law_move" DROP CONSTRAINT "fk_law_move_dossier"');
    await runner.query('DROP INDEX "public"."law_move_dossier"');
    await runner.query('DROP TABLE "law_move"');
  }
}
