import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublishedVersions1795790000000 implements MigrationInterface {
  name = 'PublishedVersions1795790000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "procedure_version" ("key" character varying(80) NOT NULL, "version" character varying(40) NOT NULL, "hash" character(64) NOT NULL, "source" jsonb NOT NULL, "valid_from" date NOT NULL, "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_procedure_version" PRIMARY KEY ("key", "version"))',
    );
    // A witness: not even its owner changes a row without removing this first.
    await runner.query(`CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'published versions are never changed or removed' USING ERRCODE = '55000';
      END $$`);
    await runner.query(`CREATE TRIGGER procedure_version_is_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON procedure_version
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_version_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER procedure_version_is_append_only ON procedure_version');
    await runner.query('DROP FUNCTION refuse_version_change()');
    await runner.query('DROP TABLE "procedure_version"');
  }
}
