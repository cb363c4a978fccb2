import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a party is. */
export type PartyKind = 'person' | 'organisation';

/** A person or organisation that owns dossiers. */
@Entity('party')
@Check('ck_party_kind', `kind IN ('person', 'organisation')`)
@Check('ck_party_name', `length(name) BETWEEN 1 AND 300`)
@Index('ix_party_name_folded', ['nameFolded'])
export class Party {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_party' })
  id: string;

  @Column({ type: 'text' })
  kind: PartyKind;

  @Column({ type: 'text' })
  name: string;

  /** `foldText(name)`: what is searched. */
  @Column({ type: 'text' })
  nameFolded: string;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
