import { join } from 'node:path';
import { DynamicModule, Global, Module, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { IdentityModule } from '@portal/identity';
import { ROOT_DIR } from '@portal/platform';
import { ErrorPagesFilter } from '../errors/error-pages.filter';
import { PermissionGuard } from '../guard/permission.guard';
import { HealthController } from '../health/health.controller';
import { LimitGuard } from '../limits/limit';
import { MessageCatalogue } from '../messages/message-catalogue';
import { WEB_OPTIONS, type WebAppOptions } from '../options';
import { Assets } from '../pages/assets';
import { NoticeCookie } from '../pages/notice-cookie';
import { PageRenderer } from '../pages/page-renderer';
import { SessionCookie } from '../session/session-cookie';

const catalogueOf = ({ logger, strict }: WebAppOptions): MessageCatalogue =>
  new MessageCatalogue(join(ROOT_DIR, 'templates/messages'), {
    strict: strict ?? false,
    onMissing: (code, reason) => logger.warn({ code, reason }, 'message missing'),
  });

/** Wraps the module of an app with everything that its pages stand on. */
@Global()
@Module({})
export class WebModule {
  /** Made by `createWebApp`; an app never imports it itself. */
  static around(rootModule: Type | DynamicModule, options: WebAppOptions): DynamicModule {
    return {
      module: WebModule,
      imports: [rootModule, IdentityModule],
      controllers: [HealthController],
      providers: [
        { provide: WEB_OPTIONS, useValue: options },
        { provide: MessageCatalogue, useFactory: () => catalogueOf(options) },
        {
          provide: Assets,
          useFactory: () => new Assets(options.assetsDir ?? join(ROOT_DIR, 'dist/assets')),
        },
        NoticeCookie,
        PageRenderer,
        SessionCookie,
        { provide: APP_FILTER, useClass: ErrorPagesFilter },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
      ],
      exports: [MessageCatalogue, PageRenderer, SessionCookie],
    };
  }
}
