export { notificationsEntities } from './entities';
export type {
  DossierFacts,
  NomineeOutcome,
  NoticeData,
  NoticeDataOf,
  PromisedDate,
} from './kinds/notice-data';
export {
  isNoticeKind,
  NOTICE_KINDS,
  noticeKinds,
  type NoticeKindRules,
  type RecipientRule,
} from './kinds/notice-kinds';
export type {
  NoPayload,
  NoticeKind,
  NoticePayloads,
  Recipient,
  SecretNoticeKind,
  TimeMark,
} from './kinds/notice-payloads';
export { noticeSamples } from './kinds/notice-samples';
export { Mailer, MailError, type MailReceipt, type OutgoingMail } from './mailer/mailer';
export { SmtpMailer } from './mailer/smtp-mailer';
export { NotificationsModule } from './notifications.module';
export {
  NotificationsWorkerModule,
  type NotificationsWorkerOptions,
} from './notifications-worker.module';
export { DeliveryAttempt, type DeliveryResult } from './outbox/delivery-attempt.entity';
export { enqueueNotice, enqueueNotices, type NoticeOrder } from './outbox/enqueue-notice';
export { type NoticeBacklog, noticeBacklog } from './outbox/notice-backlog';
export { Notice, type NoticeState } from './outbox/notice.entity';
export { OutboxRow } from './outbox/outbox-row.entity';
export { OutboxListener } from './relay/outbox-listener';
export {
  OutboxRelay,
  type OutboxRelayParts,
  type RelayTiming,
  usualRelayTiming,
} from './relay/outbox-relay';
export {
  NoticeRenderer,
  type NoticeRendererOptions,
  type RenderedNotice,
} from './render/notice-renderer';
export { NoticeRecords } from './send/notice-records';
export { NoticeSender, type NoticeSenderParts } from './send/notice-sender';
export { type LoadedNotice, type NoticeRequest, NoticeSource } from './send/notice-source';
