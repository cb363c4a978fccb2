import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, createLogger, loadConfig, NestLogger } from '@portal/platform';
import { serveHealth } from './health-server';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger('worker', config.LOG_LEVEL);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  const health = serveHealth(app);
  health.once('error', (error: NodeJS.ErrnoException) => {
    logger.fatal({ code: error.code }, `WORKER_PORT ${config.WORKER_PORT}: cannot listen`);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  health.listen(config.WORKER_PORT, config.HOST, () => {
    logger.info({ port: config.WORKER_PORT }, 'working');
  });
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : String((error as Error).stack);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
