import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Counters of rate-limiter-flexible. The library inserts by position: the order and the types of the
 * columns are its own (key, points, expire).
 */
@Entity('rate_limit')
@Index('ix_rate_limit_expire', ['expire'])
export class RateLimitCounter {
  /** Name of the limit and a hash of what is counted: no address and no name of anybody. */
  @PrimaryColumn({ type: 'varchar', length: 255, primaryKeyConstraintName: 'pk_rate_limit' })
  key: string;

  @Column({ type: 'integer', default: 0 })
  points: number;

  /** Milliseconds since 1970-01-01 (UTC). */
  @Column({ type: 'bigint', nullable: true })
  expire: string | null;
}
