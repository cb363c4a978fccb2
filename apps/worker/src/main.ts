import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import {
  createLogger,
  describeStartFault,
  type Listening,
  loadConfig,
  NestLogger,
} from '@portal/platform';
import { serveHealth } from './health-server';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  let listening: Listening | undefined;
  try {
    const config = loadConfig();
    listening = { variable: 'WORKER_PORT', port: config.WORKER_PORT, host: config.HOST };
    const logger = createLogger('worker', config.LOG_LEVEL);
    const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
      logger: new NestLogger(logger),
      abortOnError: false,
    });
    app.enableShutdownHooks();
    const health = serveHealth(app).listen(listening.port, listening.host);
    await once(health, 'listening');
    logger.info({ port: listening.port }, 'working');
  } catch (error) {
    // Work that has begun meanwhile is safe: whoever comes next takes it over.
    process.stderr.write(`${describeStartFault(error, listening)}\n`);
    process.exit(1);
  }
}

void main();
