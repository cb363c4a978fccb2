import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Actor, identityEntities, IdentityModule } from '@portal/identity';
import { createLogger, type Logger, PlatformModule, readConfig } from '@portal/platform';
import { type AppName, createWebApp, type Site } from '@portal/web';
import { createTestDatabase, TestDatabase } from './test-database';

/** What a tiny app of a test is made of. */
export interface TinyWebAppOptions {
  readonly controllers: Type[];
  readonly app?: AppName;
  readonly pagesDir?: string;
  readonly assetsDir?: string;
  readonly publicUrl?: string;
  readonly logger?: Logger;
}

/** A web app with a database of its own. */
export interface TinyWebApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

const site: Site = {
  authority: 'Ủy ban nhân dân tỉnh Hà Tĩnh',
  service: 'Vinh Danh',
  tagline: 'Dịch vụ công về thi đua, khen thưởng',
  homePath: '/',
  signInPath: '/dang-nhap',
  signOutPath: '/dang-xuat',
  navigation: (actor: Actor) =>
    actor.kind === 'system'
      ? []
      : [
          { text: 'Thủ tục', href: '/' },
          { text: 'Hồ sơ của tôi', href: '/gallery' },
          { text: 'Tra cứu', href: '/tra-cuu' },
        ],
  footerLinks: [{ text: 'Khả năng tiếp cận', href: '/tiep-can' }],
  contact: 'Điện thoại: 0239 000 0000',
};

/** Makes a web app around some controllers, as an app's main file does. */
export async function createTinyWebApp(options: TinyWebAppOptions): Promise<TinyWebApp> {
  const database = await createTestDatabase(identityEntities);
  const publicUrl = options.publicUrl ?? 'http://localhost:3000';
  const config = readConfig({
    DATABASE_URL: database.url,
    SMTP_URL: 'smtp://localhost:2525',
    MAIL_FROM: 'Vinh Danh <khong-tra-loi@localhost>',
    SESSION_SECRET: 'demonstration-secret-of-the-tests-0123456789',
    DEMONSTRATION: '1',
    INTAKE_URL: publicUrl,
    BACK_OFFICE_URL: publicUrl,
    LOG_LEVEL: 'silent',
  });
  const appName = options.app ?? 'intake';
  const root: DynamicModule = {
    module: class TinyModule {},
    imports: [PlatformModule.forApp(appName, config), IdentityModule],
    controllers: options.controllers,
  };
  const app = await createWebApp(root, {
    app: appName,
    config,
    site,
    strict: true,
    logger: options.logger ?? createLogger(appName, 'silent'),
    ...(options.pagesDir ? { pagesDir: options.pagesDir } : {}),
    ...(options.assetsDir ? { assetsDir: options.assetsDir } : {}),
  });
  const close = async (): Promise<void> => {
    await app.close();
    await database.dispose();
  };
  return { app, database, close };
}
