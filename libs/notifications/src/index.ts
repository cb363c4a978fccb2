export { notificationsEntities } from './entities';
export type { DossierFacts, NomineeOutcome, NoticeData, NoticeDataOf } from './kinds/notice-data';
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
} from './kinds/notice-payloads';
export { NotificationsModule } from './notifications.module';
export { DeliveryAttempt, type DeliveryResult } from './outbox/delivery-attempt.entity';
export { enqueueNotice, type NoticeOrder } from './outbox/enqueue-notice';
export { Notice, type NoticeState } from './outbox/notice.entity';
export { OutboxRow } from './outbox/outbox-row.entity';
export { type LoadedNotice, type NoticeRequest, NoticeSource } from './send/notice-source';
