import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { notificationsEntities } from './entities';

/** For processes that only record notices (`enqueueNotice`): no queue, no mail server. */
@Module({ imports: [TypeOrmModule.forFeature(notificationsEntities)] })
export class NotificationsModule {}
