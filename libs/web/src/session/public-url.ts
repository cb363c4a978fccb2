import { WebAppOptions } from '../options';

/** The public address of the app, which decides about secure cookies, HSTS and trusted origins. */
export function publicUrlOf({ app, config }: Pick<WebAppOptions, 'app' | 'config'>): string {
  return app === 'intake' ? config.INTAKE_URL : config.BACK_OFFICE_URL;
}
