import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config, CONFIG, ROOT_DIR } from '@portal/platform';
import { join } from 'node:path';
import { notificationsEntities } from './entities';
import { NoticeRenderer } from './render/notice-renderer';
import { senderName } from './send/mail-identity';

/**
 * For processes that record notices (`enqueueNotice`) and show them before they go
 * (`NoticeRenderer`): no queue, no mail server. A kind without template or sample refuses to start.
 */
@Module({
  imports: [TypeOrmModule.forFeature(notificationsEntities)],
  providers: [
    {
      provide: NoticeRenderer,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new NoticeRenderer({
          root: join(ROOT_DIR, 'templates/email'),
          senderName: senderName(config.MAIL_FROM),
          demonstration: config.DEMONSTRATION,
        }),
    },
  ],
  exports: [NoticeRenderer],
})
export class NotificationsModule {}
