/** NOTIFY channel on which the relay is woken; wakes at commit, carries nothing. */
export const OUTBOX_CHANNEL = 'portal_outbox';
