import { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSourceOptions } from 'typeorm';
import { Config, CONFIG } from '../config/config';
import { migrations } from './migrations';
import { SnakeNamingStrategy } from './naming-strategy';

/** How every process reaches PostgreSQL; `synchronize` stays off, the schema comes from migrations. */
export function databaseOptions(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>) {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL,
    namingStrategy: new SnakeNamingStrategy(),
    migrations,
    synchronize: false,
    migrationsRun: false,
    extra: { connectionTimeoutMillis: 5_000, statement_timeout: 30_000 },
  } satisfies DataSourceOptions;
}

/** Connects; the entities are those that the modules of the libraries register. */
export const DatabaseModule: DynamicModule = TypeOrmModule.forRootAsync({
  inject: [CONFIG],
  useFactory: (config: Config) => ({
    ...databaseOptions(config),
    autoLoadEntities: true,
    retryAttempts: 20,
    retryDelay: 1_000,
  }),
});
