import { Global, Module, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { identityEntities, IdentityModule } from '@portal/identity';
import { CLOCK, ManualClock } from '@portal/kernel';
import { createLogger, LOGGER, NestLogger } from '@portal/platform';
import { createTestDatabase, TestDatabase } from '@test/test-database';
import { EntityManager } from 'typeorm';

/** The library on a database of its own, with a clock that stands still. */
export interface IdentityUnderTest {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  get<T>(type: Type<T>): T;
  inTransaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** As another instance of the same app would: same database, nothing shared in memory. */
  another(): Promise<IdentityUnderTest>;
  dispose(): Promise<void>;
}

async function compile(database: TestDatabase, clock: ManualClock): Promise<IdentityUnderTest> {
  @Global()
  @Module({
    providers: [
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: createLogger('test', 'silent') },
    ],
    exports: [CLOCK, LOGGER],
  })
  class TestPlatform {}

  const connection = TypeOrmModule.forRootAsync({
    useFactory: () => ({ type: 'postgres' as const }),
    dataSourceFactory: async () => database.dataSource,
  });
  const nest = await Test.createTestingModule({
    imports: [TestPlatform, connection, IdentityModule],
  })
    .setLogger(new NestLogger(createLogger('test', 'silent')))
    .compile();
  return {
    database,
    clock,
    get: (type) => nest.get(type),
    inTransaction: (work) => database.dataSource.transaction(work),
    another: () => compile(database, clock),
    dispose: () => database.dispose(),
  };
}

/** Makes the database and compiles `IdentityModule` on it. */
export async function createIdentityUnderTest(): Promise<IdentityUnderTest> {
  const clock = new ManualClock(new Date('2026-11-23T01:00:00Z'));
  return compile(await createTestDatabase(identityEntities), clock);
}
