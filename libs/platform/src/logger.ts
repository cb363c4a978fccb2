import { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** The process's structured log: one JSON object per line on standard output. */
export type { Logger } from 'pino';

/** Token under which the Logger is injected. */
export const LOGGER = Symbol('Logger');

/** Where a log goes: standard output of servers, standard error of programs that print a result. */
export type LogTarget = 'stdout' | 'stderr';

/** Makes the log of one process; `app` names it in every line. Personal data has no place in it. */
export function createLogger(app: string, level: string, target: LogTarget = 'stdout'): Logger {
  const options = { level, base: { app }, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ fd: target === 'stdout' ? 1 : 2, sync: true }));
}

/** Lets the framework write into the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}
