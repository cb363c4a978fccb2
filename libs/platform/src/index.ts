export {
  calendarsFolder,
  type Config,
  CONFIG,
  ConfigError,
  DEMONSTRATION_SECRET_PREFIX,
  loadConfig,
  proceduresFolder,
  readConfig,
} from './config/config';
export { isDatabaseAway, isTextRefused, isUniqueViolation } from './database/database-errors';
export { databaseOptions, DatabaseModule } from './database/database.module';
export { migrations } from './database/migrations';
export { SnakeNamingStrategy } from './database/naming-strategy';
export { createLogger, type Logger, LOGGER, type LogTarget, NestLogger } from './logger';
export { PlatformModule } from './platform.module';
export { ROOT_DIR } from './root-dir';
export { describeStartFault, type Listening } from './start-fault';
