import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The column changes its meaning with its name; the indexes over it follow. */
export class QueueByPromise1795779207621 implements MigrationInterface {
  name = 'QueueByPromise1795779207621';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "dossier" RENAME COLUMN "latest_start_at" TO "queue_at"`);
    await runner.query(`ALTER TABLE "dossier" ADD "kept_until" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `CREATE INDEX "dossier_kept_until" ON "dossier"  ("kept_until", "id") WHERE kept_until IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "dossier_overdue" ON "dossier"  ("due_at", "id", "procedure_key", "procedure_version") WHERE turn = 'office' AND decided_at IS NULL`,
    );
    // What is under way in a step takes its place by its promise at once.
    await runner.query(
      `UPDATE "dossier" SET "queue_at" = "due_at"
       WHERE "queue_at" IS NOT NULL AND "step_id" IS NOT NULL AND "due_at" IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."dossier_overdue"`);
    await runner.query(`DROP INDEX "public"."dossier_kept_until"`);
    await runner.query(`ALTER TABLE "dossier" DROP COLUMN "kept_until"`);
    await runner.query(`ALTER TABLE "dossier" RENAME COLUMN "queue_at" TO "latest_start_at"`);
  }
}
