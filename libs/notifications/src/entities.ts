import { DeliveryAttempt } from './outbox/delivery-attempt.entity';
import { Notice } from './outbox/notice.entity';
import { OutboxRow } from './outbox/outbox-row.entity';

/** The tables of this library. */
export const notificationsEntities = [OutboxRow, Notice, DeliveryAttempt];
