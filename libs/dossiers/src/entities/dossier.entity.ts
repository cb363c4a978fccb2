import { Party } from '@portal/identity';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Status, Turn } from '../lifecycle';
import type { DossierForm } from './dossier-form';

/** One request, from draft to result. Dates that are promised stand beside those that are internal. */
@Entity('dossier')
// Those of the work queue hold all that its lists and counts ask for.
@Index('dossier_queue', ['holderUnitId', 'holderRole', 'queueAt', 'id'])
@Index('dossier_open', ['queueAt', 'id', 'procedureKey', 'procedureVersion'], {
  where: `turn <> 'nobody' AND status <> 'draft'`,
})
@Index('dossier_overdue', ['dueAt', 'id', 'procedureKey', 'procedureVersion'], {
  where: `turn = 'office' AND decided_at IS NULL`,
})
@Index('dossier_waiting', ['supplementDueAt', 'id', 'procedureKey', 'procedureVersion'], {
  where: `turn = 'applicant' AND status <> 'draft'`,
})
@Index('dossier_closed', ['finishedAt', 'id', 'procedureKey', 'procedureVersion'], {
  where: `turn = 'nobody'`,
})
@Index('dossier_extension_due', ['extensionDraftAt', 'id'], {
  where: 'extension_draft_at IS NOT NULL',
})
@Index('dossier_kept_until', ['keptUntil', 'id'], { where: 'kept_until IS NOT NULL' })
@Index('dossier_owner', ['ownerPartyId', 'updatedAt'])
@Index('dossier_code', ['code'], { unique: true })
@Check('dossier_code_when_sent', `("status" = 'draft') = ("code" IS NULL)`)
@Check('dossier_version_positive', `"version" > 0`)
export class Dossier {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Public reference; given at sending, inside the same transaction. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  code: string | null;

  /** Printed on the acknowledgement: shows the state without signing in. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  lookupKey: string | null;

  @Column({ type: 'varchar', length: 32 })
  status: Status;

  @Column({ type: 'varchar', length: 16 })
  turn: Turn;

  /** Grows by one with every change; an action names the version that its page showed. */
  @Column({ type: 'int', default: 1 })
  version: number;

  /** Number of journal entries: a chain that was cut short is found by it. */
  @Column({ type: 'int', default: 0 })
  journalLength: number;

  @Column({ type: 'varchar', length: 80 })
  procedureKey: string;

  /** Version of law in force on the day of filing; never changed silently. */
  @Column({ type: 'varchar', length: 40 })
  procedureVersion: string;

  /** SHA-256 of the version's content on that day. */
  @Column({ type: 'char', length: 64 })
  procedureHash: string;

  /** The person or organisation whose dossier it is. */
  @ForeignKey(() => Party, { name: 'fk_dossier_owner_party' })
  @Column({ type: 'uuid' })
  ownerPartyId: string;

  @Column({ type: 'uuid' })
  createdByAccountId: string;

  /** Unit of the one-stop shop that receives it and hands the result over. */
  @Column({ type: 'varchar', length: 40 })
  receivingUnitId: string;

  @Column({ type: 'varchar', length: 16, default: 'online' })
  channel: 'online' | 'counter' | 'post';

  @Column({ type: 'jsonb' })
  form: DossierForm;

  /** Random; salts the hashes of personal values in the journal, and is erased with them. */
  @Column({ type: 'char', length: 32 })
  journalSalt: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  stepId: string | null;

  /** Role and unit whose move it is: what the work queue asks for. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  holderRole: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  holderUnitId: string | null;

  @Column({ type: 'int', default: 0 })
  supplementCount: number;

  /** What the last holder told the next one; not shown to the applicant. */
  @Column({ type: 'text', nullable: true })
  handOverNote: string | null;

  /** Why it was refused or withdrawn. */
  @Column({ type: 'text', nullable: true })
  closingReason: string | null;

  /** Who took the result at the counter; `null`: handed over online. */
  @Column({ type: 'text', nullable: true })
  receivedBy: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  /** By when the desk must answer (8 working hours from sending). */
  @Column({ type: 'timestamptz', nullable: true })
  receptionDueAt: Date | null;

  /** The legal promise; `null` for a procedure without any limit. */
  @Column({ type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  /** Internal aim, earlier than the due date. */
  @Column({ type: 'timestamptz', nullable: true })
  targetAt: Date | null;

  /** By when the applicant must supplement. */
  @Column({ type: 'timestamptz', nullable: true })
  supplementDueAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  stepStartedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  stepDueAt: Date | null;

  /** What the work queue is ordered by, earliest first; see `placeInQueue` of `deadlines`. */
  @Column({ type: 'timestamptz', nullable: true })
  queueAt: Date | null;

  /**
   * Until then the promised date can be kept; who waits longer is placed anew by the sweep. Null: the
   * date cannot be kept any more, nothing was promised, or it is not the office's turn.
   */
  @Column({ type: 'timestamptz', nullable: true })
  keptUntil: Date | null;

  /**
   * When the draft of apology and new date is due: some days before the limit runs out, or earlier,
   * when the steps that remain no longer fit into it. Null while the clock stands still, and once it
   * has been drafted.
   */
  @Column({ type: 'timestamptz', nullable: true })
  extensionDraftAt: Date | null;
}
