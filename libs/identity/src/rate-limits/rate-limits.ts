import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CodedError } from '@portal/kernel';
import { isDatabaseAway, type Logger, LOGGER } from '@portal/platform';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { RateLimitCounter } from '../entities/rate-limit.entity';
import { RATE_LIMIT_NAMES, RATE_LIMITS, type RateLimitName } from './limits';

interface Limiter {
  readonly shared: RateLimiterPostgres;
  /** Counts in this process alone while the database is away. */
  readonly own: RateLimiterMemory;
}

/** Clocks of instances may differ a little. */
const KEPT_AFTER_END_MS = 3_600_000;

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

const minutesUntil = (outcome: RateLimiterRes): number =>
  Math.max(1, Math.ceil(outcome.msBeforeNext / 60_000));

/**
 * Counts tries in the database, so that every instance knows of them. It takes a connection of its
 * own: call it before a transaction begins, or a full pool waits for itself; and what it counted
 * stays counted when the transaction rolls back.
 */
@Injectable()
export class RateLimits {
  private readonly limiters: ReadonlyMap<RateLimitName, Limiter>;

  constructor(
    dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.limiters = new Map(
      RATE_LIMIT_NAMES.map((name) => [name, this.limiterFor(name, dataSource)]),
    );
  }

  /**
   * Counts one try.
   * @param parts what is counted, such as an address; only a hash of it is stored
   * @throws CodedError `rate.too_many` (with `minutes` to wait) beyond the limit
   */
  async consume(name: RateLimitName, ...parts: string[]): Promise<void> {
    const refusal = await this.count(name, keyOf(parts));
    if (refusal) {
      throw new CodedError('rate_limited', 'rate.too_many', { minutes: minutesUntil(refusal) });
    }
  }

  /** Counts one try and tells whether it was within the limit. */
  async tryConsume(name: RateLimitName, ...parts: string[]): Promise<boolean> {
    return (await this.count(name, keyOf(parts))) === undefined;
  }

  /** Takes one try back: it turned out to be in order. */
  async giveBack(name: RateLimitName, ...parts: string[]): Promise<void> {
    await this.onStore(name, (limiter) => limiter.reward(keyOf(parts)));
  }

  /** Begins anew. */
  async forget(name: RateLimitName, ...parts: string[]): Promise<void> {
    await this.onStore(name, (limiter) => limiter.delete(keyOf(parts)));
  }

  /**
   * Removes counters that ended over an hour ago.
   * @returns how many
   */
  async purge(tx: EntityManager, now: Date): Promise<number> {
    const { affected } = await tx.delete(RateLimitCounter, {
      expire: LessThan(String(now.getTime() - KEPT_AFTER_END_MS)),
    });
    return affected ?? 0;
  }

  private async count(name: RateLimitName, key: string): Promise<RateLimiterRes | undefined> {
    try {
      await this.onStore(name, (limiter) => limiter.consume(key));
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    }
  }

  /** The database being away must not open the door to guessing, nor close the pages that need none. */
  private async onStore(
    name: RateLimitName,
    act: (limiter: RateLimiterPostgres | RateLimiterMemory) => Promise<unknown>,
  ): Promise<void> {
    const { shared, own } = this.limiters.get(name)!;
    try {
      await act(shared);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      this.logger.warn({ limit: name }, 'database away: tries are counted in this process alone');
      await act(own);
    }
  }

  private limiterFor(name: RateLimitName, dataSource: DataSource): Limiter {
    const { points, seconds: duration } = RATE_LIMITS[name];
    const shared = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limit',
      tableCreated: true,
      // The library's own timer outlives the process's database; the worker sweeps instead.
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration,
      // Beyond the limit this process refuses by itself until the window ends.
      inMemoryBlockOnConsumed: points + 1,
    });
    return { shared, own: new RateLimiterMemory({ keyPrefix: name, points, duration }) };
  }
}
