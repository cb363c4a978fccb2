import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InitialSchema1795392000000 implements MigrationInterface {
  name = 'InitialSchema1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "deadline" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "kind" text NOT NULL, "step_id" text, "rule" jsonb NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "due_date" date NOT NULL, "target_share" double precision, "target_at" TIMESTAMP WITH TIME ZONE, "calendars" jsonb NOT NULL, "provisional" boolean NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "outcome" text, CONSTRAINT "ck_deadline_end" CHECK ((ended_at IS NULL) = (outcome IS NULL)), CONSTRAINT "ck_deadline_outcome" CHECK (outcome IN ('early', 'on_time', 'late')), CONSTRAINT "ck_deadline_step" CHECK ((kind = 'step') = (step_id IS NOT NULL)), CONSTRAINT "ck_deadline_kind" CHECK (kind IN ('reception', 'legal', 'step', 'supplement')), CONSTRAINT "pk_deadline" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_deadline_running" ON "deadline"  ("dossier_id", "kind") WHERE ended_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "ix_deadline_due" ON "deadline"  ("due_at") WHERE ended_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "ix_deadline_dossier" ON "deadline"  ("dossier_id", "kind", "started_at") `,
    );
    await runner.query(
      `CREATE TABLE "deadline_pause" ("id" uuid NOT NULL, "deadline_id" uuid NOT NULL, "from_at" TIMESTAMP WITH TIME ZONE NOT NULL, "to_at" TIMESTAMP WITH TIME ZONE, "reason" text NOT NULL, "by" uuid, CONSTRAINT "ck_deadline_pause_order" CHECK (to_at >= from_at), CONSTRAINT "pk_deadline_pause" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_deadline_pause_open" ON "deadline_pause"  ("deadline_id") WHERE to_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "ix_deadline_pause_deadline" ON "deadline_pause"  ("deadline_id", "from_at") `,
    );
    await runner.query(
      `CREATE TABLE "delivery_attempt" ("id" uuid NOT NULL, "notice_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "result" text NOT NULL, "smtp_code" integer, "reason" text, CONSTRAINT "delivery_attempt_pk" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "delivery_attempt_of_notice" ON "delivery_attempt"  ("notice_id", "at") `,
    );
    await runner.query(
      `CREATE TABLE "notice" ("id" uuid NOT NULL, "kind" text NOT NULL, "dossier_id" uuid, "recipient_kind" text NOT NULL, "recipient_id" uuid NOT NULL, "to_address" text, "subject" text, "text" text, "html" text, "message_id" text, "state" text NOT NULL DEFAULT 'queued', "attempts" integer NOT NULL DEFAULT '0', "last_error" text, "claimed_by" integer, "touched_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "notice_pk" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "notice_unfinished" ON "notice"  ("touched_at") WHERE state IN ('queued', 'sending')`,
    );
    await runner.query(
      `CREATE INDEX "notice_of_recipient" ON "notice"  ("recipient_kind", "recipient_id", "created_at") `,
    );
    await runner.query(
      `CREATE INDEX "notice_of_dossier" ON "notice"  ("dossier_id", "created_at") `,
    );
    await runner.query(
      `CREATE TABLE "outbox" ("id" uuid NOT NULL, "kind" text NOT NULL, "dossier_id" uuid, "recipient_kind" text NOT NULL, "recipient_id" uuid NOT NULL, "payload" jsonb NOT NULL, "secret" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "release_at" TIMESTAMP WITH TIME ZONE NOT NULL, "relayed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "outbox_pk" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "outbox_to_relay" ON "outbox"  ("release_at") WHERE relayed_at IS NULL`,
    );
    await runner.query(
      `CREATE TABLE "account" ("id" uuid NOT NULL, "email" text NOT NULL, "full_name" text NOT NULL, "phone" text, "password_hash" text NOT NULL, "email_confirmed_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_account_email" UNIQUE ("email"), CONSTRAINT "ck_account_email" CHECK (email = lower(email) AND email LIKE '%_@_%'), CONSTRAINT "pk_account" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "session" ("id" text NOT NULL, "kind" text NOT NULL, "subject_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ck_session_kind" CHECK (kind IN ('applicant', 'staff')), CONSTRAINT "ck_session_id" CHECK (id ~ '^[0-9a-f]{64}$'), CONSTRAINT "pk_session" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_session_expires" ON "session"  ("expires_at") `);
    await runner.query(`CREATE INDEX "ix_session_subject" ON "session"  ("kind", "subject_id") `);
    await runner.query(
      `CREATE TABLE "email_token" ("id" text NOT NULL, "account_id" uuid NOT NULL, "purpose" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_email_token_purpose" CHECK (purpose IN ('confirm_email', 'reset_password')), CONSTRAINT "ck_email_token_id" CHECK (id ~ '^[0-9a-f]{64}$'), CONSTRAINT "pk_email_token" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_email_token_expires" ON "email_token"  ("expires_at") `);
    await runner.query(
      `CREATE INDEX "ix_email_token_account" ON "email_token"  ("account_id", "purpose") `,
    );
    await runner.query(
      `CREATE TABLE "party" ("id" uuid NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "name_folded" text NOT NULL, "address" text, "phone" text, "email" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ck_party_name" CHECK (length(name) BETWEEN 1 AND 300), CONSTRAINT "ck_party_kind" CHECK (kind IN ('person', 'organisation')), CONSTRAINT "pk_party" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_party_name_folded" ON "party"  ("name_folded") `);
    await runner.query(
      `CREATE TABLE "membership" ("account_id" uuid NOT NULL, "party_id" uuid NOT NULL, "role" text NOT NULL, CONSTRAINT "ck_membership_role" CHECK (role IN ('preparer', 'signer')), CONSTRAINT "pk_membership" PRIMARY KEY ("account_id", "party_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_membership_party" ON "membership"  ("party_id") `);
    await runner.query(
      `CREATE TABLE "rate_limit" ("key" character varying(255) NOT NULL, "points" integer NOT NULL DEFAULT '0', "expire" bigint, CONSTRAINT "pk_rate_limit" PRIMARY KEY ("key"))`,
    );
    await runner.query(`CREATE INDEX "ix_rate_limit_expire" ON "rate_limit"  ("expire") `);
    await runner.query(
      `CREATE TABLE "staff" ("id" uuid NOT NULL, "email" text NOT NULL, "full_name" text NOT NULL, "position" text NOT NULL, "unit_id" text NOT NULL, "password_hash" text NOT NULL, "active" boolean NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_staff_email" UNIQUE ("email"), CONSTRAINT "ck_staff_email" CHECK (email = lower(email) AND email LIKE '%_@_%'), CONSTRAINT "pk_staff" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_staff_unit" ON "staff"  ("unit_id") `);
    await runner.query(
      `CREATE TABLE "staff_role" ("staff_id" uuid NOT NULL, "role" text NOT NULL, CONSTRAINT "ck_staff_role_role" CHECK (role IN ('reception_clerk', 'specialist', 'unit_head', 'leader', 'deputy', 'clerk_of_records', 'council_member', 'inspector', 'administrator', 'auditor')), CONSTRAINT "pk_staff_role" PRIMARY KEY ("staff_id", "role"))`,
    );
    await runner.query(`CREATE INDEX "ix_staff_role_role" ON "staff_role"  ("role") `);
    await runner.query(
      `CREATE TABLE "dossier" ("id" uuid NOT NULL, "code" character varying(40), "lookup_key" character varying(16), "status" character varying(32) NOT NULL, "turn" character varying(16) NOT NULL, "version" integer NOT NULL DEFAULT '1', "journal_length" integer NOT NULL DEFAULT '0', "procedure_key" character varying(80) NOT NULL, "procedure_version" character varying(40) NOT NULL, "procedure_hash" character(64) NOT NULL, "owner_party_id" uuid NOT NULL, "created_by_account_id" uuid NOT NULL, "receiving_unit_id" character varying(40) NOT NULL, "channel" character varying(16) NOT NULL DEFAULT 'online', "form" jsonb NOT NULL, "journal_salt" character(32) NOT NULL, "step_id" character varying(40), "holder_role" character varying(32), "holder_unit_id" character varying(40), "supplement_count" integer NOT NULL DEFAULT '0', "hand_over_note" text, "closing_reason" text, "received_by" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "submitted_at" TIMESTAMP WITH TIME ZONE, "accepted_at" TIMESTAMP WITH TIME ZONE, "decided_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "reception_due_at" TIMESTAMP WITH TIME ZONE, "due_at" TIMESTAMP WITH TIME ZONE, "target_at" TIMESTAMP WITH TIME ZONE, "supplement_due_at" TIMESTAMP WITH TIME ZONE, "step_started_at" TIMESTAMP WITH TIME ZONE, "step_due_at" TIMESTAMP WITH TIME ZONE, "latest_start_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "dossier_version_positive" CHECK ("version" > 0), CONSTRAINT "dossier_code_when_sent" CHECK (("status" = 'draft') = ("code" IS NULL)), CONSTRAINT "PK_62a60ad7157c2922b57c3319364" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "dossier_code" ON "dossier"  ("code") `);
    await runner.query(
      `CREATE INDEX "dossier_owner" ON "dossier"  ("owner_party_id", "updated_at") `,
    );
    await runner.query(
      `CREATE INDEX "dossier_closed" ON "dossier"  ("finished_at", "id", "procedure_key", "procedure_version") WHERE turn = 'nobody'`,
    );
    await runner.query(
      `CREATE INDEX "dossier_waiting" ON "dossier"  ("supplement_due_at", "id", "procedure_key", "procedure_version") WHERE turn = 'applicant' AND status <> 'draft'`,
    );
    await runner.query(
      `CREATE INDEX "dossier_open" ON "dossier"  ("latest_start_at", "id", "procedure_key", "procedure_version") WHERE turn <> 'nobody' AND status <> 'draft'`,
    );
    await runner.query(
      `CREATE INDEX "dossier_queue" ON "dossier"  ("holder_unit_id", "holder_role", "latest_start_at", "id") `,
    );
    await runner.query(
      `CREATE TABLE "supplement_request" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "number" integer NOT NULL, "reason" text NOT NULL, "items" jsonb NOT NULL, "requested_by_staff_id" uuid NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE, "answer" text, CONSTRAINT "PK_cc89d04e3c743f0cbdb184fc4c0" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "supplement_request_number" ON "supplement_request"  ("dossier_id", "number") `,
    );
    await runner.query(
      `CREATE TABLE "attachment" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "purpose" character varying(16) NOT NULL, "component_id" character varying(40), "supplement_id" uuid, "sha256" character(64) NOT NULL, "name" character varying(255) NOT NULL, "media_type" character varying(120) NOT NULL, "size" integer NOT NULL, "uploaded_by_kind" character varying(16) NOT NULL, "uploaded_by_id" uuid NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "filed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_d2a80c3a8d467f08a750ac4b420" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "attachment_content" ON "attachment"  ("sha256") `);
    await runner.query(
      `CREATE INDEX "attachment_dossier" ON "attachment"  ("dossier_id", "uploaded_at") `,
    );
    await runner.query(
      `CREATE TABLE "code_counter" ("series" character varying(60) NOT NULL, "last_serial" integer NOT NULL, CONSTRAINT "code_counter_positive" CHECK ("last_serial" > 0), CONSTRAINT "PK_fb407e776337c0005cecc67c52c" PRIMARY KEY ("series"))`,
    );
    await runner.query(
      `CREATE TABLE "decision" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "number" character varying(60) NOT NULL, "signed_on" date NOT NULL, "decided_by_staff_id" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_fa4cbd6abf1215054f13c27df5a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "decision_number" ON "decision"  ("number", "signed_on") `);
    await runner.query(`CREATE UNIQUE INDEX "decision_dossier" ON "decision"  ("dossier_id") `);
    await runner.query(
      `CREATE TABLE "journal_entry" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "dossier_id" uuid NOT NULL, "sequence" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_kind" character varying(16) NOT NULL, "actor_id" uuid, "action" character varying(40) NOT NULL, "data" jsonb NOT NULL, "previous_hash" character(64) NOT NULL, "hash" character(64) NOT NULL, CONSTRAINT "PK_69167f660c807d2aa178f0bd7e6" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "journal_entry_sequence" ON "journal_entry"  ("dossier_id", "sequence") `,
    );
    await runner.query(
      `CREATE TABLE "nominee" ("id" uuid NOT NULL, "dossier_id" uuid NOT NULL, "position" integer NOT NULL, "kind" character varying(40) NOT NULL, "name" character varying(300) NOT NULL, "name_folded" character varying(300) NOT NULL, "fields" jsonb NOT NULL, "outcome" character varying(16) NOT NULL DEFAULT 'pending', "outcome_reason" text, "decision_id" uuid, CONSTRAINT "PK_85bc5f9ba4c410faccb535a7ade" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "nominee_name" ON "nominee"  ("name_folded") `);
    await runner.query(
      `CREATE UNIQUE INDEX "nominee_dossier" ON "nominee"  ("dossier_id", "position") `,
    );
    await runner.query(
      `CREATE TABLE "stored_file" ("sha256" character(64) NOT NULL, "size" integer NOT NULL, "media_type" text NOT NULL, "state" text NOT NULL, "signature" text, "checked_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "stored_file_pk" PRIMARY KEY ("sha256"))`,
    );
    await runner.query(
      `CREATE INDEX "stored_file_quarantined" ON "stored_file"  ("created_at") WHERE state = 'quarantined'`,
    );
    await runner.query(
      `ALTER TABLE "deadline_pause" ADD CONSTRAINT "fk_deadline_pause_deadline" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "email_token" ADD CONSTRAINT "fk_email_token_account" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "fk_membership_account" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "fk_membership_party" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff_role" ADD CONSTRAINT "fk_staff_role_staff" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dossier" ADD CONSTRAINT "fk_dossier_owner_party" FOREIGN KEY ("owner_party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supplement_request" ADD CONSTRAINT "fk_supplement_request_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "fk_attachment_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "attachment" ADD CONSTRAINT "fk_attachment_supplement" FOREIGN KEY ("supplement_id") REFERENCES "supplement_request"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "decision" ADD CONSTRAINT "fk_decision_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "journal_entry" ADD CONSTRAINT "fk_journal_entry_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "nominee" ADD CONSTRAINT "fk_nominee_dossier" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "nominee" ADD CONSTRAINT "fk_nominee_decision" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // The journal is append-only: not even its owner changes a row without removing this first.
    await runner.query(`CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'journal entries are never changed or removed' USING ERRCODE = '55000';
      END $$`);
    await runner.query(`CREATE TRIGGER journal_entry_is_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER journal_entry_is_append_only ON journal_entry`);
    await runner.query(`DROP FUNCTION refuse_journal_change()`);
    await runner.query(`ALTER TABLE "nominee" DROP CONSTRAINT "fk_nominee_decision"`);
    await runner.query(`ALTER TABLE "nominee" DROP CONSTRAINT "fk_nominee_dossier"`);
    await runner.query(`ALTER TABLE "journal_entry" DROP CONSTRAINT "fk_journal_entry_dossier"`);
    await runner.query(`ALTER TABLE "decision" DROP CONSTRAINT "fk_decision_dossier"`);
    await runner.query(`ALTER TABLE "attachment" DROP CONSTRAINT "fk_attachment_supplement"`);
    await runner.query(`ALTER TABLE "attachment" DROP CONSTRAINT "fk_attachment_dossier"`);
    await runner.query(
      `ALTER TABLE "supplement_request" DROP CONSTRAINT "fk_supplement_request_dossier"`,
    );
    await runner.query(`ALTER TABLE "dossier" DROP CONSTRAINT "fk_dossier_owner_party"`);
    await runner.query(`ALTER TABLE "staff_role" DROP CONSTRAINT "fk_staff_role_staff"`);
    await runner.query(`ALTER TABLE "membership" DROP CONSTRAINT "fk_membership_party"`);
    await runner.query(`ALTER TABLE "membership" DROP CONSTRAINT "fk_membership_account"`);
    await runner.query(`ALTER TABLE "email_token" DROP CONSTRAINT "fk_email_token_account"`);
    await runner.query(`ALTER TABLE "deadline_pause" DROP CONSTRAINT "fk_deadline_pause_deadline"`);
    await runner.query(`DROP INDEX "public"."stored_file_quarantined"`);
    await runner.query(`DROP TABLE "stored_file"`);
    await runner.query(`DROP INDEX "public"."nominee_dossier"`);
    await runner.query(`DROP INDEX "public"."nominee_name"`);
    await runner.query(`DROP TABLE "nominee"`);
    await runner.query(`DROP INDEX "public"."journal_entry_sequence"`);
    await runner.query(`DROP TABLE "journal_entry"`);
    await runner.query(`DROP INDEX "public"."decision_dossier"`);
    await runner.query(`DROP INDEX "public"."decision_number"`);
    await runner.query(`DROP TABLE "decision"`);
    await runner.query(`DROP TABLE "code_counter"`);
    await runner.query(`DROP INDEX "public"."attachment_dossier"`);
    await runner.query(`DROP INDEX "public"."attachment_content"`);
    await runner.query(`DROP TABLE "attachment"`);
    await runner.query(`DROP INDEX "public"."supplement_request_number"`);
    await runner.query(`DROP TABLE "supplement_request"`);
    await runner.query(`DROP INDEX "public"."dossier_queue"`);
    await runner.query(`DROP INDEX "public"."dossier_open"`);
    await runner.query(`DROP INDEX "public"."dossier_waiting"`);
    await runner.query(`DROP INDEX "public"."dossier_closed"`);
    await runner.query(`DROP INDEX "public"."dossier_owner"`);
    await runner.query(`DROP INDEX "public"."dossier_code"`);
    await runner.query(`DROP TABLE "dossier"`);
    await runner.query(`DROP INDEX "public"."ix_staff_role_role"`);
    await runner.query(`DROP TABLE "staff_role"`);
    await runner.query(`DROP INDEX "public"."ix_staff_unit"`);
    await runner.query(`DROP TABLE "staff"`);
    await runner.query(`DROP INDEX "public"."ix_rate_limit_expire"`);
    await runner.query(`DROP TABLE "rate_limit"`);
    await runner.query(`DROP INDEX "public"."ix_membership_party"`);
    await runner.query(`DROP TABLE "membership"`);
    await runner.query(`DROP INDEX "public"."ix_party_name_folded"`);
    await runner.query(`DROP TABLE "party"`);
    await runner.query(`DROP INDEX "public"."ix_email_token_account"`);
    await runner.query(`DROP INDEX "public"."ix_email_token_expires"`);
    await runner.query(`DROP TABLE "email_token"`);
    await runner.query(`DROP INDEX "public"."ix_session_subject"`);
    await runner.query(`DROP INDEX "public"."ix_session_expires"`);
    await runner.query(`DROP TABLE "session"`);
    await runner.query(`DROP TABLE "account"`);
    await runner.query(`DROP INDEX "public"."outbox_to_relay"`);
    await runner.query(`DROP TABLE "outbox"`);
    await runner.query(`DROP INDEX "public"."notice_of_dossier"`);
    await runner.query(`DROP INDEX "public"."notice_of_recipient"`);
    await runner.query(`DROP INDEX "public"."notice_unfinished"`);
    await runner.query(`DROP TABLE "notice"`);
    await runner.query(`DROP INDEX "public"."delivery_attempt_of_notice"`);
    await runner.query(`DROP TABLE "delivery_attempt"`);
    await runner.query(`DROP INDEX "public"."ix_deadline_pause_deadline"`);
    await runner.query(`DROP INDEX "public"."uq_deadline_pause_open"`);
    await runner.query(`DROP TABLE "deadline_pause"`);
    await runner.query(`DROP INDEX "public"."ix_deadline_dossier"`);
    await runner.query(`DROP INDEX "public"."ix_deadline_due"`);
    await runner.query(`DROP INDEX "public"."uq_deadline_running"`);
    await runner.query(`DROP TABLE "deadline"`);
  }
}
