import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, systemClock } from '@portal/kernel';
import { type Config, createLogger, ROOT_DIR } from '@portal/platform';
import { loadOrganisation } from '@portal/procedures';
import { createWebApp, type WebAppOptions } from '@portal/web';
import { IntakeModule } from './intake.module';
import { intakeSite } from './site';

/**
 * Makes the intake, ready to listen.
 * @param clock stands for the machine's clock in tests and simulations
 */
export function createIntake(
  config: Config,
  clock: Clock = systemClock,
  more: Partial<Pick<WebAppOptions, 'strict'>> = {},
): Promise<NestFastifyApplication> {
  return createWebApp(IntakeModule.for(config, clock), {
    app: 'intake',
    config,
    logger: createLogger('intake', config.LOG_LEVEL),
    site: intakeSite(loadOrganisation(ROOT_DIR)),
    ...more,
  });
}
