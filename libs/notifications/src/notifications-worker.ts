import {
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { JobWorker } from '@portal/jobs';
import { OutboxListener } from './relay/outbox-listener';
import { OutboxRelay } from './relay/outbox-relay';
import { NoticeSender } from './send/notice-sender';

/** Starts and stops the parts in the order in which they need each other. */
@Injectable()
export class NotificationsWorker implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly jobs: JobWorker,
    private readonly sender: NoticeSender,
    private readonly relay: OutboxRelay,
    private readonly listener: OutboxListener,
  ) {}

  onModuleInit(): void {
    this.jobs.register('send-notice', ({ noticeId }) => this.sender.send(noticeId));
  }

  onApplicationBootstrap(): void {
    this.listener.start(() => this.relay.wake());
    this.relay.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.relay.stop();
  }
}
