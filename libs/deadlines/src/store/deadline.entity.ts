import type { PlainDate } from '@portal/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CountingRule, Extension, Mark, Outcome } from '../core';

/**
 * Which clock of a dossier: the desk's answer to a sending, the legal limit, one step of the
 * procedure, the applicant's answer to a supplement request.
 */
export type DeadlineKind = 'reception' | 'legal' | 'step' | 'supplement';

/** Name of the index that lets one clock of a kind run per dossier. */
export const UNIQUE_RUNNING_DEADLINE = 'uq_deadline_running';

/** An extension as the column keeps it. */
export type StoredExtension = Omit<Extension, 'at'> & { readonly at: string };

/** One run of a clock: from its start to its end, with the date that it promises. */
@Entity('deadline')
@Index('ix_deadline_dossier', ['dossierId', 'kind', 'startedAt'])
@Index('ix_deadline_due', ['dueAt'], { where: 'ended_at IS NULL' })
@Index('ix_deadline_mark', ['nextMarkAt', 'id'], { where: 'next_mark_at IS NOT NULL' })
// What figures of a period are made of: all clocks of a kind, and what one person ended.
@Index('ix_deadline_ended', ['kind', 'endedAt'])
@Index('ix_deadline_ended_by', ['endedBy', 'endedAt'], { where: 'ended_by IS NOT NULL' })
@Index(UNIQUE_RUNNING_DEADLINE, ['dossierId', 'kind'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@Check('ck_deadline_kind', `kind IN ('reception', 'legal', 'step', 'supplement')`)
@Check('ck_deadline_step', `(kind = 'step') = (step_id IS NOT NULL)`)
@Check('ck_deadline_outcome', `outcome IN ('early', 'on_time', 'late')`)
@Check('ck_deadline_end', `(ended_at IS NULL) = (outcome IS NULL)`)
export class Deadline {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_deadline' })
  id: string;

  @Column({ type: 'uuid' })
  dossierId: string;

  @Column({ type: 'text' })
  kind: DeadlineKind;

  /** Step of the procedure version, for the kind `step`. */
  @Column({ type: 'text', nullable: true })
  stepId: string | null;

  /** The rule as it was when the clock started: a later change of configuration does not reach it. */
  @Column({ type: 'jsonb' })
  rule: CountingRule;

  @Column({ type: 'timestamptz' })
  startedAt: Date;

  /** The arrival that the date is counted from: later than `startedAt` after a restart. */
  @Column({ type: 'timestamptz' })
  countedFromAt: Date;

  @Column({ type: 'timestamptz' })
  dueAt: Date;

  /** Legal day of `dueAt` on the office's calendar. */
  @Column({ type: 'date' })
  dueDate: PlainDate;

  /** Part of the limit that the internal target takes; null: no target. */
  @Column({ type: 'double precision', nullable: true })
  targetShare: number | null;

  /** Internal target, never after `dueAt`. */
  @Column({ type: 'timestamptz', nullable: true })
  targetAt: Date | null;

  /** Year → content hash of the calendar that the date was computed with. */
  @Column({ type: 'jsonb' })
  calendars: Record<string, string>;

  /** The date leans on days that are not announced yet (decision 6). */
  @Column({ type: 'boolean' })
  provisional: boolean;

  /** When somebody must hear of it along the way; like the rule, as it was when the clock started. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  marks: readonly Mark[];

  /** How many marks of this count have fallen due and were told. */
  @Column({ type: 'int', default: 0 })
  marksPassed: number;

  /** When the next mark falls due; null while paused, when none is left, when the clock has ended. */
  @Column({ type: 'timestamptz', nullable: true })
  nextMarkAt: Date | null;

  /** The one extension that was granted. */
  @Column({ type: 'jsonb', nullable: true })
  extension: StoredExtension | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Member of staff whose act ended it; null while it runs, and when nobody of the office did. */
  @Column({ type: 'uuid', nullable: true })
  endedBy: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: Outcome | null;
}
