import type { SecurityHeadersOptions } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Seconds of HSTS: one year, as the preload lists ask. */
const HSTS_MAX_AGE = 31_536_000;

/** No page needs any of these. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

function headersFor(https: boolean): SecurityHeadersOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: "'none'",
        scriptSrc: "'self'",
        styleSrc: "'self'",
        fontSrc: "'self'",
        imgSrc: "'self'",
        connectSrc: "'self'",
        manifestSrc: "'self'",
        formAction: "'self'",
        frameAncestors: "'none'",
        baseUri: "'none'",
        // On plain http (one machine, no certificate) it would break every link.
        ...(https ? { upgradeInsecureRequests: true } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: HSTS_MAX_AGE, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}

/**
 * Headers on every answer, and refusal of requests that another site caused (Fetch Metadata and
 * Origin). Call before routes are registered.
 * @param publicUrl address in the browser's bar; behind a proxy that rewrites Host it stands for it
 */
export function secure(app: NestFastifyApplication, publicUrl: string): void {
  app.useSecurityHeaders(headersFor(publicUrl.startsWith('https://')));
  app.enableCsrfProtection({ trustedOrigins: [new URL(publicUrl).origin] });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.header('permissions-policy', PERMISSIONS_POLICY);
      done();
    });
}
