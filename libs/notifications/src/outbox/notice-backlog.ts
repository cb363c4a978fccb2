import type { EntityManager } from 'typeorm';

/** How the sending of notices is doing. */
export interface NoticeBacklog {
  /** Released and neither sent nor failed. */
  readonly waiting: number;
  readonly failed: number;
  /** Seconds since the oldest waiting one was released; 0 when none waits. */
  readonly oldestSeconds: number;
}

const QUERY = `
  SELECT count(*) FILTER (WHERE n.state <> 'failed')::int AS waiting,
         count(*) FILTER (WHERE n.state = 'failed')::int AS failed,
         coalesce(extract(epoch FROM $1::timestamptz
           - min(o.release_at) FILTER (WHERE n.state <> 'failed')), 0)::int AS "oldestSeconds"
    FROM notice n JOIN outbox o USING (id)
   WHERE n.state <> 'sent' AND o.release_at <= $1`;

/** For health and metrics: notices are late when the oldest has waited over 5 minutes. */
export async function noticeBacklog(manager: EntityManager, now: Date): Promise<NoticeBacklog> {
  const [row] = await manager.query<NoticeBacklog[]>(QUERY, [now]);
  return row ?? { waiting: 0, failed: 0, oldestSeconds: 0 };
}
