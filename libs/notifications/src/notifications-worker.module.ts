import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { type Clock, CLOCK } from '@portal/kernel';
import { JobQueue } from '@portal/jobs';
import { type Config, CONFIG, LOGGER, type Logger } from '@portal/platform';
import { DataSource } from 'typeorm';
import { Mailer } from './mailer/mailer';
import { SmtpMailer } from './mailer/smtp-mailer';
import { NotificationsModule } from './notifications.module';
import { NotificationsWorker } from './notifications-worker';
import { OutboxListener } from './relay/outbox-listener';
import { OutboxRelay } from './relay/outbox-relay';
import { NoticeRenderer } from './render/notice-renderer';
import { senderDomain } from './send/mail-identity';
import { NoticeRecords } from './send/notice-records';
import { NoticeSender } from './send/notice-sender';
import { NoticeSource } from './send/notice-source';

/** How the worker finds the facts of notices. */
export interface NotificationsWorkerOptions {
  /** Modules that the source's own dependencies come from. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly source: new (...args: never[]) => NoticeSource;
}

const infrastructure = [
  {
    provide: Mailer,
    inject: [CONFIG],
    useFactory: (config: Config) => new SmtpMailer(config.SMTP_URL, config.MAIL_FROM),
  },
  {
    provide: OutboxListener,
    inject: [CONFIG, LOGGER],
    useFactory: (config: Config, logger: Logger) => new OutboxListener(config.DATABASE_URL, logger),
  },
  {
    provide: OutboxRelay,
    inject: [DataSource, JobQueue, CLOCK, LOGGER],
    useFactory: (...parts: [DataSource, JobQueue, Clock, Logger]) => {
      const [dataSource, queue, clock, logger] = parts;
      return new OutboxRelay({ dataSource, queue, clock, logger });
    },
  },
];

const sender = {
  provide: NoticeSender,
  inject: [
    ...[DataSource, NoticeSource, NoticeRenderer, Mailer],
    ...[OutboxListener, CLOCK, LOGGER, CONFIG],
  ],
  useFactory: (
    ...parts: [
      ...[DataSource, NoticeSource, NoticeRenderer, Mailer],
      ...[OutboxListener, Clock, Logger, Config],
    ]
  ) => {
    const [dataSource, source, renderer, mailer, listener, clock, logger, config] = parts;
    return new NoticeSender({
      ...{ source, renderer, mailer, clock, logger },
      records: new NoticeRecords(dataSource),
      domain: senderDomain(config.MAIL_FROM),
      processNumber: listener.processNumber,
    });
  },
};

/** For the process that sends: relay, recovery sweep and the handler of `send-notice`. */
@Module({})
export class NotificationsWorkerModule {
  /** Needs `JobsModule.forConfig()` beside it. */
  static with({ imports, source }: NotificationsWorkerOptions): DynamicModule {
    return {
      module: NotificationsWorkerModule,
      imports: [NotificationsModule, ...imports],
      providers: [
        ...infrastructure,
        sender,
        { provide: NoticeSource, useClass: source },
        NotificationsWorker,
      ],
      exports: [Mailer],
    };
  }
}
