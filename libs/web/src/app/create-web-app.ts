import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { newLegibleKey } from '@portal/kernel';
import { NestLogger } from '@portal/platform';
import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { badAddressPage } from '../errors/emergency-page';
import { assertEveryRouteIsGuarded } from '../guard/route-rules';
import { WebAppOptions } from '../options';
import { Assets, ASSETS_PREFIX } from '../pages/assets';
import { publicUrlOf } from '../session/public-url';
import { MAX_UPLOAD_BYTES } from '../uploads/receive-upload';
import { compressPages } from './compress';
import {
  endConnectionsOnClose,
  forbidCaching,
  logRequests,
  nameRequests,
  readActor,
} from './request-hooks';
import { secure } from './security';
import { endUnusedConnectionsOnClose } from './unused-connections';
import { WebModule } from './web.module';

/** Bytes of a form without files: 200 nominees with long texts stay below. */
const BODY_LIMIT = 1_048_576;

/** Fields that come with a file: a decision on 200 nominees stays below. */
const MAX_UPLOAD_FIELDS = 1_000;

/** Characters of base 32: 50 bits, short enough to read out over the phone. */
const REQUEST_ID_LENGTH = 10;

/** An address that the router cannot read reaches no controller and no error filter. */
function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(error.statusCode ?? 400)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(badAddressPage());
}

function adapterFor({ config, logger }: WebAppOptions): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    // Its lines hold addresses and queries; ours hold route patterns.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // Exactly one proxy: what its client claims to be forwarding is not believed.
    trustProxy: config.TRUST_PROXY ? (_address, hop) => hop < 1 : false,
    requestIdHeader: false,
    genReqId: () => newLegibleKey(REQUEST_ID_LENGTH),
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
    requestTimeout: 120_000, // 20 MB over a slow phone
    multipart: {
      throwFileSizeLimit: false, // receiveUpload refuses with a code of ours
      limits: {
        fileSize: MAX_UPLOAD_BYTES + 1,
        files: 1,
        fields: MAX_UPLOAD_FIELDS,
        fieldSize: 100_000,
        fieldNameSize: 200,
        parts: MAX_UPLOAD_FIELDS + 1,
      },
    },
  });
}

async function serveAssets(app: NestFastifyApplication, options: WebAppOptions): Promise<void> {
  const assets = app.get(Assets);
  if (!assets.built) {
    options.logger.warn({ folder: assets.folder }, 'no assets: run node tools/assets/build.mjs');
    return;
  }
  await app.register(fastifyStatic, {
    root: assets.folder,
    prefix: ASSETS_PREFIX,
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true, // names carry a hash of the content
    maxAge: '365d',
  });
}

/**
 * Makes a web process out of an app's module: Fastify, sessions, permission guard, error pages,
 * security headers, assets and health, all initialised; the caller listens.
 * @throws Error when a route names neither `@Allow` nor `@Public`, or a template does not compile
 */
export async function createWebApp(
  rootModule: Type | DynamicModule,
  options: WebAppOptions,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WebModule.around(rootModule, options),
    adapterFor(options),
    { logger: new NestLogger(options.logger), abortOnError: false },
  );
  assertEveryRouteIsGuarded(app);
  nameRequests(app);
  secure(app, publicUrlOf(options));
  await app.register(fastifyCookie, { secret: options.config.SESSION_SECRET });
  readActor(app);
  forbidCaching(app);
  compressPages(app);
  logRequests(app, options.logger);
  endConnectionsOnClose(app);
  endUnusedConnectionsOnClose(app);
  await serveAssets(app, options);
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
