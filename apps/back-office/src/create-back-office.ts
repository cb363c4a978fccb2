import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, systemClock } from '@portal/kernel';
import { type Config, createLogger, ROOT_DIR } from '@portal/platform';
import { loadOrganisation } from '@portal/procedures';
import { createWebApp, type WebAppOptions } from '@portal/web';
import { BackOfficeModule } from './back-office.module';
import { backOfficeSite } from './site';

/**
 * Makes the back office, ready to listen.
 * @param clock stands for the machine's clock in tests and simulations
 */
export function createBackOffice(
  config: Config,
  clock: Clock = systemClock,
  more: Partial<Pick<WebAppOptions, 'strict'>> = {},
): Promise<NestFastifyApplication> {
  return createWebApp(BackOfficeModule.for(config, clock), {
    app: 'back-office',
    config,
    logger: createLogger('back-office', config.LOG_LEVEL),
    site: backOfficeSite(loadOrganisation(ROOT_DIR)),
    ...more,
  });
}
