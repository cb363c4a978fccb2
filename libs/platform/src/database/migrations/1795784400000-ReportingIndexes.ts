import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportingIndexes1795784400000 implements MigrationInterface {
  name = 'ReportingIndexes1795784400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX "ix_deadline_ended_by" ON "deadline"  ("ended_by", "ended_at") WHERE ended_by IS NOT NULL',
    );
    await runner.query('CREATE INDEX "ix_deadline_ended" ON "deadline"  ("kind", "ended_at") ');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."ix_deadline_ended"');
    await runner.query('DROP INDEX "public"."ix_deadline_ended_by"');
  }
}
