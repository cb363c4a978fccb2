import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupplementApproval1795778225523 implements MigrationInterface {
  name = 'SupplementApproval1795778225523';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "supplement_request" ADD "proposed_at" TIMESTAMP WITH TIME ZONE',
    );
    // What there is went to its applicant at once, and needed nobody's approval.
    await runner.query('UPDATE "supplement_request" SET "proposed_at" = "requested_at"');
    await runner.query('ALTER TABLE "supplement_request" ALTER COLUMN "proposed_at" SET NOT NULL');
    await runner.query('ALTER TABLE "supplement_request" ADD "approved_by_staff_id" uuid');
    await runner.query('ALTER TABLE "supplement_request" ADD "declined_by_staff_id" uuid');
    await runner.query(
      'ALTER TABLE "supplement_request" ADD "declined_at" TIMESTAMP WITH TIME ZONE',
    );
    await runner.query('ALTER TABLE "supplement_request" ADD "decline_reason" text');
    for (const column of ['number', 'requested_at', 'due_at']) {
      await runner.query(`ALTER TABLE "supplement_request" ALTER COLUMN "${column}" DROP NOT NULL`);
    }
    await runner.query(
      'CREATE UNIQUE INDEX "supplement_request_proposed" ON "supplement_request"  ("dossier_id") WHERE requested_at IS NULL AND declined_at IS NULL',
    );
    await runner.query(
      'ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_approved" CHECK (approved_by_staff_id IS NULL OR requested_at IS NOT NULL)',
    );
    await runner.query(
      `ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_declined" CHECK ((declined_at IS NULL) = (decline_reason IS NULL)
   AND (declined_at IS NULL) = (declined_by_staff_id IS NULL)
   AND (declined_at IS NULL OR requested_at IS NULL))`,
    );
    await runner.query(
      'ALTER TABLE "supplement_request" ADD CONSTRAINT "supplement_request_sent" CHECK ((requested_at IS NULL) = (number IS NULL) AND (requested_at IS NULL) = (due_at IS NULL))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // The statuses did not exist before: what waits for a leader is approved or declined first.
    await runner.query(`DO $$ BEGIN
      IF EXISTS (SELECT FROM "dossier" WHERE "status" LIKE 'approval_at_%') THEN
        RAISE EXCEPTION 'dossiers wait for the approval of a supplement request: let it be decided first';
      END IF;
    END $$`);
    await runner.query(
      'ALTER TABLE "supplement_request" DROP CONSTRAINT "supplement_request_sent"',
    );
    await runner.query(
      'ALTER TABLE "supplement_request" DROP CONSTRAINT "supplement_request_declined"',
    );
    await runner.query(
      'ALTER TABLE "supplement_request" DROP CONSTRAINT "supplement_request_approved"',
    );
    await runner.query('DROP INDEX "public"."supplement_request_proposed"');
    // Requests that never reached an applicant had no place in the table.
    await runner.query('DELETE FROM "supplement_request" WHERE "requested_at" IS NULL');
    for (const column of ['due_at', 'requested_at', 'number']) {
      await runner.query(`ALTER TABLE "supplement_request" ALTER COLUMN "${column}" SET NOT NULL`);
    }
    for (const column of [
      'decline_reason',
      'declined_at',
      'declined_by_staff_id',
      'approved_by_staff_id',
      'proposed_at',
    ]) {
      await runner.query(`ALTER TABLE "supplement_request" DROP COLUMN "${column}"`);
    }
  }
}
